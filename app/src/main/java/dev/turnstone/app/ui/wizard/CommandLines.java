package dev.turnstone.app.ui.wizard;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/// What one would type in a terminal instead of a page.
record CommandLines(Draft draft, String session) {
    private static final String PLAIN = "[A-Za-z0-9_./:=@%+,-]+";

    String of(WizardStep step) {
        String migration = draft.migration();
        return switch (step) {
            case SOURCE -> configure(draft.cluster(Side.SOURCE));
            case TARGET -> configure(draft.cluster(Side.TARGET));
            case ASSESSMENT -> workflow("validate", List.of());
            case INDICES -> configure(migration + ".indices");
            case STRATEGY -> configure(migration + ".capture", migration + ".snapshot");
            case METADATA -> metadata();
            case PLAN -> workflow("plan", List.of());
            case START -> workflow("start", List.of());
        };
    }

    private String configure(String... paths) {
        List<String> fields = new ArrayList<>();
        for (String path : paths) {
            leaves(path, draft.node(path), fields);
        }
        return workflow("configure", fields);
    }

    private String metadata() {
        List<String> words = new ArrayList<>(List.of("turnstone", "metadata", "plan"));
        for (Side side : Side.values()) {
            words.add("--" + side.key());
            words.add(draft.text(draft.cluster(side) + ".url"));
            String kind = draft.text(draft.cluster(side) + ".auth.kind");
            if (!kind.isEmpty()) {
                String user = draft.text(draft.cluster(side) + ".auth.user");
                words.add("--" + side.key() + "-auth");
                words.add(user.isEmpty() ? kind : kind + ":" + user);
            }
        }
        List<String> patterns =
                new ArrayList<>(draft.texts(draft.migration() + ".indices.include"));
        draft.texts(draft.migration() + ".indices.exclude")
                .forEach(pattern -> patterns.add("-" + pattern));
        if (!patterns.isEmpty()) {
            words.add("--indices");
            words.add(String.join(",", patterns));
        }
        return line(words);
    }

    private String workflow(String command, List<String> more) {
        List<String> words = new ArrayList<>(List.of("turnstone", "workflow", command));
        words.add("--session");
        words.add(session);
        words.addAll(more);
        return line(words);
    }

    private static void leaves(String path, JsonNode node, List<String> fields) {
        if (node.isObject()) {
            node.properties()
                    .forEach(each -> leaves(path + "." + each.getKey(), each.getValue(), fields));
        } else if (node.isArray()) {
            fields.add(path + "=" + node.valueStream().map(CommandLines::quoted).toList());
        } else if (!node.isMissingNode()) {
            fields.add(path + "=" + node.asString(""));
        }
    }

    /// As YAML: a `*` at the beginning would mean something else there.
    private static String quoted(JsonNode text) {
        return '"' + text.asString("") + '"';
    }

    private static String line(List<String> words) {
        return String.join(
                " ",
                words.stream()
                        .map(
                                word ->
                                        word.matches(PLAIN)
                                                ? word
                                                : "'" + word.replace("'", "'\\''") + "'")
                        .toList());
    }
}
