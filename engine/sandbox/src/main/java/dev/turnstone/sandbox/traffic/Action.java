package dev.turnstone.sandbox.traffic;

import org.jspecify.annotations.Nullable;

/// What a client may do next, with how often it does so unless told otherwise.
public enum Action {
    INDEX(14, null),
    INDEX_WITHOUT_ID(6, null),
    CREATE(5, null),
    PARTIAL_UPDATE(8, null),
    SCRIPTED_UPDATE(8, Feature.SCRIPTS),
    DOC_AS_UPSERT(4, null),
    UPSERT(3, Feature.SCRIPTS),
    SCRIPTED_UPSERT(3, Feature.SCRIPTS),
    DELETING_SCRIPT(2, Feature.SCRIPTS),
    DELETE(5, null),
    DELETE_MISSING(1, null),
    CONDITIONAL_WRITE(3, Feature.CONDITIONAL),
    ROUTED_WRITE(6, null),
    JOIN_WRITE(5, Feature.JOIN),
    PIPELINE_WRITE(3, Feature.PIPELINES),
    DEFAULT_PIPELINE_WRITE(4, Feature.PIPELINES),
    STREAM_WRITE(3, Feature.STREAMS),
    REFUSED_WRITE(3, null),
    BULK(10, null),
    BY_QUERY(0, Feature.BY_QUERY),
    GET(8, null),
    MGET(3, null),
    SEARCH(5, null),
    MSEARCH(2, null),
    SCROLL(1, null),
    POINT_IN_TIME(1, Feature.POINT_IN_TIME),
    AGGREGATION(2, null);

    private final int usualWeight;
    private final @Nullable Feature needs;

    Action(int usualWeight, @Nullable Feature needs) {
        this.usualWeight = usualWeight;
        this.needs = needs;
    }

    int usualWeight() {
        return usualWeight;
    }

    @Nullable Feature needs() {
        return needs;
    }
}
