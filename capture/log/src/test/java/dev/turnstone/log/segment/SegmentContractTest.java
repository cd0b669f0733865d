package dev.turnstone.log.segment;

import dev.turnstone.log.LogContract;
import dev.turnstone.log.TrafficLogReader;
import dev.turnstone.log.TrafficLogWriter;

import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Optional;

class SegmentContractTest extends LogContract {
    @TempDir private Path directory;

    @Override
    protected TrafficLogWriter writer() {
        return SegmentWriter.open(directory, SegmentSettings.DEFAULT);
    }

    @Override
    protected TrafficLogReader reader(String consumer) {
        return SegmentReader.open(directory, consumer, Optional.empty());
    }
}
