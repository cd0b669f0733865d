package dev.turnstone.log.segment;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.NavigableMap;

/// Removes whole segments from the front, as far as [Retention] allows. The writer's thread only.
final class RetentionKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionKeeper.class);

    private final SegmentFiles files;
    private final Retention retention;
    private final InstantSource clock;

    RetentionKeeper(SegmentFiles files, Retention retention, InstantSource clock) {
        this.files = files;
        this.retention = retention;
        this.clock = clock;
    }

    void keep() {
        try {
            remove(files.segments());
        } catch (IOException e) {
            LOG.warn("Old segments of the traffic log stay for now: {}", e.getMessage());
        }
    }

    private void remove(NavigableMap<Long, Path> segments) throws IOException {
        long total = 0;
        for (Path segment : segments.values()) {
            total += Files.size(segment);
        }
        long read = Consumers.leastCommitted(files.consumers());
        for (Map.Entry<Long, Path> segment : segments.entrySet()) {
            Long next = segments.higherKey(segment.getKey());
            if (next == null) {
                return;
            }
            long size = Files.size(segment.getValue());
            boolean wasRead = next <= read;
            if (wasRead && (total > retention.readBytes() || isOld(segment.getValue()))) {
                Files.delete(segment.getValue());
            } else if (total > retention.hardLimitBytes()) {
                LOG.warn(
                        "The traffic log is larger than its hard limit of {} bytes: records {} to {}"
                                + " were removed{}.",
                        retention.hardLimitBytes(),
                        segment.getKey(),
                        next - 1,
                        wasRead ? "" : " before every consumer had read them");
                Files.delete(segment.getValue());
            } else {
                return;
            }
            total -= size;
        }
    }

    private boolean isOld(Path segment) throws IOException {
        Instant written = Files.getLastModifiedTime(segment).toInstant();
        return written.plus(retention.readAge()).isBefore(clock.instant());
    }
}
