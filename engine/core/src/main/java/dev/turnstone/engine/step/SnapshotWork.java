package dev.turnstone.engine.step;

import dev.turnstone.engine.spec.SnapshotChoice;
import dev.turnstone.engine.workflow.Outcome;
import dev.turnstone.model.Json;
import dev.turnstone.model.TurnstoneException;
import dev.turnstone.model.cluster.ClusterClient;
import dev.turnstone.model.cluster.ClusterException;
import dev.turnstone.model.cluster.ClusterRequest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.Optional;

/// Takes a snapshot of the group's indices on the source, in a repository on a disk that we read as
/// well.
final class SnapshotWork implements Work {
    private static final Duration BUSY = Duration.ofSeconds(2);
    private static final long POLL_MILLIS = 500;

    @Override
    public Outcome run(Inputs inputs) throws InterruptedException {
        ClusterClient source = inputs.source();
        SnapshotChoice.Create wish = wish(inputs);
        boolean made = register(source, wish);
        String path = path(wish, name(inputs));
        if (state(source, path).isEmpty()) {
            try {
                source.json(ClusterRequest.put(path, request(inputs)));
            } catch (ClusterException.Refused e) {
                if (e.type().contains("concurrent_snapshot")) {
                    return new Outcome.NotYet("another snapshot is being taken", BUSY);
                }
                throw e;
            }
        }
        for (String state = state(source, path).orElse("");
                ;
                state = state(source, path).orElse("")) {
            switch (state) {
                case "SUCCESS" -> {
                    return new Outcome.Done(result(inputs, wish, made));
                }
                case "IN_PROGRESS", "STARTED", "INIT" -> {}
                default -> {
                    return failed(source, path, state);
                }
            }
            if (inputs.context().isStopped()) {
                return Outcome.NotYet.stopped();
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /// The snapshot that was being taken may be finished by now.
    @Override
    public Outcome reconcile(Inputs inputs) {
        SnapshotChoice.Create wish = wish(inputs);
        Optional<String> state = state(inputs.source(), path(wish, name(inputs)));
        return state.filter("SUCCESS"::equals).isPresent()
                ? new Outcome.Done(result(inputs, wish, true))
                : new Outcome.NotYet("the snapshot is not finished", Duration.ZERO);
    }

    @Override
    public Outcome undo(Inputs inputs) {
        SnapshotChoice.Create wish = wish(inputs);
        JsonNode made = inputs.context().lastResult();
        remove(inputs.source(), wish, made);
        inputs.source().find(ClusterRequest.delete(path(wish, name(inputs))));
        return Work.nothing();
    }

    @Override
    public Outcome rehearse(Inputs inputs) {
        SnapshotChoice.Create wish = wish(inputs);
        inputs.context()
                .log(
                        "In earnest a snapshot would be taken into the repository "
                                + wish.repository()
                                + " at "
                                + wish.location());
        return Work.nothing();
    }

    /// Removes what a finished snapshot step made; gone already is fine.
    static void remove(ClusterClient source, SnapshotChoice.Create wish, JsonNode made) {
        String snapshot = made.path("snapshot").asString("");
        if (!snapshot.isEmpty()) {
            source.find(ClusterRequest.delete(path(wish, snapshot)));
        }
        if (made.path("repositoryMade").asBoolean(false)
                && source.json(ClusterRequest.get("/_snapshot/" + wish.repository() + "/_all"))
                        .path("snapshots")
                        .isEmpty()) {
            source.find(ClusterRequest.delete("/_snapshot/" + wish.repository()));
        }
    }

    static SnapshotChoice.Create wish(Inputs inputs) {
        if (inputs.migration().snapshot() instanceof SnapshotChoice.Create create) {
            return create;
        }
        throw new TurnstoneException(
                "The spec asks for no snapshot any more.", "Start a new run of the edited spec.");
    }

    /// One for each attempt, so that what is taken again is taken anew; small letters only.
    private static String name(Inputs inputs) {
        return ("turnstone-"
                        + inputs.context().run()
                        + "-"
                        + inputs.group()
                        + "-"
                        + inputs.context().attempt())
                .toLowerCase(java.util.Locale.ROOT);
    }

    private static String path(SnapshotChoice.Create wish, String name) {
        return "/_snapshot/" + wish.repository() + "/" + name;
    }

    private static boolean register(ClusterClient source, SnapshotChoice.Create wish) {
        String path = "/_snapshot/" + wish.repository();
        if (source.find(ClusterRequest.get(path)).isPresent()) {
            return false;
        }
        ObjectNode body = Json.MAPPER.createObjectNode().put("type", "fs");
        body.putObject("settings").put("location", wish.location()).put("compress", true);
        source.json(ClusterRequest.put(path, body.toString()));
        return true;
    }

    private static String request(Inputs inputs) {
        return Json.MAPPER
                .createObjectNode()
                .put("indices", inputs.indices())
                .put("include_global_state", false)
                .toString();
    }

    private static Optional<String> state(ClusterClient source, String path) {
        return source.find(ClusterRequest.get(path))
                .map(found -> found.path("snapshots").path(0).path("state").asString(""))
                .filter(state -> !state.isEmpty());
    }

    private static ObjectNode result(Inputs inputs, SnapshotChoice.Create wish, boolean made) {
        return Json.MAPPER
                .createObjectNode()
                .put("snapshot", name(inputs))
                .put("repository", wish.repository())
                .put("folder", wish.here())
                .put("repositoryMade", made);
    }

    private static Outcome failed(ClusterClient source, String path, String state) {
        source.find(ClusterRequest.delete(path));
        return new Outcome.Failed(
                "The snapshot "
                        + path
                        + " ended "
                        + (state.isEmpty() ? "without a trace" : state)
                        + " and was removed; nothing of the source is lost.",
                "Look for the cause in the source's log (often a full or unwritable repository),"
                        + " then retry.");
    }
}
