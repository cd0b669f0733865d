package dev.turnstone.log.segment;

import dev.turnstone.log.LogHealth;
import dev.turnstone.log.TrafficLogWriter.Offer;
import dev.turnstone.log.TrafficLogWriter.Receipt;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Writes records to a log until its input ends, telling on its output what it was told: for tests
/// that kill it, or take the room on the disk away.
final class WritingProcess {
    private static final int PADDING = 500;

    private WritingProcess() {}

    public static void main(String[] args) throws IOException {
        SegmentSettings settings =
                SegmentSettings.DEFAULT.withCompression(false).withQueueBytes(200_000);
        long taken = 0;
        boolean failing = false;
        try (SegmentWriter writer = SegmentWriter.open(Path.of(args[0]), settings)) {
            while (System.in.available() == 0) {
                long number = taken;
                if (writer.offer(record(number), new Telling(number)) == Offer.TAKEN) {
                    taken++;
                } else {
                    LockSupport.parkNanos(1_000_000);
                }
                if (!failing && writer.health() instanceof LogHealth.Failing) {
                    failing = true;
                    say("failing");
                }
            }
        }
        say("taken " + taken);
    }

    static String text(long number) {
        return number + " " + "x".repeat(PADDING);
    }

    private static List<ByteBuffer> record(long number) {
        return List.of(ByteBuffer.wrap(text(number).getBytes(StandardCharsets.UTF_8)));
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private record Telling(long number) implements Receipt {
        @Override
        public void durable() {
            if (number % 100 == 0) {
                say("durable " + number);
            }
        }

        @Override
        public void lost(String reason) {
            say("lost " + number + ": " + reason);
        }
    }
}
