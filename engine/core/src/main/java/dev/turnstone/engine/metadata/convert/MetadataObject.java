package dev.turnstone.engine.metadata.convert;

import tools.jackson.databind.node.ObjectNode;

/// One object of a cluster's metadata. An alias is one pair of index and alias, named
/// `index/alias`; settings are in the canonical form of [IndexSettings].
public record MetadataObject(Kind kind, String name, ObjectNode body) {

    /// How plans, overrides and the journal call it: `index/orders`.
    public String key() {
        return kind.label() + "/" + name;
    }
}
