package dev.turnstone.proxy;

import java.util.Locale;
import java.util.Optional;

/// The state in the text form that Prometheus reads.
final class Metrics {
    private final StringBuilder text = new StringBuilder();

    private Metrics() {}

    static String text(ProxyState state) {
        Metrics metrics = new Metrics();
        metrics.gauge("connections", "Client connections", state.connections());
        metrics.gauge("in_flight", "Requests without an answer yet", state.inFlight());
        metrics.traffic(state.traffic());
        metrics.kinds(state.traffic());
        metrics.recording(state.recording());
        metrics.head("capture", "gauge", "1 for what becomes of copies now");
        for (CaptureState each : CaptureState.values()) {
            String name = each.name().toLowerCase(Locale.ROOT);
            metrics.line("capture{state=\"" + name + "\"}", each == state.capture() ? 1 : 0);
        }
        metrics.head("node_healthy", "gauge", "1 for nodes that can be reached");
        state.nodes()
                .forEach(
                        node ->
                                metrics.line(
                                        "node_healthy{node=\"" + node.url() + "\"}",
                                        node.healthy() ? 1 : 0));
        Optional.ofNullable(state.canary()).ifPresent(metrics::canary);
        return metrics.text.toString();
    }

    private void canary(CanaryState canary) {
        gauge("canary_live", "1 while the proxy's own writes are answered", canary.live() ? 1 : 0);
        counter("canaries_sent", "Writes of the proxy's own", canary.sent());
        counter("canaries_answered", "Of these, answered", canary.answered());
        counter("canaries_recorded", "Of these, marked in the log", canary.recorded());
        Long took = canary.answeredMs();
        if (took != null) {
            gauge("canary_answered_milliseconds", "How long the source took for one", took);
        }
    }

    private void traffic(ProxyState.Traffic traffic) {
        counter("requests", "Requests let in", traffic.requests());
        counter("changes", "Of these, requests that can change data", traffic.changes());
        counter("answered", "Requests answered", traffic.answered());
        counter("unanswered", "Requests whose answer never came", traffic.unanswered());
        counter("refused", "Requests refused by the proxy", traffic.refused());
        counter("upgrades_refused", "Changes of protocol refused", traffic.upgradesRefused());
        counter("client_bytes", "Bytes from clients", traffic.bytesIn());
        counter("source_bytes", "Bytes from the source", traffic.bytesOut());
        counter("connect_failures", "Times that no node was reached", traffic.connectFailures());
    }

    private void kinds(ProxyState.Traffic traffic) {
        head("kind_total", "counter", "Requests let in, by what they do");
        traffic.kinds().forEach((kind, count) -> line("kind_total{kind=\"" + kind + "\"}", count));
    }

    private void recording(ProxyState.Recording recording) {
        counter("records_taken", "Records that the log took", recording.recordsTaken());
        counter("records_durable", "Records that are durable", recording.recordsDurable());
        counter("exchanges_missed", "Exchanges not recorded", recording.exchangesMissed());
        counter("changes_missed", "Of these, such that can change data", recording.changesMissed());
        counter("gaps", "Times that recording stopped", recording.gaps());
        counter("left_out", "Exchanges that the filter leaves out", recording.leftOut());
        gauge("log_pending_bytes", "Bytes not durable yet, -1: failing", recording.pendingBytes());
        gauge("held_bytes", "Bytes of copies in memory", recording.heldBytes());
    }

    private void counter(String name, String help, long value) {
        head(name + "_total", "counter", help);
        line(name + "_total", value);
    }

    private void gauge(String name, String help, long value) {
        head(name, "gauge", help);
        line(name, value);
    }

    private void head(String name, String type, String help) {
        text.append("# HELP turnstone_proxy_").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE turnstone_proxy_").append(name).append(' ').append(type).append('\n');
    }

    private void line(String name, long value) {
        text.append("turnstone_proxy_").append(name).append(' ').append(value).append('\n');
    }
}
