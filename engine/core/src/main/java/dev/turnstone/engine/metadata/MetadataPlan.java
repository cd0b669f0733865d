package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;

/// What will be made on the target, object by object, to be read and edited before anything is.
public record MetadataPlan(
        String source,
        String target,
        String targetId,
        Instant made,
        List<PlannedObject> objects,
        List<RefusedObject> refused,
        List<LeftOut> leftOut,
        List<Unread> unread) {
    public MetadataPlan {
        objects = List.copyOf(objects);
        refused = List.copyOf(refused);
        leftOut = List.copyOf(leftOut);
        unread = List.copyOf(unread);
    }

    static List<RefusedObject> refused(List<PlannedObject> objects) {
        return objects.stream()
                .filter(object -> object.action() == Action.REFUSED)
                .flatMap(
                        object ->
                                object.refusals().stream()
                                        .map(
                                                it ->
                                                        new RefusedObject(
                                                                object.kind(),
                                                                object.name(),
                                                                it.path(),
                                                                it.reason(),
                                                                it.remedy())))
                .toList();
    }

    public String toJson() {
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this);
    }

    public static MetadataPlan fromJson(String json) {
        return Json.MAPPER.readValue(json, MetadataPlan.class);
    }

    public JsonNode toTree() {
        return Json.MAPPER.valueToTree(this);
    }

    /// True where everything that was chosen is on the target or can be made there.
    public boolean isComplete() {
        return refused.isEmpty()
                && hidden().isEmpty()
                && objects.stream().noneMatch(it -> it.action() == Action.EXISTS_DIFFERENT);
    }

    /// What the source may have and did not let us read: none of it is carried over.
    public List<Unread> hidden() {
        return unread.stream().filter(Unread::hidesObjects).toList();
    }

    public long count(Action action) {
        return objects.stream().filter(object -> object.action() == action).count();
    }

    /// The target's indices that hold what this index of the source held.
    public List<String> targetsOf(String index) {
        return objects.stream()
                .filter(object -> object.kind() == Kind.INDEX && object.from().equals(index))
                .map(PlannedObject::name)
                .toList();
    }
}
