package dev.turnstone.proxy.bench;

import java.util.List;

/// What was measured. `diskMbPerSecond` is what the log's own folder takes in one sequential file,
/// made durable every 16 MB.
public record CaptureResult(int processors, double diskMbPerSecond, List<CaptureRow> rows) {
    public CaptureResult {
        rows = List.copyOf(rows);
    }
}
