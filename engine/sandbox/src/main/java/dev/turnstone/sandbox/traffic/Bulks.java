package dev.turnstone.sandbox.traffic;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/// Writes of many documents at once: mixed bulks, and writes by query. One thread only.
final class Bulks {
    private final RandomGenerator random;
    private final Ids ids;
    private final Tokens tokens;
    private final Drafts drafts;
    private final Layout layout;
    private final Stage stage;
    private final Sender sender;

    Bulks(
            RandomGenerator random,
            Ids ids,
            Tokens tokens,
            Layout layout,
            Stage stage,
            Sender sender) {
        this.random = random;
        this.ids = ids;
        this.tokens = tokens;
        this.layout = layout;
        this.stage = stage;
        this.sender = sender;
        drafts = new Drafts(random, ids, tokens, layout, stage);
    }

    /// Anything beside anything, refused items among them, and often one id twice.
    void mixed() {
        var items = new ArrayList<Draft>();
        int size = 2 + random.nextInt(24);
        while (items.size() < size) {
            items.add(item());
            if (random.nextInt(6) == 0) {
                items.add(sameIdAgain());
            }
        }
        sender.bulk(items, random.nextInt(40) == 0);
    }

    private Draft item() {
        return switch (random.nextInt(10)) {
            case 0 -> drafts.withoutId();
            case 1 -> drafts.routed();
            case 2 -> has(Feature.JOIN) ? drafts.join() : drafts.routed();
            case 3 -> has(Feature.PIPELINES) ? drafts.pipedByDefault() : drafts.withoutId();
            case 4 -> has(Feature.STREAMS) ? drafts.streamed() : drafts.plain(OpKind.INDEX);
            case 5 -> random.nextInt(3) == 0 ? drafts.refused() : drafts.deleteOfMissing();
            default -> drafts.plain(drafts.anyKind());
        };
    }

    private Draft sameIdAgain() {
        return Draft.of(drafts.op(drafts.anyKind(), Area.PLAIN, ids.hot()));
    }

    /// Makes a few documents of this client alone, then updates or deletes them by a query.
    ///
    /// Only this client writes them, one request after the other, so the effect is known though no
    /// revision is told.
    void byQuery() {
        var made = new ArrayList<Draft>();
        for (String id : ids.batch(2 + random.nextInt(5))) {
            made.add(Draft.of(drafts.op(OpKind.INDEX, Area.PLAIN, id)));
        }
        List<Outcome> outcomes = sender.bulk(made, true);
        if (!outcomes.stream().allMatch(Outcome.Applied.class::isInstance)) {
            return;
        }
        List<String> codes = made.stream().map(draft -> Content.code(draft.op().token())).toList();
        List<String> written =
                made.stream().map(draft -> Objects.requireNonNull(draft.op().id())).toList();
        List<Op> updates = ops(OpKind.QUERY_UPDATE, written);
        ObjectNode update = query(codes);
        update.set("script", Bodies.script(updates.getFirst(), Bodies.ADD));
        boolean updated =
                allApplied(sender.byQuery(updates, "updated", call("_update_by_query", update)));
        if (updated && random.nextBoolean()) {
            int some = 1 + random.nextInt(written.size());
            List<Op> deletes = ops(OpKind.QUERY_DELETE, written.subList(0, some));
            sender.byQuery(
                    deletes, "deleted", call("_delete_by_query", query(codes.subList(0, some))));
        }
    }

    private static boolean allApplied(List<Outcome> outcomes) {
        return outcomes.stream().allMatch(Outcome.Applied.class::isInstance);
    }

    private List<Op> ops(OpKind kind, List<String> written) {
        String token = tokens.next();
        return written.stream()
                .map(id -> Op.of(kind, layout.index(Area.PLAIN), id, token, 1))
                .toList();
    }

    private Call call(String endpoint, ObjectNode body) {
        return Call.post(
                "/" + layout.index(Area.PLAIN) + "/" + endpoint + "?refresh=true", body.toString());
    }

    private static ObjectNode query(List<String> codes) {
        ObjectNode body = Content.JSON.createObjectNode();
        var values = body.putObject("query").putObject("terms").putArray("code");
        codes.forEach(values::add);
        return body;
    }

    private boolean has(Feature feature) {
        return stage.features().contains(feature);
    }
}
