package dev.turnstone.engine.metadata.convert;

import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// A lifecycle policy (ILM) becomes a policy of index state management (ISM): each phase a state,
/// the age of the next phase a transition. What waits for its first phase waits in a state of its
/// own, since the actions of the first state are done at once. No policy is made with patterns.
final class LifecyclePolicy implements Rule {
    private static final String CODE = "TS-161";
    private static final String TEMPLATE = "ism_template";
    private static final String WAITING = "new";
    private static final List<String> PHASES = List.of("hot", "warm", "cold", "frozen", "delete");

    @Override
    public String id() {
        return "lifecycle-to-state-management";
    }

    @Override
    public void convert(Draft draft, Context context) {
        if (draft.kind() != Kind.POLICY) {
            return;
        }
        if (draft.body().path("policy").has("states")) {
            JsonNode patterns = draft.body().withObject("/policy").remove(TEMPLATE);
            if (patterns != null && !patterns.isEmpty()) {
                waits(draft, patterns);
            }
            return;
        }
        ObjectNode lifecycle = draft.body().deepCopy();
        JsonNode phases = lifecycle.path("policy").path("phases");
        List<String> present = PHASES.stream().filter(phases::has).toList();
        ObjectNode policy = Json.MAPPER.createObjectNode();
        policy.put("description", "Made from the lifecycle policy " + draft.name());
        var states = policy.putArray("states");
        if (!present.isEmpty() && hasAge(phases.path(present.getFirst()))) {
            ObjectNode waiting = states.addObject().put("name", WAITING);
            waiting.putArray("actions");
            towards(present.getFirst(), phases, waiting.putArray("transitions"));
        }
        for (int i = 0; i < present.size(); i++) {
            String phase = present.get(i);
            ObjectNode state = states.addObject().put("name", phase);
            LifecycleActions.convert(draft, phase, phases.path(phase).path("actions"), state);
            var transitions = state.putArray("transitions");
            if (i + 1 < present.size()) {
                towards(present.get(i + 1), phases, transitions);
            }
        }
        if (present.isEmpty()) {
            states.addObject().put("name", "hot").putArray("actions");
        }
        policy.set("default_state", states.path(0).path("name"));
        draft.body().removeAll();
        draft.body().set("policy", policy);
        notes(draft, context, lifecycle, phases, present);
    }

    private static void towards(String next, JsonNode phases, ArrayNode transitions) {
        ObjectNode transition = transitions.addObject().put("state_name", next);
        if (hasAge(phases.path(next))) {
            transition
                    .withObject("/conditions")
                    .put("min_index_age", phases.path(next).path("min_age").asString(""));
        }
    }

    private static boolean hasAge(JsonNode phase) {
        return !phase.path("min_age").asString("0ms").matches("0(ms|s|m|h|d|nanos|micros)?");
    }

    /// A policy with patterns takes hold of every index that is made after it: of those that are
    /// being filled, too.
    private static void waits(Draft draft, JsonNode template) {
        draft.lost(
                "TS-164",
                "/policy/" + TEMPLATE,
                "It takes hold of no index by itself. After the switch put \""
                        + TEMPLATE
                        + "\": "
                        + template
                        + " into it, and attach it to the indices that are there already.");
    }

    private static void notes(
            Draft draft, Context context, ObjectNode old, JsonNode phases, List<String> present) {
        List<String> patterns = context.policyPatterns().getOrDefault(draft.name(), List.of());
        if (!patterns.isEmpty()) {
            ArrayNode template = Json.MAPPER.createArrayNode();
            ArrayNode list = template.addObject().putArray("index_patterns");
            patterns.forEach(list::add);
            waits(draft, template);
        }
        draft.changed(CODE, "/policy", "The phases became states of index state management.");
        for (String key : old.propertyNames()) {
            if (!key.equals("policy")) {
                draft.changed(CODE, "/" + key, "The server writes " + key + " by itself.");
            }
        }
        for (String phase : phases.propertyNames()) {
            if (!PHASES.contains(phase)) {
                draft.lostWithConsent(
                        CODE, "/policy/phases/" + phase, "The phase " + phase + " is not known.");
            }
        }
        ages(draft, phases, present);
        if (!context.target().hasPolicies()) {
            draft.refused(
                    "TS-162",
                    "/policy",
                    "The target has no index management plugin: "
                            + draft.name()
                            + " cannot be kept.",
                    "Install the index management plugin, or skip this policy and delete old indices"
                            + " by other means.");
        }
    }

    /// `min_rollover_age` would be exact for new indices, but fails for those that came from the
    /// source, which were never rolled over on the target.
    private static void ages(Draft draft, JsonNode phases, List<String> present) {
        boolean rolls =
                present.stream().anyMatch(it -> phases.path(it).path("actions").has("rollover"));
        if (present.stream().noneMatch(it -> hasAge(phases.path(it)))) {
            return;
        }
        if (rolls) {
            draft.lostWithConsent(
                    "TS-163",
                    "/policy/phases",
                    "Ages count from the index's creation, not from its rollover: an index may move"
                            + " on, and be deleted, earlier than on the source.");
        } else {
            draft.lost(
                    "TS-163",
                    "/policy/phases",
                    "Ages count from the index's creation on the target: what is migrated begins"
                            + " anew.");
        }
    }
}
