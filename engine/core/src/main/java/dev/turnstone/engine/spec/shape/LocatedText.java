package dev.turnstone.engine.spec.shape;

import dev.turnstone.engine.spec.shape.Located.Member;
import dev.turnstone.engine.spec.shape.Located.Place;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

import java.util.ArrayList;
import java.util.List;

/// Reads JSON or YAML and keeps where everything stands.
public final class LocatedText {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser in;

    private LocatedText(JsonParser in) {
        this.in = in;
    }

    /// What a text holds, or why it cannot be read.
    public sealed interface Outcome {
        record Read(Located root) implements Outcome {}

        record Unreadable(Problem problem) implements Outcome {}
    }

    /// A text that begins with a brace is JSON, any other YAML.
    public static Outcome read(String text) {
        return read(text, text.stripLeading().startsWith("{"));
    }

    /// As YAML, of which `{a: b}` is a part.
    public static Outcome readYaml(String text) {
        return read(text, false);
    }

    private static Outcome read(String text, boolean json) {
        ObjectMapper mapper = json ? SpecMapper.JSON : YAML;
        try (JsonParser parser = mapper.createParser(text)) {
            return new LocatedText(parser).document();
        } catch (JacksonException e) {
            return unreadable(place(e.getLocation()), why(e), json);
        } catch (Unfit e) {
            return unreadable(e.place, e.what, json);
        }
    }

    private Outcome document() {
        if (in.nextToken() == null) {
            throw new Unfit(Place.NOWHERE, "there is nothing in it");
        }
        Located root = value();
        if (in.nextToken() != null) {
            throw new Unfit(here(), "something follows behind its end");
        }
        return new Outcome.Read(root);
    }

    private Located value() {
        if (in instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw new Unfit(here(), "an alias (*name) stands there, which is not followed");
        }
        Place place = here();
        return switch (in.currentToken()) {
            case START_OBJECT -> new Located.Members(place, members());
            case START_ARRAY -> new Located.Items(place, items());
            default -> new Located.Value(place, scalar());
        };
    }

    private List<Member> members() {
        List<Member> members = new ArrayList<>();
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            Place place = here();
            String name = in.currentName();
            in.nextToken();
            members.add(new Member(name, place, value()));
        }
        return members;
    }

    private List<Located> items() {
        List<Located> items = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return items;
    }

    private JsonNode scalar() {
        return switch (in.currentToken()) {
            case VALUE_STRING -> NODES.stringNode(in.getString());
            case VALUE_NUMBER_INT -> NODES.numberNode(in.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(in.getDecimalValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw new Unfit(here(), "it ends in the middle");
        };
    }

    private Place here() {
        return place(in.currentTokenLocation());
    }

    private static Place place(@org.jspecify.annotations.Nullable TokenStreamLocation location) {
        return location == null
                ? Place.NOWHERE
                : new Place(Math.max(0, location.getLineNr()), Math.max(0, location.getColumnNr()));
    }

    /// The first line only: what follows quotes the text, in which a secret may stand.
    private static String why(JacksonException e) {
        String message = e.getOriginalMessage();
        return message == null ? "it cannot be parsed" : message.lines().findFirst().orElse("");
    }

    private static Outcome unreadable(Place place, String what, boolean json) {
        return new Outcome.Unreadable(
                Problem.error(
                        Problem.Source.SYNTAX,
                        "",
                        place,
                        "The text cannot be read as "
                                + (json ? "JSON" : "YAML")
                                + ": "
                                + what
                                + ".",
                        json
                                ? "Check quotes, commas and braces near that place."
                                : "Check indentation, colons and quotes near that place."));
    }

    /// The text can be parsed but not taken.
    private static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Place place;
        private final String what;

        Unfit(Place place, String what) {
            super(what);
            this.place = place;
            this.what = what;
        }
    }
}
