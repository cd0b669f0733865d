package dev.turnstone.engine.metadata.convert;

import java.util.List;

/// `string` of 2.x became `text` where it was analysed and `keyword` where it was not.
final class StringField implements FieldRule {
    private static final List<String> TEXT_ONLY =
            List.of(
                    "analyzer",
                    "search_analyzer",
                    "search_quote_analyzer",
                    "fielddata",
                    "position_increment_gap",
                    "term_vector",
                    "index_analyzer",
                    "fielddata_frequency_filter");

    @Override
    public void convert(Field field, Context context) {
        if (!field.type().equals("string")) {
            return;
        }
        String index = field.get("index").asString("analyzed");
        boolean keyword =
                index.equals("not_analyzed") || index.equals("no") && !field.has("analyzer");
        field.definition().put("type", keyword ? "keyword" : "text");
        field.draft()
                .changed(
                        "TS-111",
                        field.path() + "/type",
                        "string is " + (keyword ? "keyword" : "text") + " from 5.0 on.");
        if (index.equals("analyzed") || index.equals("not_analyzed")) {
            field.drop("TS-111", "index", "The type says whether the text is analysed.");
        }
        if (keyword) {
            TEXT_ONLY.forEach(name -> field.drop("TS-111", name, name + " is for analysed text."));
        } else {
            field.drop("TS-111", "ignore_above", "ignore_above is for keywords.");
            field.drop("TS-111", "doc_values", "Analysed text has no doc values.");
            field.lose("TS-111", "null_value", "null_value is for keywords.");
        }
    }
}
