package dev.turnstone.model.cluster;

/// What a cluster says that it runs, such as Elasticsearch 7.10.2.
public record ClusterVersion(Flavour flavour, int major, int minor, int patch) {

    public boolean isOpenSearch() {
        return flavour == Flavour.OPENSEARCH;
    }

    /// True from the given version on; false for the other flavour.
    public boolean isAtLeast(Flavour of, int atLeastMajor, int atLeastMinor) {
        return flavour == of
                && (major > atLeastMajor || major == atLeastMajor && minor >= atLeastMinor);
    }

    /// Sequence numbers exist from Elasticsearch 6 on and on every OpenSearch.
    public boolean hasSequenceNumbers() {
        return isOpenSearch() || major >= 6;
    }

    /// Mapping types appear in requests and answers: before Elasticsearch 7.
    public boolean hasMappingTypes() {
        return !isOpenSearch() && major < 7;
    }

    public String number() {
        return major + "." + minor + "." + patch;
    }

    @Override
    public String toString() {
        return (isOpenSearch() ? "OpenSearch " : "Elasticsearch ") + number();
    }
}
