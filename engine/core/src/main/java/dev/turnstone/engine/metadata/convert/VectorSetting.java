package dev.turnstone.engine.metadata.convert;

/// An index with a `knn_vector` is searched by its graph only with `index.knn`.
final class VectorSetting implements Rule {
    @Override
    public String id() {
        return "knn-setting";
    }

    @Override
    public void convert(Draft draft, Context context) {
        if (!draft.hasMappings()
                || !draft.mappings().toString().contains("\"knn_vector\"")
                || draft.hasSettings() && draft.settings().has("index.knn")) {
            return;
        }
        draft.settings().put("index.knn", "true");
        draft.changed(
                "TS-114", draft.settingsPath() + "/index.knn", "Vectors are searched by a graph.");
    }
}
