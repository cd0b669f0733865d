package dev.turnstone.proxy.bench;

import dev.turnstone.model.Json;
import dev.turnstone.proxy.loops.Processors;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/// One part of a measurement as a process of its own. Answers each line of its input with one line,
/// and ends with its input, so also when whoever started it is killed.
public final class BenchPart {
    private BenchPart() {}

    /// `stub`, `pipe PORT`, `proxy PORT LOG` or `load`.
    public static void main(String[] args) throws IOException, InterruptedException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        switch (args[0]) {
            case "stub" -> {
                stayOn(List::getLast);
                serve(in, StubPart.listen());
            }
            case "pipe" -> serve(in, PipePart.listen(Integer.parseInt(args[1])));
            case "proxy" -> proxy(in, Integer.parseInt(args[1]), args[2]);
            case "load" -> {
                stayOn(List::getFirst);
                load(in);
            }
            default -> throw new IllegalArgumentException("part: " + args[0]);
        }
        System.exit(0);
    }

    /// Load and source stand for other machines. Each has a processor here, so that the system's
    /// choice among them, which changes from run to run, is not what is measured.
    private static void stayOn(Function<List<Integer>, Integer> which) {
        List<Integer> allowed = Processors.allowed();
        if (!allowed.isEmpty()) {
            Processors.stayOn(which.apply(allowed));
        }
    }

    private static void serve(BufferedReader in, int port) throws IOException {
        say(Integer.toString(port));
        while (in.readLine() != null) {
            say("{}");
        }
    }

    private static void proxy(BufferedReader in, int source, String log) throws IOException {
        try (ProxyPart proxy = ProxyPart.start(source, log)) {
            say(Integer.toString(proxy.port()));
            while (in.readLine() != null) {
                say(Json.MAPPER.writeValueAsString(proxy.told()));
            }
        }
    }

    private static void load(BufferedReader in) throws IOException, InterruptedException {
        say("0");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            LoadOrder order = Json.MAPPER.readValue(line, LoadOrder.class);
            say(Json.MAPPER.writeValueAsString(LoadPart.run(order)));
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
