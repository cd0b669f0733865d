package dev.turnstone.app.cli;

import dev.turnstone.log.inspect.RecordJson;
import dev.turnstone.log.place.LogPlace;
import dev.turnstone.log.record.AssemblySettings;
import dev.turnstone.log.record.Exchanges;
import dev.turnstone.log.record.Tracked;
import dev.turnstone.log.record.TrafficRecord.Recorded;
import dev.turnstone.log.record.TrafficRecord.Told;
import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.proxy.RecordingFilter;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Writes what a log holds as NDJSON, one record a line, or only counts it.
@Command(name = "dump")
final class LogDumpCommand implements Callable<Integer> {
    private final Console console;

    @Mixin private LogOptions log;

    @Option(names = "--method", paramLabel = "M", split = ",")
    private List<String> methods = List.of();

    @Option(names = "--path", paramLabel = "PATTERN")
    private @Nullable String path;

    @Option(names = "--index", paramLabel = "PATTERN", split = ",")
    private List<String> indices = List.of();

    @Option(names = "--status", paramLabel = "CODE")
    private int status = -1;

    @Option(names = "--limit", paramLabel = "N")
    private long limit = Long.MAX_VALUE;

    @Option(names = "--count")
    private boolean countOnly;

    LogDumpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        LogPlace place = log.place();
        RecordingFilter filter =
                new RecordingFilter(
                        new HashSet<>(methods),
                        Optional.ofNullable(path).map(RecordingFilter::wildcard),
                        Optional.empty(),
                        indices.stream().map(RecordingFilter::wildcard).toList(),
                        List.of());
        long told = 0;
        try (Exchanges exchanges =
                new Exchanges(place.look(), AssemblySettings.DEFAULT, InstantSource.system())) {
            Optional<Tracked> next = exchanges.next(Duration.ZERO);
            while (next.isPresent() && told < limit) {
                Told record = next.get().told();
                next.get().done();
                if (isWanted(record, filter)) {
                    told++;
                    if (!countOnly) {
                        console.out().println(RecordJson.of(record));
                    }
                }
                next = exchanges.next(Duration.ZERO);
            }
        }
        if (countOnly) {
            console.report(true, Map.of("records", told), "");
        } else {
            console.say("log.dumped", Amounts.count(told));
        }
        return Cli.DONE;
    }

    private boolean isWanted(Told record, RecordingFilter filter) {
        boolean isFiltered =
                !methods.isEmpty() || path != null || !indices.isEmpty() || status >= 0;
        if (!(record instanceof Recorded recorded)) {
            return !isFiltered;
        }
        Exchange exchange = recorded.exchange();
        return filter.records(exchange.request().method(), exchange.request().target())
                && (status < 0
                        || exchange.answer() != null && exchange.answer().status() == status);
    }
}
