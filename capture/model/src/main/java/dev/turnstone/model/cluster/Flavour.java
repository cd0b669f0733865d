package dev.turnstone.model.cluster;

/// Which of the two families a cluster belongs to.
public enum Flavour {
    ELASTICSEARCH,
    OPENSEARCH
}
