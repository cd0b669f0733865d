package dev.turnstone.model.cluster;

import dev.turnstone.model.TurnstoneException;

import org.jspecify.annotations.Nullable;

/// A cluster did not do what it was asked.
public sealed class ClusterException extends TurnstoneException {
    private static final long serialVersionUID = 1L;

    private ClusterException(String message, String remedy, @Nullable Throwable cause) {
        super(message, remedy, cause);
    }

    /// No answer came, or none that could be read, after every retry that was safe.
    public static final class Unreachable extends ClusterException {
        private static final long serialVersionUID = 1L;

        private final Trouble trouble;
        private final boolean mayHaveArrived;

        public Unreachable(String message, String remedy, @Nullable Throwable cause) {
            this(Trouble.OTHER, true, message, remedy, cause);
        }

        public Unreachable(
                Trouble trouble,
                boolean mayHaveArrived,
                String message,
                String remedy,
                @Nullable Throwable cause) {
            super(message, remedy, cause);
            this.trouble = trouble;
            this.mayHaveArrived = mayHaveArrived;
        }

        public Trouble trouble() {
            return trouble;
        }

        /// False where no byte of the request was sent: it was certainly not carried out.
        public boolean mayHaveArrived() {
            return mayHaveArrived;
        }
    }

    /// The cluster answered, and the answer is no.
    public static final class Refused extends ClusterException {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final String type;

        public Refused(int status, String type, String message, String remedy) {
            super(message, remedy, null);
            this.status = status;
            this.type = type;
        }

        public int status() {
            return status;
        }

        /// The cluster's own name for the error, such as `index_not_found_exception`; empty where
        /// it gave none.
        public String type() {
            return type;
        }
    }

    /// Something answers there, but no Elasticsearch 5 to 8 and no OpenSearch 1 to 3.
    public static final class Unsupported extends ClusterException {
        private static final long serialVersionUID = 1L;

        public Unsupported(String message, String remedy) {
            super(message, remedy, null);
        }
    }

    /// The calling thread was interrupted; its interrupt flag is set again.
    public static final class Cancelled extends ClusterException {
        private static final long serialVersionUID = 1L;

        public Cancelled(String message, @Nullable Throwable cause) {
            super(message, "Start it again when it is wanted.", cause);
        }
    }
}
