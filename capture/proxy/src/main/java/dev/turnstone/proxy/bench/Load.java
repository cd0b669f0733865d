package dev.turnstone.proxy.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;

/// A kind of request, and what the stub answers. Bodies look like documents: words that compress as
/// text does.
enum Load {
    GET("GET /shop/_doc/42 HTTP/1.1"),
    INDEX("PUT /shop/_doc/42 HTTP/1.1"),
    BULK("POST /_bulk HTTP/1.1");

    private static final int DOCUMENT = 1_000;
    private static final int DOCUMENTS = 48;

    private final String line;

    Load(String line) {
        this.line = line;
    }

    static Load named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /// The whole request, to be sent again and again.
    ByteBuf request() {
        return bytes(requestText());
    }

    /// The whole answer.
    ByteBuf answer() {
        return bytes(answerText());
    }

    /// Bytes of a request and its answer.
    long bytes() {
        return (long) requestText().length() + answerText().length();
    }

    private String requestText() {
        String body =
                switch (this) {
                    case GET -> "";
                    case INDEX -> document(1);
                    case BULK -> bulk();
                };
        return line
                + "\r\nHost: localhost:9200\r\nUser-Agent: bench/1\r\nAccept: */*\r\n"
                + "Authorization: Basic ZWxhc3RpYzpjaGFuZ2VtZQ==\r\n"
                + (body.isEmpty()
                        ? ""
                        : "Content-Type: application/json\r\nContent-Length: "
                                + body.length()
                                + "\r\n")
                + "\r\n"
                + body;
    }

    private String answerText() {
        String body =
                switch (this) {
                    case GET ->
                            "{\"_index\":\"shop\",\"_id\":\"42\",\"_version\":1,\"_seq_no\":7,"
                                    + "\"_primary_term\":1,\"found\":true,\"_source\":"
                                    + document(2)
                                    + "}";
                    case INDEX -> item(42);
                    case BULK -> bulkAnswer();
                };
        return "HTTP/1.1 200 OK\r\ncontent-type: application/json; charset=UTF-8\r\n"
                + "content-length: "
                + body.length()
                + "\r\n\r\n"
                + body;
    }

    private static String bulk() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < DOCUMENTS; i++) {
            lines.append("{\"index\":{\"_index\":\"shop\",\"_id\":\"").append(i).append("\"}}\n");
            lines.append(document(i)).append('\n');
        }
        return lines.toString();
    }

    private static String bulkAnswer() {
        StringBuilder items = new StringBuilder("{\"took\":3,\"errors\":false,\"items\":[");
        for (int i = 0; i < DOCUMENTS; i++) {
            items.append(i == 0 ? "" : ",").append("{\"index\":").append(item(i)).append('}');
        }
        return items.append("]}").toString();
    }

    private static String item(int id) {
        return "{\"_index\":\"shop\",\"_id\":\""
                + id
                + "\",\"_version\":1,\"result\":\"created\",\"_shards\":{\"total\":2,"
                + "\"successful\":1,\"failed\":0},\"_seq_no\":"
                + (100_000 + id)
                + ",\"_primary_term\":1}";
    }

    private static String document(int seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("{\"title\":\"");
        while (text.length() < DOCUMENT) {
            text.append(Integer.toString(random.nextInt(1 << 20), 36)).append(' ');
        }
        return text.append("\"}").toString();
    }

    private static ByteBuf bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuf direct = Unpooled.directBuffer(bytes.length).writeBytes(bytes);
        return Unpooled.unreleasableBuffer(direct.asReadOnly());
    }
}
