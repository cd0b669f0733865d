package dev.turnstone.engine.spec.shape;

import dev.turnstone.engine.spec.shape.Located.Member;
import dev.turnstone.engine.spec.shape.Located.Place;
import dev.turnstone.engine.spec.shape.Shape.Field;
import dev.turnstone.model.Nearest;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Holds a declaration against its shape: unknown, missing, twice, of the wrong kind, out of range.
public final class ShapeCheck {
    private static final int QUOTED = 60;

    private final List<Problem> problems = new ArrayList<>();

    private ShapeCheck() {}

    public static List<Problem> check(Shape shape, Located root) {
        return check(shape, root, "");
    }

    /// The same for a part that stands at a path.
    public static List<Problem> check(Shape shape, Located part, String path) {
        ShapeCheck check = new ShapeCheck();
        check.judge(shape, part, path);
        return List.copyOf(check.problems);
    }

    private void judge(Shape shape, Located at, String path) {
        switch (shape) {
            case Shape.Fields(Map<String, Field> fields) -> {
                if (at instanceof Located.Members object) {
                    fields(fields, object, path, false);
                } else {
                    wrong(at, path, "fields");
                }
            }
            case Shape.Kinds(Map<String, Shape.Fields> kinds) -> kinds(kinds, at, path);
            case Shape.Named named -> named(named, at, path);
            case Shape.Many many -> many(many, at, path);
            case Shape.Free() -> {}
            case Shape.Text text -> text(text, at, path);
            case Shape.Whole whole -> whole(whole, at, path);
            case Shape.Truth() -> {
                if (!at.json().isBoolean()) {
                    wrong(at, path, "true or false");
                }
            }
            case Shape.Choice(List<String> values) -> choice(values, at, path);
        }
    }

    private void fields(
            Map<String, Field> fields, Located.Members object, String path, boolean ofKind) {
        Set<String> seen = new HashSet<>();
        for (Member member : object.members()) {
            String where = Paths.child(path, member.name());
            Field field = fields.get(member.name());
            if (!seen.add(member.name())) {
                twice(member, where);
            } else if (field != null) {
                judge(field.shape(), member.value(), where);
            } else if (!(ofKind && member.name().equals(Shapes.KIND))) {
                unknown(member, where, fields.keySet());
            }
        }
        fields.values().stream()
                .filter(field -> field.needed() && !seen.contains(field.name()))
                .forEach(
                        field ->
                                tell(
                                        Paths.child(path, field.name()),
                                        object.place(),
                                        field.name() + " is missing.",
                                        "Add it: " + field.about()));
    }

    private void kinds(Map<String, Shape.Fields> kinds, Located at, String path) {
        if (!(at instanceof Located.Members object)) {
            wrong(at, path, "fields, one of them kind");
            return;
        }
        String where = Paths.child(path, Shapes.KIND);
        Member kind = object.find(Shapes.KIND).orElse(null);
        if (kind == null) {
            tell(
                    where,
                    object.place(),
                    "kind is missing.",
                    "Add it: one of " + String.join(", ", kinds.keySet()) + ".");
            return;
        }
        List<String> names = List.copyOf(kinds.keySet());
        Shape.Fields fields = kinds.get(kind.value().json().asString(""));
        if (fields == null || !kind.value().json().isString()) {
            choice(names, kind.value(), where);
        } else {
            fields(fields.fields(), object, path, true);
        }
    }

    private void named(Shape.Named named, Located at, String path) {
        if (!(at instanceof Located.Members object)) {
            wrong(at, path, "names, each with its fields");
            return;
        }
        Set<String> seen = new HashSet<>();
        for (Member member : object.members()) {
            String where = Paths.child(path, member.name());
            if (!Paths.NAME.matcher(member.name()).matches()) {
                tell(
                        where,
                        member.place(),
                        "A name cannot be " + quoted(member.name()) + ".",
                        "Use " + Paths.NAME_EXPECTED + ".");
            }
            if (seen.add(member.name())) {
                judge(named.each(), member.value(), where);
            } else {
                twice(member, where);
            }
        }
        if (named.filled() && object.members().isEmpty()) {
            tell(path, at.place(), "Nothing is named here.", "Name at least one.");
        }
    }

    private void many(Shape.Many many, Located at, String path) {
        if (!(at instanceof Located.Items list)) {
            wrong(at, path, "a list");
            return;
        }
        for (int i = 0; i < list.items().size(); i++) {
            judge(many.each(), list.items().get(i), path + "[" + i + "]");
        }
        if (many.filled() && list.items().isEmpty()) {
            tell(path, at.place(), "The list is empty.", "Name at least one.");
        }
    }

    private void text(Shape.Text text, Located at, String path) {
        JsonNode value = at.json();
        boolean fits = value.isString() && text.pattern().matcher(value.asString()).matches();
        if (!fits && text.secret()) {
            tell(
                    path,
                    at.place(),
                    "This does not say where the secret is.",
                    "Write " + text.expected() + ".");
        } else if (!fits) {
            wrong(at, path, text.expected());
        }
    }

    private void whole(Shape.Whole whole, Located at, String path) {
        JsonNode value = at.json();
        boolean fits = value.isNumber() && isWithin(whole, value.decimalValue());
        if (!fits) {
            wrong(
                    at,
                    path,
                    whole.most() == Long.MAX_VALUE
                            ? "a whole number, " + whole.least() + " or more"
                            : "a whole number, " + whole.least() + " to " + whole.most());
        }
    }

    /// As JSON Schema has it, 2.0 is a whole number.
    private static boolean isWithin(Shape.Whole whole, BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0
                && value.compareTo(BigDecimal.valueOf(whole.least())) >= 0
                && value.compareTo(BigDecimal.valueOf(whole.most())) <= 0;
    }

    private void choice(List<String> values, Located at, String path) {
        JsonNode value = at.json();
        if (value.isString() && values.contains(value.asString())) {
            return;
        }
        String near =
                value.isString()
                        ? Nearest.to(value.asString(), values)
                                .map(each -> " Did you mean " + each + "?")
                                .orElse("")
                        : "";
        tell(
                path,
                at.place(),
                described(at) + " is none of the choices.",
                "Write one of " + String.join(", ", values) + "." + near);
    }

    private void unknown(Member member, String path, Set<String> known) {
        String remedy =
                Nearest.to(member.name(), known)
                        .map(near -> "Did you mean " + near + "?")
                        .orElse(
                                known.isEmpty()
                                        ? "Remove it: nothing else belongs here."
                                        : "Remove it, or use one of "
                                                + String.join(", ", known)
                                                + ".");
        tell(path, member.place(), quoted(member.name()) + " is not known here.", remedy);
    }

    private void twice(Member member, String path) {
        tell(
                path,
                member.place(),
                quoted(member.name()) + " stands here twice.",
                "Remove one of them, or give it another name.");
    }

    private void wrong(Located at, String path, String expected) {
        tell(path, at.place(), described(at) + " cannot stand here.", "Write " + expected + ".");
    }

    private void tell(String path, Place place, String what, String remedy) {
        problems.add(Problem.error(Problem.Source.SCHEMA, path, place, what, remedy));
    }

    private static String described(Located at) {
        return switch (at) {
            case Located.Members _ -> "A set of fields";
            case Located.Items _ -> "A list";
            case Located.Value(_, JsonNode value) ->
                    value.isNull() ? "Nothing" : quoted(value.asString());
        };
    }

    private static String quoted(String text) {
        return "\"" + (text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "…") + "\"";
    }
}
