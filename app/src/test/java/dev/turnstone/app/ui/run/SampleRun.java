package dev.turnstone.app.ui.run;

import dev.turnstone.engine.host.RunView;
import dev.turnstone.model.Json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A run of three groups to one target, in the words of the engine.
public final class SampleRun {
    private static final Instant BEGAN = Instant.parse("2026-11-20T09:12:00Z");
    private static final List<String> KINDS =
            List.of("assess", "metadata", "capture", "backfill", "replay", "validate");

    private final Map<String, ObjectNode> steps = new LinkedHashMap<>();
    private String state = "running";
    private boolean driven = true;
    private long requests = 120_000;
    private List<String> addresses = List.of();

    private SampleRun() {}

    /// Nothing has begun.
    public static SampleRun planned(String... groups) {
        SampleRun run = new SampleRun();
        List<String> all = new ArrayList<>();
        for (String group : groups) {
            String before = "";
            for (String kind : KINDS) {
                String id = id(kind, group);
                run.add(id, kind, before.isEmpty() ? List.of() : List.of(before));
                all.add(id);
                before = id;
            }
        }
        run.add("shop/teardown/prod-os", "teardown", all);
        run.add("shop/prove/prod-os", "prove", List.of("shop/teardown/prod-os"));
        return run;
    }

    public static String id(String kind, String group) {
        return "shop/" + kind + "/" + group + "/prod-os";
    }

    public static SampleRun running() {
        return planned("orders", "customers", "logs")
                .done("orders", "assess", "metadata")
                .set(id("capture", "orders"), "serving", "42 rounds, 1,204 documents")
                .counted(id("capture", "orders"), 1_204, -1, 0)
                .saying(id("capture", "orders"), "up since 2026-11-20T09:12:41.703161Z")
                .set(id("backfill", "orders"), "running", "612,400 documents, 9,412/s")
                .counted(id("backfill", "orders"), 612_400, 1_040_000, 9_412)
                .done("customers", "assess", "metadata")
                .set(id("capture", "customers"), "serving", "40 rounds, 312 documents")
                .counted(id("capture", "customers"), 312, -1, 0)
                .saying(id("capture", "customers"), "up since 2026-11-20T09:12:43.118204Z")
                .done("customers", "backfill")
                .set(id("replay", "customers"), "running", "")
                .done("logs", "assess")
                .note(
                        id("metadata", "logs"),
                        "waiting-for-approval",
                        "waits for approval: losses 2 by shop/assess/logs/prod-os",
                        "")
                .checked(id("metadata", "logs"), "LOSSES", true, "2");
    }

    private SampleRun saying(String id, String note) {
        step(id).put("note", note);
        return this;
    }

    public static SampleRun failed() {
        return running()
                .note(
                        id("backfill", "orders"),
                        "failed",
                        "Some parts could not be read to their end: orders-2024[3]. What is on the"
                                + " target is right.",
                        "Mend what it names, then retry: it goes on where it stopped.")
                .state("failed");
    }

    public static SampleRun done() {
        SampleRun run = planned("orders", "customers", "logs");
        for (String group : List.of("orders", "customers", "logs")) {
            run.done(group, KINDS.toArray(String[]::new));
        }
        return run.set("shop/teardown/prod-os", "succeeded", "")
                .set("shop/prove/prod-os", "succeeded", "")
                .state("succeeded");
    }

    /// The same some seconds after it began, as the engine counts on.
    public static SampleRun running(int second) {
        long orders = 0;
        for (int i = 0; i <= second; i++) {
            orders += rate(i);
        }
        return running()
                .set(
                        id("backfill", "orders"),
                        "running",
                        String.format(Locale.ENGLISH, "%,d documents", orders))
                .counted(id("backfill", "orders"), orders, 1_040_000, (double) rate(second))
                .counted(id("capture", "orders"), 600 + changes(second, 38, 41), -1, 0)
                .counted(id("capture", "customers"), 120 + changes(second, 14, 67), -1, 0)
                .requests(90_000 + changes(second, 960, 53));
    }

    private static long rate(int second) {
        return Math.round(
                9_400 * (1 - Math.exp(-second / 6.0))
                        + 900 * Math.sin(second / 9.0)
                        + 400 * Math.sin(second * 1.7));
    }

    private static long changes(int second, int perSecond, int period) {
        double swell = period / 20.0 * Math.sin(second / (double) period * 6.28);
        return Math.round(perSecond * (second + swell + 0.1 * Math.sin(second * 2.3)));
    }

    /// Followed by proxies instead of sequence numbers.
    public SampleRun byProxies() {
        Map<String, ObjectNode> before = new LinkedHashMap<>(steps);
        steps.clear();
        before.forEach(
                (id, step) -> {
                    String renamed = step.toString().replace("/capture/", "/proxy-capture/");
                    ObjectNode made = (ObjectNode) Json.MAPPER.readTree(renamed);
                    if (made.path("kind").asString("").equals("capture")) {
                        made.put("kind", "proxy-capture");
                    }
                    steps.put(made.path("id").asString(""), made);
                });
        return this;
    }

