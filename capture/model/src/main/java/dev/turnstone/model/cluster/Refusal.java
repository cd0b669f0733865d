package dev.turnstone.model.cluster;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import java.net.URI;

/// Says in a sentence, with a remedy, why a cluster refused: in its own words where it gave some.
final class Refusal {
    private static final int EXCERPT = 500;

    private Refusal() {}

    static ClusterException.Refused of(URI node, ClusterRequest request, ClusterAnswer answer) {
        if (answer.status() >= 300 && answer.status() < 400) {
            return redirect(node, request, answer);
        }
        JsonNode error = tree(answer).path("error");
        String type = error.path("type").asString("");
        String named = type.isEmpty() ? "" : " " + type;
        String tries = answer.tries() == 1 ? "" : " Tried " + answer.tries() + " times.";
        return new ClusterException.Refused(
                answer.status(),
                type,
                node
                        + " refused "
                        + request
                        + " ("
                        + answer.status()
                        + named
                        + "): "
                        + reason(error, answer)
                        + tries,
                remedy(answer.status(), type));
    }

    private static ClusterException.Refused redirect(
            URI node, ClusterRequest request, ClusterAnswer answer) {
        String to = answer.header("location").orElse("somewhere else");
        return new ClusterException.Refused(
                answer.status(),
                "",
                node
                        + " sends "
                        + request
                        + " on to "
                        + to
                        + ". Turnstone follows no redirects: they would take passwords and"
                        + " documents to an address that nobody named.",
                "Name the cluster's own address instead of the one that redirects.");
    }

    private static String reason(JsonNode error, ClusterAnswer answer) {
        if (error.isString()) {
            return error.asString();
        }
        JsonNode root = error.path("root_cause").path(0).path("reason");
        String reason = error.path("reason").asString(root.asString(""));
        if (reason.isEmpty()) {
            return excerpt(answer);
        }
        String deepest = deepest(error, root.asString(""));
        return deepest.isEmpty() || reason.contains(deepest)
                ? reason
                : reason + "; because: " + deepest;
    }

    private static String deepest(JsonNode error, String otherwise) {
        String reason = otherwise;
        for (JsonNode cause = error.path("caused_by");
                cause.isObject();
                cause = cause.path("caused_by")) {
            reason = cause.path("reason").asString(reason);
        }
        return reason;
    }

    private static String excerpt(ClusterAnswer answer) {
        String text = answer.body().text().strip();
        if (text.isEmpty()) {
            return "without a word.";
        }
        boolean page = answer.header("content-type").filter(t -> t.contains("html")).isPresent();
        if (page) {
            return "with a web page instead of an answer.";
        }
        return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…";
    }

    private static String remedy(int status, String type) {
        if (type.equals("cluster_block_exception")) {
            return "Free disk space if it ran out, then remove the block from the index or cluster.";
        }
        return switch (status) {
            case 401 -> "Check the user and password, key or token, and that it has not expired.";
            case 403 -> "Give this user the permission, or use one that has it.";
            case 404 -> "Check that what is asked for exists.";
            case 408, 504 -> "Look at the cluster's load and at proxies on the way; try again.";
            case 413 -> "Send smaller requests, or raise http.max_content_length.";
            case 429 -> "Go slower: lower the concurrency or the rate, or try again later.";
            case 502, 503 -> "Wait until the cluster is up again; look into its log.";
            default ->
                    status >= 500
                            ? "Look into the cluster's log."
                            : "Correct what was asked, as the cluster's answer says.";
        };
    }

    private static JsonNode tree(ClusterAnswer answer) {
        try {
            return Answers.tree(answer);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }
}
