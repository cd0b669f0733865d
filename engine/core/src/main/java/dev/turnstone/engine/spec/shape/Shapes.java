package dev.turnstone.engine.spec.shape;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;

import dev.turnstone.engine.spec.shape.Shape.Field;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads shapes off records, so that records are the only place where they are written down.
public final class Shapes {
    /// The field that tells kinds apart.
    public static final String KIND = "kind";

    private static final Pattern ANY = Pattern.compile("[^\\r\\n]+");

    private Shapes() {}

    public static Shape.Fields of(Class<? extends Record> type) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            fields.put(component.getName(), field(component));
        }
        return new Shape.Fields(fields);
    }

    private static Field field(RecordComponent component) {
        Entry entry =
                Objects.requireNonNull(component.getAnnotation(Entry.class), component.toString());
        Type type = component.getGenericType();
        boolean optional = component.getType() == Optional.class;
        Shape shape = shape(optional ? inner(type, 0) : type, entry);
        JsonNode usual = usual(entry, shape, optional);
        return new Field(
                component.getName(),
                entry.about(),
                shape,
                !optional && !entry.derived() && usual == null,
                usual);
    }

    private static @Nullable JsonNode usual(Entry entry, Shape shape, boolean optional) {
        if (!entry.usual().isEmpty()) {
            return SpecMapper.JSON.readTree(entry.usual());
        }
        boolean fillsItself =
                shape instanceof Shape.Fields(Map<String, Field> fields)
                        && fields.values().stream().noneMatch(Field::needed);
        return fillsItself && !optional ? SpecMapper.JSON.createObjectNode() : null;
    }

    private static Shape shape(Type type, Entry entry) {
        return switch (type) {
            case ParameterizedType many when many.getRawType() == List.class ->
                    new Shape.Many(shape(inner(many, 0), entry), entry.filled());
            case ParameterizedType named when named.getRawType() == Map.class ->
                    new Shape.Named(shape(inner(named, 1), entry), entry.filled());
            case Class<?> plain -> plain(plain, entry);
            default -> throw new IllegalArgumentException("type: " + type + " (expected: known)");
        };
    }

    private static Shape plain(Class<?> type, Entry entry) {
        if (type == String.class) {
            return text(entry);
        }
        if (type == int.class || type == long.class || type == Long.class) {
            long most =
                    type == int.class ? Math.min(entry.most(), Integer.MAX_VALUE) : entry.most();
            return new Shape.Whole(entry.least(), most);
        }
        if (type == boolean.class) {
            return new Shape.Truth();
        }
        if (type == Duration.class) {
            return new Shape.Text(Durations.PATTERN, Durations.EXPECTED, false);
        }
        if (type == JsonNode.class) {
            return new Shape.Free();
        }
        if (type.isEnum()) {
            return new Shape.Choice(
                    Arrays.stream(type.getEnumConstants())
                            .map(each -> each.toString().toLowerCase(Locale.ROOT))
                            .toList());
        }
        if (type.isAnnotationPresent(JsonTypeInfo.class)) {
            return kinds(type);
        }
        return record(type);
    }

    private static Shape record(Class<?> type) {
        Class<? extends Record> record = type.asSubclass(Record.class);
        Shape.Text ofText = ofText(record);
        return ofText == null ? of(record) : ofText;
    }

    /// A record that stands for a piece of text carries what fits on that component.
    private static Shape.@Nullable Text ofText(Class<? extends Record> type) {
        RecordComponent[] components = type.getRecordComponents();
        boolean text =
                components.length == 1
                        && components[0].getType() == String.class
                        && components[0].getAccessor().isAnnotationPresent(JsonValue.class);
        if (!text) {
            return null;
        }
        Entry entry = Objects.requireNonNull(components[0].getAnnotation(Entry.class));
        return new Shape.Text(Pattern.compile(entry.pattern()), entry.expected(), entry.secret());
    }

    private static Shape.Text text(Entry entry) {
        return entry.pattern().isEmpty()
                ? new Shape.Text(ANY, "text", false)
                : new Shape.Text(Pattern.compile(entry.pattern()), entry.expected(), false);
    }

    private static Shape kinds(Class<?> type) {
        return new Shape.Kinds(
                Arrays.stream(type.getPermittedSubclasses())
                        .collect(
                                Collectors.toMap(
                                        Shapes::kind,
                                        each -> of(each.asSubclass(Record.class)),
                                        (left, _) -> left,
                                        LinkedHashMap::new)));
    }

    private static String kind(Class<?> type) {
        return Objects.requireNonNull(type.getAnnotation(JsonTypeName.class), type.getName())
                .value();
    }

    private static Type inner(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }
}
