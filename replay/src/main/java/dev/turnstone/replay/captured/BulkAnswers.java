package dev.turnstone.replay.captured;

import dev.turnstone.documents.raw.MalformedJson;
import dev.turnstone.documents.raw.Names;
import dev.turnstone.documents.raw.RawJson;
import dev.turnstone.model.Body;
import dev.turnstone.replay.captured.Api.Verb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The answers to the items of a bulk, in its order.
final class BulkAnswers {
    private static final Names FIELDS = Names.of("items");

    private BulkAnswers() {}

    /// An answer and the verb that it stands under.
    record Item(Verb verb, ItemAnswer answer) {}

    /// Empty where the answer tells nothing of its items.
    static Optional<List<Item>> parse(Body body) {
        try {
            var json = new RawJson(body.array(), body.offset(), body.length());
            json.enterObject();
            int name;
            while ((name = json.nextField(FIELDS)) != Names.END) {
                if (name == 0) {
                    return Optional.of(items(json));
                }
                json.skip();
            }
            return Optional.empty();
        } catch (MalformedJson | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static List<Item> items(RawJson json) {
        var items = new ArrayList<Item>();
        json.enterArray();
        while (json.nextElement()) {
            json.enterObject();
            Verb verb = BulkLines.nextVerb(json);
            items.add(new Item(verb, ItemAnswer.read(json)));
            if (json.nextField(FIELDS) != Names.END) {
                throw new MalformedJson("two verbs in an item's answer");
            }
        }
        return items;
    }
}
