package dev.turnstone.documents.search;

import dev.turnstone.documents.raw.MalformedJson;
import dev.turnstone.documents.raw.Names;
import dev.turnstone.documents.raw.RawJson;
import dev.turnstone.model.Body;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Takes a search's answer apart without building a tree of it. One answer, one parser.
public final class PageParser {
    private static final Names ANSWER = Names.of("hits", "_shards", "timed_out", "_scroll_id");
    private static final Names SHARDS = Names.of("successful", "failed", "failures", "total");
    private static final Names HITS = Names.of("hits", "total");
    private static final Names TOTAL = Names.of("value");
    private static final Names HIT =
            Names.of("_id", "_source", "_seq_no", "_primary_term", "_routing", "sort", "_version");

    private final RawJson json;
    private final long bytes;
    private final List<Hit> hits = new ArrayList<>();
    private String scrollId = "";
    private String failure = "";
    private boolean timedOut;
    private int asked;
    private int successful;
    private int failed;
    private long total;

    private PageParser(Body answer) {
        this.json = new RawJson(answer.array(), answer.offset(), answer.length());
        this.bytes = answer.length();
    }

    /// Throws [MalformedJson] where the answer is torn.
    public static Page parse(Body answer) {
        return new PageParser(answer).page();
    }

    private Page page() {
        json.enterObject();
        int name;
        while ((name = json.nextField(ANSWER)) != Names.END) {
            switch (name) {
                case 0 -> readHits();
                case 1 -> readShards();
                case 2 -> timedOut = json.isTrue();
                case 3 -> scrollId = json.string();
                default -> json.skip();
            }
        }
        if (!json.isAtEnd()) {
            throw new MalformedJson("more behind the answer");
        }
        return new Page(scrollId, timedOut, asked, successful, failed, failure, total, hits, bytes);
    }

    private void readShards() {
        json.enterObject();
        int name;
        while ((name = json.nextField(SHARDS)) != Names.END) {
            switch (name) {
                case 0 -> successful = (int) json.number();
                case 1 -> failed = (int) json.number();
                case 2 -> failure = json.slice().text();
                case 3 -> asked = (int) json.number();
                default -> json.skip();
            }
        }
    }

    private void readHits() {
        json.enterObject();
        int name;
        while ((name = json.nextField(HITS)) != Names.END) {
            switch (name) {
                case 0 -> readEach();
                case 1 -> total = readTotal();
                default -> json.skip();
            }
        }
    }

    private long readTotal() {
        if (!json.isObject()) {
            return json.number();
        }
        long value = 0;
        json.enterObject();
        int name;
        while ((name = json.nextField(TOTAL)) != Names.END) {
            if (name == 0) {
                value = json.number();
            } else {
                json.skip();
            }
        }
        return value;
    }

    private void readEach() {
        json.enterArray();
        while (json.nextElement()) {
            hits.add(hit());
        }
    }

    private Hit hit() {
        @Nullable String id = null;
        @Nullable String routing = null;
        @Nullable Body source = null;
        long seqNo = -1;
        long term = -1;
        long order = -1;
        long version = -1;
        json.enterObject();
        int name;
        while ((name = json.nextField(HIT)) != Names.END) {
            switch (name) {
                case 0 -> id = json.string();
                case 1 -> source = json.slice();
                case 2 -> seqNo = json.number();
                case 3 -> term = json.number();
                case 4 -> routing = json.string();
                case 5 -> order = order();
                case 6 -> version = json.number();
                default -> json.skip();
            }
        }
        if (id == null) {
            throw new MalformedJson("a hit without _id");
        }
        return new Hit(id, routing, seqNo, term, version, source, order);
    }

    private long order() {
        long first = -1;
        json.enterArray();
        for (boolean isFirst = true; json.nextElement(); isFirst = false) {
            if (isFirst) {
                first = json.number();
            } else {
                json.skip();
            }
        }
        return first;
    }
}
