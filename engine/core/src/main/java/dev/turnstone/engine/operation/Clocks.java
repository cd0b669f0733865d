package dev.turnstone.engine.operation;

/// What sources without sequence numbers are given as revision.
interface Clocks {
    /// For a preview, in which they do not matter.
    Clocks NONE =
            new Clocks() {
                @Override
                public long next() {
                    return 1;
                }

                @Override
                public long of(FileOrigin file) {
                    return 1;
                }
            };

    /// Later readings get a higher one.
    long next();

    /// What the first line of the file gets, each further line one more: the same whenever the
    /// reading of it goes on after a kill, and higher than all that was read before it began.
    long of(FileOrigin file);
}
