package dev.turnstone.documents.ask;

import dev.turnstone.documents.raw.Names;
import dev.turnstone.documents.raw.RawJson;
import dev.turnstone.model.Body;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes the answer to a `_mget` apart: one entry for each document asked, in that order.
final class MultiGet {
    private static final Names ANSWER = Names.of("docs");
    private static final Names DOC =
            Names.of(
                    "_index",
                    "_id",
                    "_routing",
                    "_seq_no",
                    "_primary_term",
                    "_source",
                    "found",
                    "error");

    private MultiGet() {}

    /// Empty where the document is absent, or where the cluster could not ask for it under this
    /// name.
    static List<Optional<Found>> parse(Body answer) {
        var json = new RawJson(answer.array(), answer.offset(), answer.length());
        List<Optional<Found>> docs = new ArrayList<>();
        json.enterObject();
        int name;
        while ((name = json.nextField(ANSWER)) != Names.END) {
            if (name == 0) {
                json.enterArray();
                while (json.nextElement()) {
                    docs.add(doc(json));
                }
            } else {
                json.skip();
            }
        }
        return docs;
    }

    private static Optional<Found> doc(RawJson json) {
        String index = "";
        String id = "";
        @Nullable String routing = null;
        @Nullable Body source = null;
        long seqNo = -1;
        long term = -1;
        boolean found = false;
        json.enterObject();
        int name;
        while ((name = json.nextField(DOC)) != Names.END) {
            switch (name) {
                case 0 -> index = json.string();
                case 1 -> id = json.string();
                case 2 -> routing = json.string();
                case 3 -> seqNo = json.number();
                case 4 -> term = json.number();
                case 5 -> source = json.slice();
                case 6 -> found = json.isTrue();
                default -> json.skip();
            }
        }
        return found
                ? Optional.of(new Found(index, id, routing, seqNo, term, source))
                : Optional.empty();
    }
}
