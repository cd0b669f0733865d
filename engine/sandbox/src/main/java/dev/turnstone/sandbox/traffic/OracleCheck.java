package dev.turnstone.sandbox.traffic;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;

/// Compares a whole cluster, the source or what it was migrated to, with an oracle file: by
/// content, never by revision.
public final class OracleCheck {
    private final SearchHttp http;
    private final Oracle oracle;
    private final Findings findings;
    private final ArrayList<String> problems = new ArrayList<>();

    private OracleCheck(SearchHttp http, Oracle oracle) {
        this.http = http;
        this.oracle = oracle;
        findings = new Findings(oracle);
    }

    public static OracleReport run(URI url, Path oracleFile) {
        return run(Connection.to(url), oracleFile);
    }

    /// Blocks until all indices of the oracle were read. What could not be read is a problem in the
    /// report.
    public static OracleReport run(Connection connection, Path oracleFile) {
        try (var http = new SearchHttp(connection)) {
            return new OracleCheck(http, Oracle.read(oracleFile)).report();
        }
    }

    private OracleReport report() {
        Dialect dialect = Dialect.of(http.require(Call.get("/")));
        for (Map.Entry<String, Area> entry : oracle.indices().entrySet()) {
            check(entry.getKey(), entry.getValue(), new IndexReader(http, dialect));
        }
        return findings.report(problems);
    }

    private void check(String index, Area area, IndexReader reader) {
        Answer answer = http.send(new Call("HEAD", "/" + index, ""));
        if (answer instanceof Answer.Replied replied && replied.status() == 404) {
            missing(index, area);
            return;
        }
        try {
            reader.read(index, hit -> found(index, hit));
            findings.allRead(index);
        } catch (TrafficException e) {
            problems.add(e.getMessage());
        }
    }

    private void missing(String index, Area area) {
        boolean used =
                oracle.documents().keySet().stream().anyMatch(key -> key.index().equals(index));
        if (used || area != Area.STREAM) {
            problems.add(index + " does not exist here: all of its documents count as lost.");
        }
        findings.allRead(index);
    }

    private void found(String index, JsonNode hit) {
        JsonNode routing = hit.get("_routing");
        findings.found(
                new DocumentKey(index, hit.path("_id").asString()),
                routing == null ? null : routing.asString(),
                hit.path("_source"));
    }
}
