package dev.turnstone.model.cluster;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds out what runs behind an address.
final class VersionDetection {
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4}).*");
    private static final String MASKED = "7.10.2";
    private static final ClusterRequest ROOT = ClusterRequest.get("/");
    private static final ClusterRequest NODES =
            ClusterRequest.get("/_nodes/_all/none?filter_path=nodes.*.version");

    private final URI node;
    private final Function<ClusterRequest, ClusterAnswer> send;

    VersionDetection(URI node, Function<ClusterRequest, ClusterAnswer> send) {
        this.node = node;
        this.send = send;
    }

    ClusterVersion detect() {
        ClusterAnswer answer = send.apply(ROOT);
        JsonNode root = json(answer);
        String number = root.path("version").path("number").asString("");
        if (number.isEmpty() && !answer.isSuccess()) {
            throw Refusal.of(node, ROOT, answer);
        }
        Flavour flavour = flavour(root, number);
        ClusterVersion said = parsed(flavour, number);
        boolean masked = said.isOpenSearch() && number.equals(MASKED);
        return supported(masked ? unmasked() : said);
    }

    private JsonNode json(ClusterAnswer answer) {
        try {
            return Answers.tree(answer);
        } catch (JacksonException e) {
            if (!answer.isSuccess()) {
                throw Refusal.of(node, ROOT, answer);
            }
            boolean page = answer.body().text().stripLeading().startsWith("<");
            throw new ClusterException.Unsupported(
                    node
                            + (page
                                    ? " answers with a web page, such as a login form or a"
                                            + " dashboard, not as a search cluster."
                                    : " answers, but not with JSON as a search cluster does."),
                    "Name the address of the cluster's REST API (often port 9200), not that of a"
                            + " dashboard or a single sign-on in front of it.");
        }
    }

    private Flavour flavour(JsonNode root, String number) {
        String distribution = root.path("version").path("distribution").asString("");
        String tagline = root.path("tagline").asString("").toLowerCase(Locale.ROOT);
        if (distribution.equals("opensearch") || tagline.contains("opensearch")) {
            return Flavour.OPENSEARCH;
        }
        boolean alien = !tagline.isEmpty() && !tagline.contains("for search");
        if (number.isEmpty() || alien || !distribution.isEmpty()) {
            throw new ClusterException.Unsupported(
                    node
                            + " answers, but is neither Elasticsearch nor OpenSearch"
                            + (distribution.isEmpty() ? "." : ": it says " + distribution + "."),
                    "Name the address of an Elasticsearch or OpenSearch cluster.");
        }
        return Flavour.ELASTICSEARCH;
    }

    /// An OpenSearch that pretends to be 7.10.2 for old clients still tells the truth per node; the
    /// oldest node counts.
    private ClusterVersion unmasked() {
        ClusterAnswer answer = send.apply(NODES);
        if (!answer.isSuccess()) {
            throw Refusal.of(node, NODES, answer);
        }
        Optional<ClusterVersion> oldest =
                Answers.tree(answer)
                        .path("nodes")
                        .valueStream()
                        .map(n -> parsed(Flavour.OPENSEARCH, n.path("version").asString("")))
                        .min(
                                Comparator.comparingInt(ClusterVersion::major)
                                        .thenComparingInt(ClusterVersion::minor)
                                        .thenComparingInt(ClusterVersion::patch));
        return oldest.orElseThrow(() -> unreadable(MASKED));
    }

    private ClusterVersion parsed(Flavour flavour, String number) {
        Matcher parts = NUMBER.matcher(number);
        if (!parts.matches()) {
            throw unreadable(number);
        }
        return new ClusterVersion(
                flavour,
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)));
    }

    private ClusterVersion supported(ClusterVersion found) {
        int oldest = found.isOpenSearch() ? 1 : 5;
        int newest = found.isOpenSearch() ? 3 : 8;
        if (found.major() < oldest || found.major() > newest) {
            throw new ClusterException.Unsupported(
                    node
                            + " runs "
                            + found
                            + ", which Turnstone does not know (Elasticsearch 5 to 8, OpenSearch 1"
                            + " to 3).",
                    found.major() < oldest
                            ? "Upgrade it first, step by step, or restore a snapshot of it into a"
                                    + " newer version."
                            : "Look for a newer Turnstone.");
        }
        return found;
    }

    private ClusterException.Unsupported unreadable(String number) {
        return new ClusterException.Unsupported(
                node + " tells no version that can be read: \"" + number + "\".",
                "Name the address of an Elasticsearch or OpenSearch cluster.");
    }
}
