package dev.turnstone.engine.spec;

import dev.turnstone.engine.spec.shape.Located;
import dev.turnstone.engine.spec.shape.LocatedText;
import dev.turnstone.engine.spec.shape.Paths;
import dev.turnstone.engine.spec.shape.SpecMapper;
import dev.turnstone.model.TurnstoneException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.util.List;
import java.util.Optional;

/// A spec being edited: what its owner wrote, without defaults. Any edit may leave it wrong for a
/// while; [#reading()] says how it stands. One thread.
public final class SpecEdit {
    private static final YAMLMapper YAML = new YAMLMapper();

    private final ObjectNode written;

    private SpecEdit(ObjectNode written) {
        this.written = written;
    }

    public static SpecEdit empty() {
        return new SpecEdit(SpecMapper.JSON.createObjectNode());
    }

    /// Goes on with what a text holds; empty where it holds no set of fields.
    public static Optional<SpecEdit> of(String text) {
        return LocatedText.read(text) instanceof LocatedText.Outcome.Read(Located root)
                        && root.json() instanceof ObjectNode object
                ? Optional.of(new SpecEdit(object))
                : Optional.empty();
    }

    /// What is written at a path such as `migrations.main.to[0]`; the empty path is all of it.
    public Optional<JsonNode> get(String path) {
        JsonNode at = written;
        for (String step : Paths.steps(path)) {
            at = isPosition(step) && at.isArray() ? at.path(number(step)) : at.path(step);
        }
        return at.isMissingNode() ? Optional.empty() : Optional.of(at);
    }

    /// Sets what stands at a path; what is missing on the way is made. The value is read as YAML,
    /// so `3`, `true`, `text`, `[a, b]` and `{a: 1}` mean what they look like.
    public void set(String path, String value) {
        set(path, valueOf(value));
    }

    /// Sets text as it is, whatever it looks like.
    public void setText(String path, String text) {
        set(path, SpecMapper.JSON.getNodeFactory().stringNode(text));
    }

    public void set(String path, JsonNode value) {
        List<String> steps = Paths.steps(path);
        if (steps.isEmpty()) {
            throw cannot(path, "it is empty");
        }
        JsonNode at = written;
        for (int i = 0; i < steps.size() - 1; i++) {
            at = stepInto(path, at, steps.get(i), isPosition(steps.get(i + 1)));
        }
        put(path, at, steps.getLast(), value);
    }

    /// Removes what stands at a path; false where nothing stood there.
    public boolean remove(String path) {
        List<String> steps = Paths.steps(path);
        if (steps.isEmpty()) {
            return false;
        }
        String last = steps.getLast();
        String parent = String.join(".", steps.subList(0, steps.size() - 1));
        return switch (get(parent).orElse(null)) {
            case ObjectNode object -> object.remove(last) != null;
            case ArrayNode list when isPosition(last) -> list.remove(number(last)) != null;
            case null, default -> false;
        };
    }

    public SpecReading reading() {
        return Specs.read(yaml());
    }

    public String yaml() {
        return YAML.writeValueAsString(written).replaceFirst("^---\\s*", "");
    }

    public String json() {
        return SpecMapper.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(written);
    }

    private static JsonNode valueOf(String text) {
        return LocatedText.readYaml(text) instanceof LocatedText.Outcome.Read(Located root)
                ? root.json()
                : SpecMapper.JSON.getNodeFactory().stringNode(text);
    }

    private static JsonNode stepInto(String path, JsonNode at, String step, boolean list) {
        JsonNode there = isPosition(step) && at.isArray() ? at.get(number(step)) : at.get(step);
        if (there != null && there.isContainer()) {
            return there;
        }
        JsonNode made =
                list ? SpecMapper.JSON.createArrayNode() : SpecMapper.JSON.createObjectNode();
        put(path, at, step, made);
        return made;
    }

    private static void put(String path, JsonNode at, String step, JsonNode value) {
        switch (at) {
            case ObjectNode object -> object.set(step, value);
            case ArrayNode list when isPosition(step) && number(step) < list.size() ->
                    list.set(number(step), value);
            case ArrayNode list when isPosition(step) && number(step) == list.size() ->
                    list.add(value);
            default -> throw cannot(path, step + " is no position of the list there");
        }
    }

    private static boolean isPosition(String step) {
        return step.matches("[0-9]{1,6}");
    }

    private static int number(String step) {
        return Integer.parseInt(step);
    }

    private static TurnstoneException cannot(String path, String why) {
        return new TurnstoneException(
                "Nothing can be set at " + path + ": " + why + ". The spec is unchanged.",
                "Name a field, such as migrations.main.backfill.readers.");
    }
}
