package dev.turnstone.compare.parity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Reads a search answer hit by hit as it arrives. Members that it does not know are stepped over,
/// whatever their order. One thread at a time; used again for every page.
final class HitReader {
    private static final byte[] SCROLL_ID = name("_scroll_id");
    private static final byte[] TIMED_OUT = name("timed_out");
    private static final byte[] SHARDS = name("_shards");
    private static final byte[] HITS = name("hits");
    private static final byte[] TOTAL = name("total");
    private static final byte[] SUCCESSFUL = name("successful");
    private static final byte[] FAILED = name("failed");
    private static final byte[] FAILURES = name("failures");
    private static final byte[] ID = name("_id");
    private static final byte[] SEQ_NO = name("_seq_no");
    private static final byte[] PRIMARY_TERM = name("_primary_term");
    private static final byte[] VERSION = name("_version");
    private static final byte[] ROUTING = name("_routing");
    private static final byte[] SOURCE = name("_source");

    private final byte[] buffer;
    private final int shard;
    private final HitConsumer consumer;
    private final Bytes name = new Bytes();
    private final Bytes text = new Bytes();
    private final Hit hit = new Hit();
    private String scrollId = "";
    private boolean timedOut;
    private long asked;
    private long answered;
    private long failed;
    private String failure = "";
    private int hits;

    HitReader(int shard, HitConsumer consumer) {
        this(shard, consumer, new byte[1 << 16]);
    }

    HitReader(int shard, HitConsumer consumer, byte[] buffer) {
        this.shard = shard;
        this.consumer = consumer;
        this.buffer = buffer;
    }

    PageEnd read(InputStream in) throws IOException {
        hits = 0;
        timedOut = false;
        asked = -1;
        answered = -2;
        failed = 0;
        failure = "";
        JsonBytes json = new JsonBytes(in, buffer);
        json.expect('{');
        for (boolean first = true; json.more(first, '}'); first = false) {
            member(json);
        }
        return new PageEnd(scrollId, hits, timedOut, asked, answered, failed, failure);
    }

    private void member(JsonBytes json) throws IOException {
        nameOf(json);
        if (name.is(SCROLL_ID)) {
            json.string(text);
            scrollId = text.text();
        } else if (name.is(TIMED_OUT)) {
            timedOut = json.bool();
        } else if (name.is(SHARDS)) {
            shards(json);
        } else if (name.is(HITS)) {
            outerHits(json);
        } else {
            json.skip(null);
        }
    }

    private void shards(JsonBytes json) throws IOException {
        json.expect('{');
        for (boolean first = true; json.more(first, '}'); first = false) {
            nameOf(json);
            if (name.is(TOTAL)) {
                asked = json.number();
            } else if (name.is(SUCCESSFUL)) {
                answered = json.number();
            } else if (name.is(FAILED)) {
                failed = json.number();
            } else if (name.is(FAILURES)) {
                text.clear();
                json.skip(text);
                failure = text.text();
            } else {
                json.skip(null);
            }
        }
    }

    private void outerHits(JsonBytes json) throws IOException {
        json.expect('{');
        for (boolean first = true; json.more(first, '}'); first = false) {
            nameOf(json);
            if (name.is(HITS)) {
                innerHits(json);
            } else {
                json.skip(null);
            }
        }
    }

    private void innerHits(JsonBytes json) throws IOException {
        json.expect('[');
        for (boolean first = true; json.more(first, ']'); first = false) {
            hit(json);
            hits++;
            consumer.accept(shard, hit);
        }
    }

    private void hit(JsonBytes json) throws IOException {
        hit.clear();
        json.expect('{');
        for (boolean first = true; json.more(first, '}'); first = false) {
            nameOf(json);
            hitMember(json);
        }
        if (hit.id.length() == 0) {
            throw new IOException("A hit came without its _id");
        }
    }

    private void hitMember(JsonBytes json) throws IOException {
        if (name.is(ID)) {
            json.string(hit.id);
        } else if (name.is(SEQ_NO)) {
            hit.seqNo = json.number();
        } else if (name.is(PRIMARY_TERM)) {
            hit.primaryTerm = json.number();
        } else if (name.is(VERSION)) {
            hit.version = json.number();
        } else if (name.is(ROUTING)) {
            json.string(hit.routing);
            hit.hasRouting = true;
        } else if (name.is(SOURCE)) {
            json.skip(hit.source);
            hit.hasSource = true;
        } else {
            json.skip(null);
        }
    }

    private void nameOf(JsonBytes json) throws IOException {
        json.string(name);
        json.expect(':');
    }

    private static byte[] name(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
