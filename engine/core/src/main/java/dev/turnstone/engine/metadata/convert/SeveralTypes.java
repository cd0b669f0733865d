package dev.turnstone.engine.metadata.convert;

/// What becomes of an index with several mapping types: nobody but its owner can decide that.
public enum SeveralTypes {
    /// Refuse such an index until somebody chose.
    ASK,
    /// One index that holds the fields of all types.
    UNION,
    /// One index for each type, named `index-type`.
    SPLIT
}
