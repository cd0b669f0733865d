package dev.turnstone.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/// Tells how much passes: looks twice and says the rates between.
@Command(name = "traffic")
final class CaptureTrafficCommand implements Callable<Integer> {
    private static final double MILLIS = 1e3;
    private static final double NANOS = 1e9;

    private final Console console;

    @Mixin private AdminOptions admin;

    @Option(names = "--seconds", paramLabel = "S")
    private double seconds = 2;

    @Mixin private JsonOption json;

    CaptureTrafficCommand(Console console) {
        this.console = console;
    }

    /// What passed a proxy each second, by kind of request.
    record Rates(
            String proxy,
            double requests,
            double changes,
            double bytesIn,
            double bytesOut,
            double recordsDurable,
            double exchangesMissed,
            Map<String, Double> kinds) {}

    record Report(double seconds, List<Rates> proxies) {}

    @Override
    public Integer call() throws InterruptedException {
        if (!(seconds > 0)) {
            throw new WrongUsage(console.texts().text("capture.noSeconds", seconds));
        }
        List<Rates> rates = new ArrayList<>();
        double took;
        try (HttpClient client = admin.client()) {
            List<JsonNode> before = states(client);
            long began = System.nanoTime();
            Thread.sleep(Duration.ofMillis(Math.round(seconds * MILLIS)));
            List<JsonNode> after = states(client);
            took = (System.nanoTime() - began) / NANOS;
            for (int i = 0; i < before.size(); i++) {
                rates.add(rates(before.get(i), after.get(i), took));
            }
        }
        String text = String.join(System.lineSeparator(), rates.stream().map(this::text).toList());
        console.report(json.isSet(), new Report(took, rates), text);
        return Cli.DONE;
    }

    private List<JsonNode> states(HttpClient client) throws InterruptedException {
        List<JsonNode> states = new ArrayList<>();
        for (String each : admin.admins()) {
            states.add(admin.state(client, each));
        }
        return states;
    }

    private static Rates rates(JsonNode before, JsonNode after, double seconds) {
        Map<String, Double> kinds = new TreeMap<>();
        JsonNode earlier = before.path("traffic").path("kinds");
        for (var kind : after.path("traffic").path("kinds").properties()) {
            long more = kind.getValue().asLong(0) - earlier.path(kind.getKey()).asLong(0);
            kinds.put(kind.getKey(), more / seconds);
        }
        return new Rates(
                after.path("name").asString(""),
                rate(before, after, "traffic", "requests", seconds),
                rate(before, after, "traffic", "changes", seconds),
                rate(before, after, "traffic", "bytesIn", seconds),
                rate(before, after, "traffic", "bytesOut", seconds),
                rate(before, after, "recording", "recordsDurable", seconds),
                rate(before, after, "recording", "exchangesMissed", seconds),
                kinds);
    }

    private static double rate(
            JsonNode before, JsonNode after, String part, String field, double seconds) {
        return (after.path(part).path(field).asLong(0) - before.path(part).path(field).asLong(0))
                / seconds;
    }

    private String text(Rates rates) {
        StringBuilder text =
                new StringBuilder(
                        console.texts()
                                .text(
                                        "capture.traffic",
                                        rates.proxy(),
                                        Amounts.count(Math.round(rates.requests())),
                                        Amounts.count(Math.round(rates.changes())),
                                        Amounts.megabytes(rates.bytesIn()),
                                        Amounts.megabytes(rates.bytesOut()),
                                        Amounts.count(Math.round(rates.exchangesMissed()))));
        rates.kinds()
                .forEach(
                        (kind, rate) ->
                                text.append(System.lineSeparator())
                                        .append(
                                                console.texts()
                                                        .text(
                                                                "capture.kind",
                                                                kind,
                                                                Amounts.count(Math.round(rate)))));
        return text.toString();
    }
}