    /// Where clients come in.
    public SampleRun listening(String... at) {
        addresses = List.of(at);
        return this;
    }

    /// How many passed the proxy.
    public SampleRun requests(long count) {
        requests = count;
        return this;
    }

    public SampleRun state(String next) {
        state = next;
        return this;
    }

    public SampleRun resting() {
        driven = false;
        return this;
    }

    public SampleRun done(String group, String... kinds) {
        for (String kind : kinds) {
            set(id(kind, group), "succeeded", "");
        }
        return this;
    }

    public SampleRun set(String id, String next, String progress) {
        step(id).put("state", next).put("progress", progress).put("attempt", 1);
        return this;
    }

    /// It waits for what is before it, and was never begun.
    public SampleRun coming(String id) {
        step(id).put("state", "waiting");
        return this;
    }

    public SampleRun note(String id, String next, String note, String remedy) {
        step(id).put("state", next).put("note", note).put("remedy", remedy).put("attempt", 1);
        return this;
    }

    /// What a check of the gate saw that the step waits at.
    public SampleRun checked(String id, String measure, boolean passed, String value) {
        step(id).withArray("checks")
                .addObject()
                .put("measure", measure)
                .put("passed", passed)
                .put("value", value)
                .put("from", "shop/assess/logs/prod-os")
                .put("measured", BEGAN.toString());
        return this;
    }

    public SampleRun counted(String id, long done, long total, double rate) {
        step(id).putObject("amount")
                .put("text", "")
                .put("done", done)
                .put("total", total)
                .put("unit", "documents")
                .put("rate", rate);
        return this;
    }

    public SampleRun result(String id, String json) {
        step(id).set("result", Json.MAPPER.readTree(json));
        return this;
    }

    public ObjectNode json() {
        ObjectNode run = Json.MAPPER.createObjectNode();
        run.put("session", "prod").put("run", 7L).put("state", state).put("driven", driven);
        run.put("rehearsal", false).put("version", 1L);
        ArrayNode all = run.putArray("steps");
        steps.values().forEach(all::add);
        run.putArray("orphans");
        run.putObject("counts");
        run.putArray("newIndices");
        ArrayNode listening = run.putArray("proxies");
        addresses.forEach(listening::add);
        return run;
    }

    public RunView view() {
        return Json.MAPPER.treeToValue(json(), RunView.class);
    }

    /// What the engine answers about each step.
    Map<String, JsonNode> details() {
        Map<String, JsonNode> details = new LinkedHashMap<>();
        steps.forEach((id, step) -> details.put(id, detail(id, step)));
        return details;
    }

    private ObjectNode detail(String id, ObjectNode step) {
        ObjectNode detail = Json.MAPPER.createObjectNode().put("run", "7");
        detail.set("step", step);
        detail.putObject("effects")
                .put("reads", "documents of the indices of group orders of prod-es")
                .put("creates", "documents on prod-os")
                .put("changes", "");
        detail.putObject("inputs")
                .put("backfill", "{\"readers\":4}")
                .put("group", "orders")
                .put("indices", "orders-2023,orders-2024,orders-2025")
                .put("source", "prod-es")
                .put("source.url", "https://es.shop.example:9200")
                .put("target", "prod-os")
                .put("target.url", "https://os.shop.example:9200");
        ArrayNode log = detail.putArray("log");
        ArrayNode changes = detail.putArray("changes");
        if (step.path("attempt").asInt(0) > 0) {
            log.addObject().put("happened", BEGAN.toString()).put("text", id + " begins");
            log.addObject()
                    .put("happened", BEGAN.plusSeconds(63).toString())
                    .put("text", "orders-2023: 212,000 documents, all written");
            changes.addObject()
                    .put("happened", BEGAN.toString())
                    .put("was", "not-started")
                    .put("became", "running")
                    .put("reason", "");
        }
        detail.putArray("attempts");
        if (id.equals(id("backfill", "orders"))) {
            detail.set("live", SampleLive.backfill());
        } else if (id.contains("/proxy-capture/")) {
            detail.set("live", SampleLive.proxy(id.split("/", -1)[2], requests));
        } else if (id.contains("/capture/")) {
            detail.set("live", SampleLive.follower(id.split("/", -1)[2], 4));
        }
        return detail;
    }

    private ObjectNode step(String id) {
        ObjectNode step = steps.get(id);
        if (step == null) {
            throw new IllegalArgumentException(id + " (expected: one of " + steps.keySet() + ")");
        }
        return step;
    }

    private void add(String id, String kind, List<String> after) {
        ObjectNode step = Json.MAPPER.createObjectNode();
        step.put("id", id).put("kind", kind).put("state", "not-started").put("progress", "");
        step.put("attempt", 0).put("note", "").put("remedy", "").put("adoptedFrom", "");
        ArrayNode before = step.putArray("after");
        after.forEach(before::add);
        steps.put(id, step);
    }
}
