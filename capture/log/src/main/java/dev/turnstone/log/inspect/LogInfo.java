package dev.turnstone.log.inspect;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a log is made of. `bytes` is on disk, and null where only a broker knows. `messages` is
/// null where there are none; where there are, they hold several records each, and the numbers of
/// records are estimates.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LogInfo(
        String log,
        long records,
        @Nullable Long messages,
        @Nullable Long bytes,
        List<Stream> streams,
        List<Consumer> consumers) {
    public LogInfo {
        streams = List.copyOf(streams);
        consumers = List.copyOf(consumers);
    }

    /// A segment, or a partition: records (or messages) from `first` on, below `next`.
    public record Stream(String name, long first, long next) {}

    /// Who reads, and how many records are not committed yet.
    public record Consumer(String name, long lag) {}
}
