package dev.turnstone.compare.parity;

import dev.turnstone.model.Json;

import tools.jackson.databind.node.ObjectNode;

import java.util.Collection;

/// The bodies of the searches that read ids and revisions.
final class SearchText {
    /// What a search may return at most, by default on every version.
    private static final int LARGEST_PAGE = 10_000;

    /// Bodies wanted in one answer when the documents themselves are read.
    private static final long PAGE_BYTES = 8L << 20;

    private SearchText() {}

    static String scan(Wanted wanted, int size) {
        ObjectNode body = body(wanted, size);
        body.putArray("sort").add("_doc");
        return body.toString();
    }

    static String ids(Wanted wanted, Collection<String> ids, int size) {
        ObjectNode body = body(wanted, size);
        var values = body.putObject("query").putObject("ids").putArray("values");
        ids.forEach(values::add);
        return body.toString();
    }

    static String next(String scrollId) {
        return Json.MAPPER
                .createObjectNode()
                .put("scroll", "5m")
                .put("scroll_id", scrollId)
                .toString();
    }

    static int pageSize(Wanted wanted, long bytesPerDocument) {
        return batchSize(wanted, bytesPerDocument, LARGEST_PAGE);
    }

    static int batchSize(Wanted wanted, long bytesPerDocument, int largest) {
        if (!wanted.source()) {
            return largest;
        }
        // What is stored is compressed, the answer is not.
        long fitting = PAGE_BYTES / Math.max(1, bytesPerDocument * 3);
        return Math.clamp(fitting, 1, Math.min(largest, 1_000));
    }

    private static ObjectNode body(Wanted wanted, int size) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("size", size);
        body.put("_source", wanted.source());
        if (wanted.seqNo()) {
            body.put("seq_no_primary_term", true);
        }
        if (wanted.version()) {
            body.put("version", true);
        }
        return body;
    }
}
