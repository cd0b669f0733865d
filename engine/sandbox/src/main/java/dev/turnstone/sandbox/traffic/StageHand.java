package dev.turnstone.sandbox.traffic;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.util.EnumSet;
import java.util.Set;

/// Sets the stage, and finds out by trying what the server can do.
final class StageHand {
    private final SearchHttp http;
    private final Dialect dialect;
    private final Layout layout;
    private final Set<Feature> features = EnumSet.noneOf(Feature.class);

    StageHand(SearchHttp http, Dialect dialect, Layout layout) {
        this.http = http;
        this.dialect = dialect;
        this.layout = layout;
    }

    Stage set() {
        template();
        pipelines();
        index(Area.PLAIN, layout.plainAlias(), Content.JSON.createObjectNode());
        index(
                Area.ROUTED,
                layout.tenantAlias(),
                Content.JSON.createObjectNode().put("routing", layout.tenant()));
        if (features.contains(Feature.PIPELINES)) {
            index(Area.PIPED, null, Content.JSON.createObjectNode());
            index(Area.REROUTED, null, Content.JSON.createObjectNode());
        }
        if (tried(Call.put("/" + layout.index(Area.JOIN), body(Area.JOIN).toString()))) {
            features.add(Feature.JOIN);
        }
        stream();
        probe();
        return Stage.of(dialect, features, layout);
    }

    private void template() {
        ObjectNode template = Content.JSON.createObjectNode();
        if (dialect.major() < 6 && !dialect.openSearch()) {
            template.put("template", layout.prefix() + "-*");
        } else {
            template.putArray("index_patterns").add(layout.prefix() + "-*");
        }
        settings(template.putObject("settings"));
        http.require(Call.put("/_template/" + layout.prefix(), template.toString()));
    }

    private void settings(ObjectNode settings) {
        settings.put("index.number_of_shards", layout.shards());
        settings.put("index.number_of_replicas", layout.replicas());
        if (!dialect.sequenced()) {
            // Versions are all that orders writes there, and they begin again when a tombstone is
            // dropped.
            settings.put("index.gc_deletes", "24h");
        }
    }

    private void pipelines() {
        String stamp = "{\"set\":{\"field\":\"stamp\",\"value\":\"{{last}}\"}}";
        String drop = "{\"drop\":{\"if\":\"ctx.count == 0\"}}";
        String reroute =
                "{\"set\":{\"field\":\"_index\",\"value\":\""
                        + layout.index(Area.REROUTED)
                        + "\"}}";
        boolean all =
                pipeline(layout.stampPipeline(), stamp)
                        && pipeline(layout.stampOrDropPipeline(), drop + "," + stamp)
                        && pipeline(layout.reroutePipeline(), stamp + "," + reroute);
        if (all) {
            features.add(Feature.PIPELINES);
        }
    }

    private boolean pipeline(String id, String processors) {
        return tried(Call.put("/_ingest/pipeline/" + id, "{\"processors\":[" + processors + "]}"));
    }

    private void index(Area area, @Nullable String alias, ObjectNode aliasBody) {
        ObjectNode body = body(area);
        if (alias != null) {
            body.putObject("aliases").set(alias, aliasBody);
        }
        if (!tried(Call.put("/" + layout.index(area), body.toString()))) {
            http.require(Call.get("/" + layout.index(area)));
        }
    }

    private ObjectNode body(Area area) {
        ObjectNode body = Content.JSON.createObjectNode();
        ObjectNode settings = body.putObject("settings");
        settings(settings);
        if (area == Area.PIPED) {
            settings.put("index.default_pipeline", layout.stampOrDropPipeline());
        }
        ObjectNode mappings = body.putObject("mappings");
        mapping(dialect.typed() ? mappings.putObject(dialect.type()) : mappings, area);
        return body;
    }

    private static void mapping(ObjectNode mapping, Area area) {
        if (area == Area.JOIN) {
            mapping.putObject("_routing").put("required", true);
        }
        ObjectNode fields = mapping.putObject("properties");
        fields.putObject("trail").put("type", "object").put("enabled", false);
        for (String keyword : new String[] {"last", "fill", "code", "tags"}) {
            fields.putObject(keyword).put("type", "keyword");
        }
        fields.putObject("count").put("type", "integer");
        fields.putObject("quantity").put("type", "integer");
        fields.putObject("price").put("type", "double");
        fields.putObject("day").put("type", "date");
        fields.putObject("title").put("type", "text");
        fields.putObject("body").put("type", "text");
        if (area == Area.PLAIN) {
            ObjectNode lines =
                    fields.putObject("lines").put("type", "nested").putObject("properties");
            lines.putObject("sku").put("type", "keyword");
            lines.putObject("pieces").put("type", "integer");
        } else if (area == Area.JOIN) {
            ObjectNode relation = fields.putObject("relation").put("type", "join");
            relation.putObject("relations").put("order", "item");
        }
    }

    private void stream() {
        if (!dialect.openSearch()) {
            return;
        }
        String name = layout.index(Area.STREAM);
        ObjectNode template = Content.JSON.createObjectNode();
        template.putArray("index_patterns").add(name);
        template.put("priority", 500).putObject("data_stream");
        ObjectNode inner = template.putObject("template");
        settings(inner.putObject("settings"));
        mapping(inner.putObject("mappings"), Area.STREAM);
        boolean there =
                tried(Call.put("/_index_template/" + name, template.toString()))
                        && (tried(Call.put("/_data_stream/" + name, ""))
                                || tried(Call.get("/_data_stream/" + name)));
        if (there) {
            features.add(Feature.STREAMS);
        }
    }

    private void probe() {
        ObjectNode script = Content.JSON.createObjectNode();
        script.putObject("script").put("lang", "painless").put("source", Bodies.ADD);
        if (tried(Call.post("/_scripts/" + layout.prefix() + "-add", script.toString()))) {
            features.add(Feature.SCRIPTS);
        }
        String none = "{\"query\":{\"term\":{\"code\":\"none\"}}}";
        boolean byQuery =
                tried(Call.post("/" + layout.index(Area.PLAIN) + "/_delete_by_query", none));
        if (byQuery && features.contains(Feature.SCRIPTS)) {
            features.add(Feature.BY_QUERY);
        }
        if (dialect.conditional()) {
            features.add(Feature.CONDITIONAL);
        }
        if (dialect.pointInTime()) {
            features.add(Feature.POINT_IN_TIME);
        }
    }

    /// Whether it worked, or had been done before; what the server does not have is left out, and
    /// told.
    private boolean tried(Call call) {
        return switch (http.send(call)) {
            case Answer.Replied replied ->
                    replied.succeeded() || replied.body().toString().contains("already_exists");
            case Answer.Lost lost -> throw unreachable(lost.reason());
            case Answer.Unsent unsent -> throw unreachable(unsent.reason());
        };
    }

    private static TrafficException unreachable(String reason) {
        return new TrafficException(
                "The server went away while the traffic's indices were made: " + reason);
    }
}
