package dev.turnstone.sandbox.jars;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a server's class path is made of before its dependencies are resolved: read by maintainers
/// only, when they write the lock files anew.
record Recipe(List<String> roots, List<String> exclusions, Map<String, String> pinned) {
    private static final String ES_LOG4J = "2.24.3";
    private static final String OS_LOG4J = "2.25.5";

    static Map<String, Recipe> all() {
        var all = new TreeMap<String, Recipe>();
        all.put(
                "es-5.6.16",
                elasticsearch(
                        "5.6.16",
                        List.of("transport-netty4", "reindex", "lang-mustache", "parent-join"),
                        List.of("lang-painless:5.6.16", "ingest-common:5.6.16")));
        all.put(
                "es-6.8.23",
                elasticsearch(
                        "6.8.23",
                        List.of("transport-netty4", "reindex", "lang-mustache", "parent-join"),
                        List.of(
                                "analysis-common:6.8.12",
                                "lang-painless:6.8.10",
                                "ingest-common:6.8.9")));
        all.put(
                "es-7.10.2",
                elasticsearch(
                        "7.10.2",
                        List.of(
                                "transport-netty4",
                                "reindex",
                                "lang-mustache",
                                "parent-join",
                                "mapper-extras"),
                        List.of(
                                "analysis-common:7.10.2",
                                "lang-painless:7.10.2",
                                "ingest-common:7.10.2")));
        all.put("os-1.3", openSearch("1.3.20", "1.3.14", ES_LOG4J));
        all.put("os-2.19", openSearch("2.19.7", "2.19.6", OS_LOG4J));
        all.put("os-3", openSearch("3.9.0", "3.8.0", OS_LOG4J));
        all.put(
                "kafka-4",
                new Recipe(
                        List.of(
                                "org.apache.kafka:kafka_2.13:4.3.1",
                                "org.apache.logging.log4j:log4j-slf4j-impl:" + OS_LOG4J),
                        List.of(),
                        Map.of()));
        return all;
    }

    private static Recipe elasticsearch(
            String version, List<String> clients, List<String> modules) {
        var roots = new ArrayList<String>();
        roots.add("org.elasticsearch:elasticsearch:" + version);
        clients.forEach(
                client -> roots.add("org.elasticsearch.plugin:" + client + "-client:" + version));
        modules.forEach(module -> roots.add("org.codelibs.elasticsearch.module:" + module));
        return new Recipe(withLog4j(roots, ES_LOG4J), List.of(), log4j(ES_LOG4J));
    }

    private static Recipe openSearch(String version, String modules, String log4j) {
        var roots = new ArrayList<String>();
        roots.add("org.opensearch:opensearch:" + version);
        for (String module :
                List.of(
                        "transport-netty4-client",
                        "reindex-client",
                        "lang-mustache-client",
                        "parent-join-client",
                        "mapper-extras-client",
                        "analysis-common",
                        "lang-painless",
                        "ingest-common")) {
            roots.add("org.opensearch.plugin:" + module + ":" + modules);
        }
        return new Recipe(
                withLog4j(roots, log4j), List.of("io.netty:netty-codec-native-quic"), log4j(log4j));
    }

    private static List<String> withLog4j(List<String> roots, String version) {
        var all = new ArrayList<>(roots);
        log4j(version).forEach((name, pinned) -> all.add(name + ":" + pinned));
        return all;
    }

    private static Map<String, String> log4j(String version) {
        return new TreeMap<>(
                Map.of(
                        "org.apache.logging.log4j:log4j-api", version,
                        "org.apache.logging.log4j:log4j-core", version));
    }
}
