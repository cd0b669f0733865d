package dev.turnstone.replay.captured;

import dev.turnstone.documents.raw.Names;
import dev.turnstone.documents.raw.RawJson;

import org.jspecify.annotations.Nullable;

/// What the source answered about one write. Fields that were not told are null, or -1.
record ItemAnswer(
        @Nullable String index,
        @Nullable String id,
        int status,
        long seqNo,
        long term,
        String result,
        String reason) {
    private static final Names FIELDS =
            Names.of("_index", "_id", "status", "_seq_no", "_primary_term", "result", "error");
    private static final Names ERROR = Names.of("reason", "caused_by");

    /// What Lucene refuses after the number was given.
    private static final String TOO_LONG = "immense term";

    /// Reads the object that the cursor stands before.
    static ItemAnswer read(RawJson json) {
        @Nullable String index = null;
        @Nullable String id = null;
        int status = 0;
        long seqNo = -1;
        long term = -1;
        String result = "";
        String reason = "";
        json.enterObject();
        int name;
        while ((name = json.nextField(FIELDS)) != Names.END) {
            switch (name) {
                case 0 -> index = json.string();
                case 1 -> id = json.string();
                case 2 -> status = Math.toIntExact(json.number());
                case 3 -> seqNo = json.number();
                case 4 -> term = json.number();
                case 5 -> result = json.string();
                case 6 -> reason = reasons(json);
                default -> json.skip();
            }
        }
        return new ItemAnswer(index, id, status, seqNo, term, result, reason);
    }

    @Nullable Numbers numbers() {
        return seqNo >= 0 && term > 0 ? new Numbers(term, seqNo) : null;
    }

    boolean isSuccess() {
        return status >= 200 && status < 300 || status == 0 && seqNo >= 0;
    }

    /// The client had the answer cut down to less than what is needed.
    boolean isMuted() {
        return status == 0 && seqNo < 0;
    }

    ItemAnswer withStatus(int whole) {
        return new ItemAnswer(index, id, whole, seqNo, term, result, reason);
    }

    boolean isNoop() {
        return result.equals("noop");
    }

    /// The server began to work and did not say how that ended.
    boolean isAmbiguous() {
        return status >= 500 || status == 408;
    }

    boolean usedANumber() {
        return reason.contains(TOO_LONG);
    }

    private static String reasons(RawJson json) {
        if (!json.isObject()) {
            return json.string();
        }
        var reasons = new StringBuilder();
        json.enterObject();
        int name;
        while ((name = json.nextField(ERROR)) != Names.END) {
            switch (name) {
                case 0 -> reasons.append(json.string()).append(' ');
                case 1 -> reasons.append(reasons(json));
                default -> json.skip();
            }
        }
        return reasons.toString();
    }
}
