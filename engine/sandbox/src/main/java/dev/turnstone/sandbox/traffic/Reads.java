package dev.turnstone.sandbox.traffic;

import tools.jackson.databind.JsonNode;

import java.util.random.RandomGenerator;

/// What clients read. One thread only.
final class Reads {
    private static final String[] TERMS = {"tide", "shore", "wader", "arctic", "plover", "nothing"};

    private final RandomGenerator random;
    private final Ids ids;
    private final Layout layout;
    private final Stage stage;
    private final Sender sender;

    Reads(RandomGenerator random, Ids ids, Layout layout, Stage stage, Sender sender) {
        this.random = random;
        this.ids = ids;
        this.layout = layout;
        this.stage = stage;
        this.sender = sender;
    }

    void get() {
        if (random.nextInt(4) == 0) {
            String id = ids.routed();
            String path = stage.dialect().document(layout.index(Area.ROUTED), id);
            sender.read(Call.get(path + "?routing=" + Ids.routingOf(id)));
        } else {
            sender.read(Call.get(stage.dialect().document(plain(), ids.any())));
        }
    }

    void multiGet() {
        var body = Content.JSON.createObjectNode();
        var docs = body.putArray("docs");
        for (int i = 0; i < 5; i++) {
            var doc =
                    docs.addObject().put("_index", layout.index(Area.PLAIN)).put("_id", ids.any());
            if (stage.dialect().typed()) {
                doc.put("_type", stage.dialect().type());
            }
        }
        sender.read(Call.post("/_mget", body.toString()));
    }

    void search() {
        String path = random.nextInt(4) == 0 ? layout.tenantAlias() : plain();
        sender.read(Call.post("/" + path + "/_search", match()));
    }

    void multiSearch() {
        var body = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            body.append("{\"index\":\"")
                    .append(plain())
                    .append("\"}\n")
                    .append(match())
                    .append('\n');
        }
        sender.read(Call.post("/_msearch", body.toString()));
    }

    void scroll() {
        Answer first = sender.read(Call.post("/" + plain() + "/_search?scroll=1m", match()));
        if (first instanceof Answer.Replied replied && replied.succeeded()) {
            JsonNode id = replied.body().path("_scroll_id");
            String body =
                    Content.JSON.createObjectNode().put("scroll_id", id.asString("")).toString();
            sender.read(Call.post("/_search/scroll?scroll=1m", body));
            sender.read(new Call("DELETE", "/_search/scroll", body));
        }
    }

    void pointInTime() {
        Answer opened =
                sender.read(
                        Call.post(
                                "/"
                                        + layout.index(Area.PLAIN)
                                        + "/_search/point_in_time?keep_alive=1m",
                                ""));
        if (opened instanceof Answer.Replied replied && replied.succeeded()) {
            String id = replied.body().path("pit_id").asString("");
            var search = Content.JSON.createObjectNode().put("size", 5);
            search.putObject("pit").put("id", id).put("keep_alive", "1m");
            sender.read(Call.post("/_search", search.toString()));
            var close = Content.JSON.createObjectNode();
            close.putArray("pit_id").add(id);
            sender.read(new Call("DELETE", "/_search/point_in_time", close.toString()));
        }
    }

    void aggregation() {
        var body = Content.JSON.createObjectNode().put("size", 0);
        var aggregations = body.putObject("aggs");
        aggregations.putObject("tags").putObject("terms").put("field", "tags");
        aggregations.putObject("price").putObject("avg").put("field", "price");
        sender.read(Call.post("/" + plain() + "/_search", body.toString()));
    }

    private String plain() {
        return random.nextInt(3) == 0 ? layout.plainAlias() : layout.index(Area.PLAIN);
    }

    private String match() {
        var body = Content.JSON.createObjectNode().put("size", 5);
        body.putObject("query").putObject("match").put("body", TERMS[random.nextInt(TERMS.length)]);
        return body.toString();
    }
}
