package dev.turnstone.engine.spec.shape;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A piece of a declaration, with the place where it stands.
public sealed interface Located {
    Place place();

    /// The same without places; of names that stand twice, the first.
    JsonNode json();

    /// Where a path stands, or the nearest that is written around it.
    static Place place(Located root, String path) {
        Located at = root;
        Place place = root.place();
        for (String step : Paths.steps(path)) {
            Optional<Member> next = child(at, step);
            if (next.isEmpty()) {
                return place;
            }
            place = next.get().place();
            at = next.get().value();
        }
        return place;
    }

    /// What is written at a path, if anything is.
    static Optional<Located> find(Located root, String path) {
        Optional<Located> at = Optional.of(root);
        for (String step : Paths.steps(path)) {
            at = at.flatMap(here -> child(here, step)).map(Member::value);
        }
        return at;
    }

    private static Optional<Member> child(Located at, String step) {
        return switch (at) {
            case Members object -> object.find(step);
            case Items list -> list.find(step);
            case Value _ -> Optional.empty();
        };
    }

    /// Where something stands in a text; counted from 1. Zero is nowhere.
    record Place(int line, int column) {
        public static final Place NOWHERE = new Place(0, 0);
    }

    /// Text, a number, a truth or null.
    record Value(Place place, JsonNode json) implements Located {}

    record Items(Place place, List<Located> items) implements Located {
        public Items {
            items = List.copyOf(items);
        }

        Optional<Member> find(String index) {
            return IntStream.range(0, items.size())
                    .filter(i -> String.valueOf(i).equals(index))
                    .mapToObj(i -> new Member(index, items.get(i).place(), items.get(i)))
                    .findFirst();
        }

        @Override
        public JsonNode json() {
            ArrayNode array = SpecMapper.JSON.createArrayNode();
            items.forEach(item -> array.add(item.json()));
            return array;
        }
    }

    record Members(Place place, List<Member> members) implements Located {
        public Members {
            members = List.copyOf(members);
        }

        public Optional<Member> find(String name) {
            return members.stream().filter(member -> member.name().equals(name)).findFirst();
        }

        @Override
        public JsonNode json() {
            ObjectNode object = SpecMapper.JSON.createObjectNode();
            for (Member member : members) {
                if (!object.has(member.name())) {
                    object.set(member.name(), member.value().json());
                }
            }
            return object;
        }
    }

    /// A name, where it stands, and what is there.
    record Member(String name, Place place, Located value) {}
}
