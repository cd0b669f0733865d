package dev.turnstone.proxy;

import dev.turnstone.log.record.AnswerParts;
import dev.turnstone.log.record.BodyParts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// How the proxy's own answer stands in the log.
final class RefusalRecord {
    private RefusalRecord() {}

    static AnswerParts of(Refusal refusal) {
        byte[] reason = refusal.reason().getBytes(StandardCharsets.UTF_8);
        return new AnswerParts(
                refusal.status(),
                to -> to.line("x-turnstone-refused", refusal.type()),
                BodyParts.of(List.of(ByteBuffer.wrap(reason))),
                Duration.ZERO);
    }
}
