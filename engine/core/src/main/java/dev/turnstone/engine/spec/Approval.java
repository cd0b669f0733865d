package dev.turnstone.engine.spec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

import dev.turnstone.engine.spec.shape.Entry;

/// Who says that the migration may go on.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Approval {

    /// Somebody, by the workbench or `workflow approve`.
    @JsonTypeName("manual")
    record Manual() implements Approval {}

    /// Nobody, as long as the checks hold; else somebody is asked.
    @JsonTypeName("automatic")
    record Automatic(@Entry(about = "What must hold.") Checks checks) implements Approval {}
}
