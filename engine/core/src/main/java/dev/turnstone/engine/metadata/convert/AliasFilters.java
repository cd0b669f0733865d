package dev.turnstone.engine.metadata.convert;

import tools.jackson.databind.JsonNode;

import java.util.regex.Pattern;

/// Filters of aliases that ask for what OpenSearch does not have: the target takes them, and the
/// alias finds nothing, or everything.
final class AliasFilters implements Rule {
    private static final Pattern GONE =
            Pattern.compile("_(?:type|all|uid|timestamp|ttl|parent(?:#.*)?)");
    private static final Pattern GONE_IN_QUERY =
            Pattern.compile(
                    "(?:^|.*[^\\w.])_(?:type|all|uid|timestamp|ttl|parent):.*", Pattern.DOTALL);

    @Override
    public String id() {
        return "alias-filters";
    }

    @Override
    public void convert(Draft draft, Context context) {
        if (draft.kind() == Kind.ALIAS) {
            String index = draft.name().split("/", 2)[0];
            String type = context.onlyTypes().get(index);
            if (type != null) {
                resolve(draft, index, type);
            }
            filter(draft, "", draft.body());
            return;
        }
        String path = draft.root() + "/aliases";
        for (var alias : draft.body().at(path).properties()) {
            filter(draft, path + "/" + alias.getKey(), alias.getValue());
        }
    }

    /// In an index of one type a filter by type finds everything or nothing.
    private static void resolve(Draft draft, String index, String type) {
        JsonNode before = draft.body().path("filter");
        JsonNode after = TypeQueries.resolved(before, type);
        if (!after.equals(before)) {
            draft.body().set("filter", after);
            draft.changed(
                    "TS-143",
                    "/filter",
                    "There are no types to ask for: "
                            + index
                            + " has the type "
                            + type
                            + " alone.");
        }
    }

    private static void filter(Draft draft, String path, JsonNode alias) {
        if (asksForGone(alias.path("filter"), true)) {
            draft.lostWithConsent(
                    "TS-143",
                    path + "/filter",
                    "The filter "
                            + alias.path("filter")
                            + " asks for what no document has there: the alias finds nothing, or"
                            + " everything. Edit it before clients read through it.");
        }
    }

    private static boolean asksForGone(JsonNode filter, boolean query) {
        if (filter.isString()) {
            String text = filter.asString("");
            return GONE.matcher(text).matches() || GONE_IN_QUERY.matcher(text).matches();
        }
        if (filter.isArray()) {
            return filter.valueStream().anyMatch(it -> asksForGone(it, query));
        }
        return query && filter.path("type").has("value")
                || filter.properties().stream()
                        .anyMatch(
                                it ->
                                        GONE.matcher(it.getKey()).matches()
                                                || asksForGone(
                                                        it.getValue(),
                                                        TypeQueries.HOLDERS.contains(it.getKey())));
    }
}
