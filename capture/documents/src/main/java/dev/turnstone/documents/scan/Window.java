package dev.turnstone.documents.scan;

/// How many sequence numbers to ask for next, so that an answer holds as many documents as fit.
///
/// Numbers of overwritten and deleted documents are gaps: the window widens over them and narrows
/// where documents are dense or large.
final class Window {
    private static final int GROWTH = 8;
    private static final double SLACK = 0.9;

    private final int mostDocuments;
    private final long bytes;
    private int documents;
    private long width;
    private long untilDense = Long.MAX_VALUE;
    private boolean unsure;

    Window(int mostDocuments, long bytes, long documentBytes) {
        this.mostDocuments = mostDocuments;
        this.bytes = bytes;
        this.documents = fitting(documentBytes);
        this.width = documents;
    }

    /// How many numbers the next question spans.
    long width() {
        return width;
    }

    /// How many documents the next question may bring.
    int documents() {
        return documents;
    }

    /// The whole window was read: `found` documents within `asked` numbers, `answerBytes` long.
    void read(long asked, int found, long answerBytes) {
        untilDense =
                untilDense > asked && untilDense != Long.MAX_VALUE
                        ? untilDense - asked
                        : Long.MAX_VALUE;
        if (found == 0) {
            width = Math.min(grown(asked), Math.max(documents, untilDense / 2));
            unsure = width > documents;
            return;
        }
        unsure = false;
        documents = Math.min(fitting(answerBytes / found), Math.max(documents, 1) * 2);
        if (found == asked) {
            width = documents;
            return;
        }
        double density = (double) found / asked;
        long fits = Math.max(documents, (long) (documents / density * SLACK));
        width = Math.min(fits, grown(Math.max(asked, documents)));
    }

    /// More documents than fit: somewhere within the asked numbers it gets dense. As many numbers
    /// as documents always fit, but for a shard that was shrunk from several, where documents share
    /// numbers.
    void overflowed(long asked) {
        untilDense = asked;
        width = asked > documents ? Math.max(documents, asked / 2) : Math.max(1, asked / 2);
        unsure = width > documents;
    }

    /// True where nothing is known of the numbers ahead, so that counting first saves fetching in
    /// vain.
    boolean isUnsure() {
        return unsure;
    }

    /// There are few enough documents to fetch them.
    void counted() {
        unsure = false;
    }

    /// The answer was too long to be taken.
    void tooLong(long asked) {
        documents = Math.max(1, documents / 4);
        width = Math.max(1, Math.min(asked / 4, documents));
    }

    /// The cluster is too busy for questions of this size.
    void eased() {
        documents = Math.max(1, documents / 2);
        width = Math.max(1, width / 2);
    }

    private static long grown(long asked) {
        return Math.min(asked * GROWTH, 1L << 40);
    }

    private int fitting(long documentBytes) {
        return Math.clamp(bytes / Math.max(1, documentBytes), 1, mostDocuments);
    }
}
