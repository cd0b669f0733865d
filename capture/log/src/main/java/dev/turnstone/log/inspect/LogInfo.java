package dev.turnstone.log.inspect;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a log is made of. `bytes` is on disk, and null where only a broker knows.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LogInfo(
        String log,
        long records,
        @Nullable Long bytes,
        List<Stream> streams,
        List<Consumer> consumers) {
    public LogInfo {
        streams = List.copyOf(streams);
        consumers = List.copyOf(consumers);
    }

    /// A segment, or a partition: records from `first` on, below `next`.
    public record Stream(String name, long first, long next) {}

    /// Who reads, and how many records are not committed yet.
    public record Consumer(String name, long lag) {}
}
