package dev.turnstone.documents.raw;

/// The text ends too early or is no JSON. Where it came from is for the catcher to say.
public final class MalformedJson extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedJson(String problem) {
        super(problem);
    }

    MalformedJson(String problem, int at) {
        super(problem + " at byte " + at);
    }
}
