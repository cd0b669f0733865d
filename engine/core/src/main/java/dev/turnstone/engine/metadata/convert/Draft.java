package dev.turnstone.engine.metadata.convert;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/// An object while the rules work on it, with the notes they leave. One thread only.
final class Draft {
    private final Kind kind;
    private final String name;
    private final ObjectNode body;
    private final int created;
    private final List<Change> changes = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private String rule = "";

    Draft(MetadataObject object) {
        this.kind = object.kind();
        this.name = object.name();
        this.body = object.body().deepCopy();
        this.created =
                IndexSettings.canonical(body.path("settings"))
                        .path("index.version.created")
                        .asInt(0);
    }

    Kind kind() {
        return kind;
    }

    String name() {
        return name;
    }

    ObjectNode body() {
        return body;
    }

    /// Whether what the object holds was made by a server of a lower major version. An index keeps
    /// the rules of the server that made it through every upgrade; all else follows the cluster.
    boolean isOlderThan(int major, Context context) {
        if (kind == Kind.INDEX && created > 0) {
            return created < major * 1_000_000;
        }
        return !context.source().isOpenSearch() && context.source().major() < major;
    }

    /// Before 7.0 patterns of dates have Joda's letters.
    boolean readsJoda(Context context) {
        return isOlderThan(7, context);
    }

    void apply(Rule next, Context context) {
        rule = next.id();
        next.convert(this, context);
    }

    /// Where settings, mappings and aliases live: composable templates have them one level down.
    String root() {
        return kind == Kind.COMPONENT_TEMPLATE || kind == Kind.INDEX_TEMPLATE ? "/template" : "";
    }

    private JsonNode rootNode() {
        return root().isEmpty() ? body : body.path("template");
    }

    boolean hasSettings() {
        return rootNode().get("settings") instanceof ObjectNode;
    }

    ObjectNode settings() {
        return section("settings");
    }

    String settingsPath() {
        return root() + "/settings";
    }

    boolean hasMappings() {
        return rootNode().get("mappings") instanceof ObjectNode;
    }

    ObjectNode mappings() {
        return section("mappings");
    }

    String mappingsPath() {
        return root() + "/mappings";
    }

    private ObjectNode section(String section) {
        ObjectNode root = root().isEmpty() ? body : body.withObject("/template");
        return root.withObject("/" + section);
    }

    void changed(String code, String path, String why) {
        changes.add(new Change(code, rule, path, why));
    }

    void lost(String code, String path, String what) {
        losses.add(new Loss(code, rule, path, what, false));
    }

    /// Lost, and only with somebody's consent.
    void lostWithConsent(String code, String path, String what) {
        losses.add(new Loss(code, rule, path, what, true));
    }

    void refused(String code, String path, String reason, String remedy) {
        refusals.add(new Refusal(code, path, reason, remedy));
    }

    Converted done(MetadataObject source) {
        return new Converted(
                source, new MetadataObject(kind, name, body), changes, losses, refusals);
    }
}
