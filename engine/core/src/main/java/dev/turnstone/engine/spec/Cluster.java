package dev.turnstone.engine.spec;

import dev.turnstone.engine.spec.shape.Entry;

/// Where a cluster is, who we are there, whom we trust, and how hard it may be asked.
public record Cluster(
        @Entry(
                        about =
                                "Address, such as https://host:9200; several nodes of the same"
                                        + " cluster with commas between them.",
                        pattern = Cluster.URLS,
                        expected = "an address without a password, such as https://host:9200")
                String url,
        @Entry(about = "Who we are there.", usual = "{\"kind\": \"none\"}") Login auth,
        @Entry(about = "Whom we trust behind https.") Trust tls,
        @Entry(about = "How hard it may be asked.") Pace limits) {
    private static final String ONE = "[Hh][Tt][Tt][Pp][Ss]?://[^\\s@?#,/]+(/[^\\s@?#,]*)?";
    static final String URLS = ONE + "( *, *" + ONE + ")*";
}
