package dev.turnstone.engine.metadata.convert;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// From 7.0 on the spread of n-grams and shingles is limited unless the index raises the limit.
final class GramSpread implements Rule {
    @Override
    public String id() {
        return "gram-spread";
    }

    @Override
    public void convert(Draft draft, Context context) {
        Analysis.of(
                draft,
                analysis -> {
                    int[] spread = new int[2];
                    for (String category : List.of("filter", "tokenizer")) {
                        analysis.each(category, (_, it) -> measure(it, spread));
                    }
                    raise(draft, "index.max_ngram_diff", spread[0], 1);
                    raise(draft, "index.max_shingle_diff", spread[1], 3);
                });
    }

    private static void measure(ObjectNode it, int[] spread) {
        String type = Analysis.text(it.path("type"));
        if (type.equals("ngram")) {
            spread[0] = Math.max(spread[0], number(it, "max_gram", 2) - number(it, "min_gram", 1));
        } else if (type.equals("shingle")) {
            int difference =
                    number(it, "max_shingle_size", 2) - number(it, "min_shingle_size", 2) + 1;
            spread[1] = Math.max(spread[1], difference);
        }
    }

    private static int number(ObjectNode it, String name, int otherwise) {
        try {
            return Integer.parseInt(it.path(name).asString(""));
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }

    private static void raise(Draft draft, String setting, int spread, int limit) {
        if (spread > limit && !draft.settings().has(setting)) {
            draft.settings().put(setting, Integer.toString(spread));
            draft.changed(
                    "TS-133",
                    draft.settingsPath() + "/" + setting,
                    "The analysis of this index spreads wider than the limit of " + limit + ".");
        }
    }
}
