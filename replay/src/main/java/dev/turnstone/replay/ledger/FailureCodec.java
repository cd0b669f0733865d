package dev.turnstone.replay.ledger;

import dev.turnstone.model.Body;
import dev.turnstone.model.Change;
import dev.turnstone.model.DocumentChange;
import dev.turnstone.model.Revision;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// A failure as bytes, without its body, which is kept apart because it may be huge.
final class FailureCodec {
    private static final byte DELETE = 0;
    private static final byte UPSERT = 1;

    private FailureCodec() {}

    /// A failure's bytes and the place of its body; empty for a delete.
    record Stored(Failure failure, Body bodyId) {}

    static byte[] encode(Failure failure, byte[] bodyId) {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            DocumentChange change = failure.change();
            text(out, change.index());
            out.writeInt(change.shard());
            text(out, change.id());
            text(out, change.routing());
            out.writeLong(change.revision().version());
            out.writeByte(change.isDelete() ? DELETE : UPSERT);
            text(out, failure.stage().name());
            text(out, failure.type());
            text(out, failure.reason());
            out.writeLong(failure.when().toEpochMilli());
            out.writeInt(failure.attempts());
            out.writeInt(bodyId.length);
            out.write(bodyId);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// The failure with an empty body in place of its own.
    static Stored decode(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            String index = text(in);
            int shard = in.readInt();
            String id = text(in);
            String routing = nullable(in);
            Revision revision = Revision.ofVersion(in.readLong());
            Change change =
                    in.readByte() == DELETE ? new Change.Delete() : new Change.Upsert(Body.EMPTY);
            Failure.Stage stage = Failure.Stage.valueOf(text(in));
            var failure =
                    new Failure(
                            new DocumentChange(index, shard, id, routing, revision, change),
                            stage,
                            text(in),
                            text(in),
                            Instant.ofEpochMilli(in.readLong()),
                            in.readInt());
            return new Stored(failure, Body.of(in.readNBytes(in.readInt())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void text(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static @Nullable String nullable(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static String text(DataInputStream in) throws IOException {
        String text = nullable(in);
        if (text == null) {
            throw new IOException("A failure without a name that it must have");
        }
        return text;
    }
}
