package dev.turnstone.engine.metadata;

import dev.turnstone.engine.metadata.convert.Kind;
import dev.turnstone.engine.metadata.convert.MetadataObject;
import dev.turnstone.engine.metadata.convert.Refusal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What cannot be made because something that it needs is not made, and names that are taken.
final class Dependencies {
    private static final String COMPONENT = Kind.COMPONENT_TEMPLATE.label() + "/";
    private static final String PIPELINE = Kind.PIPELINE.label() + "/";

    private static final String REMEDY =
            "Edit the object so that it does without, take along what it needs, or skip it.";

    private Dependencies() {}

    /// What is refused here may be needed by something else, so that it goes on until all stand.
    static List<PlannedObject> settled(
            List<PlannedObject> objects, Map<String, MetadataObject> existing) {
        List<PlannedObject> before = objects;
        List<PlannedObject> after = once(before, existing);
        while (made(after) < made(before)) {
            before = after;
            after = once(before, existing);
        }
        return after;
    }

    private static long made(List<PlannedObject> objects) {
        return objects.stream().filter(object -> object.action() == Action.CREATE).count();
    }

    private static List<PlannedObject> once(
            List<PlannedObject> objects, Map<String, MetadataObject> existing) {
        Set<String> available = new HashSet<>(existing.keySet());
        Set<String> indexNames = new HashSet<>();
        Set<String> missing = new HashSet<>();
        for (PlannedObject object : objects) {
            if (object.action() != Action.REFUSED && object.action() != Action.SKIP) {
                available.add(object.key());
            } else {
                missing.add(object.key());
            }
        }
        missing.removeAll(available);
        for (String key : available) {
            if (key.startsWith("index/")) {
                indexNames.add(key.substring("index/".length()));
            }
        }
        return objects.stream()
                .map(object -> settle(object, available, missing, indexNames))
                .toList();
    }

    private static PlannedObject settle(
            PlannedObject object,
            Set<String> available,
            Set<String> missing,
            Set<String> indexNames) {
        if (object.action() != Action.CREATE) {
            return object;
        }
        if (object.kind() == Kind.ALIAS) {
            String[] pair = IndexAnswer.pair(object.object());
            if (!indexNames.contains(pair[0])) {
                return object.with(Action.SKIP, "its index " + pair[0] + " is not made");
            }
            if (indexNames.contains(pair[1])) {
                return refused(object, "The target has an index called " + pair[1] + ".");
            }
        }
        for (String need : Needs.of(object.object())) {
            boolean component = need.startsWith(COMPONENT);
            if (component && !available.contains(need)) {
                return refused(
                        object,
                        "It needs the component template "
                                + need.substring(COMPONENT.length())
                                + ".");
            }
            if (!component && missing.contains(need)) {
                return refused(
                        object,
                        "It needs the pipeline "
                                + need.substring(PIPELINE.length())
                                + ", which is not made: every write would be refused.");
            }
        }
        return object;
    }

    private static PlannedObject refused(PlannedObject object, String reason) {
        return object.refusing(List.of(new Refusal("TS-191", "", reason, REMEDY)));
    }
}
