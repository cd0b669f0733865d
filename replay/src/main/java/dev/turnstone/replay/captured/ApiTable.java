package dev.turnstone.replay.captured;

import dev.turnstone.replay.captured.Api.Verb;
import dev.turnstone.replay.captured.MetadataChange.Kind;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Which API a request is for, over all versions from Elasticsearch 1 to OpenSearch 3.
final class ApiTable {
    private static final Set<String> READS =
            Set.of(
                    "_search",
                    "_msearch",
                    "_mget",
                    "_count",
                    "_cat",
                    "_nodes",
                    "_stats",
                    "_segments",
                    "_recovery",
                    "_shard_stores",
                    "_field_caps",
                    "_validate",
                    "_analyze",
                    "_explain",
                    "_mtermvectors",
                    "_termvectors",
                    "_render",
                    "_rank_eval",
                    "_search_shards",
                    "_resolve",
                    "_source",
                    "_percolate",
                    "_mpercolate",
                    "_suggest",
                    "_status",
                    "_sql",
                    "_graph",
                    "_eql",
                    "_async_search",
                    "_knn_search",
                    "_pit",
                    "_terms_enum");
    private static final Set<String> HOUSEKEEPING =
            Set.of(
                    "_refresh",
                    "_flush",
                    "_forcemerge",
                    "_optimize",
                    "_cache",
                    "_tasks",
                    "_upgrade",
                    "_warmer",
                    "_warmers");
    private static final Map<String, Kind> METADATA =
            Map.ofEntries(
                    Map.entry("_mapping", Kind.MAPPING),
                    Map.entry("_mappings", Kind.MAPPING),
                    Map.entry("_alias", Kind.ALIASES),
                    Map.entry("_aliases", Kind.ALIASES),
                    Map.entry("_settings", Kind.SETTINGS),
                    Map.entry("_block", Kind.SETTINGS),
                    Map.entry("_freeze", Kind.SETTINGS),
                    Map.entry("_unfreeze", Kind.SETTINGS),
                    Map.entry("_open", Kind.OPEN_CLOSE),
                    Map.entry("_close", Kind.OPEN_CLOSE),
                    Map.entry("_rollover", Kind.ROLLOVER),
                    Map.entry("_shrink", Kind.RESIZE),
                    Map.entry("_split", Kind.RESIZE),
                    Map.entry("_clone", Kind.RESIZE),
                    Map.entry("_snapshot", Kind.CLUSTER),
                    Map.entry("_data_stream", Kind.DATA_STREAM),
                    Map.entry("_template", Kind.TEMPLATE),
                    Map.entry("_index_template", Kind.TEMPLATE),
                    Map.entry("_component_template", Kind.TEMPLATE),
                    Map.entry("_ingest", Kind.PIPELINE),
                    Map.entry("_scripts", Kind.SCRIPT),
                    Map.entry("_ilm", Kind.LIFECYCLE),
                    Map.entry("_slm", Kind.LIFECYCLE),
                    Map.entry("_plugins", Kind.CLUSTER),
                    Map.entry("_opendistro", Kind.CLUSTER),
                    Map.entry("_security", Kind.CLUSTER),
                    Map.entry("_xpack", Kind.CLUSTER),
                    Map.entry("_license", Kind.CLUSTER),
                    Map.entry("_cluster", Kind.CLUSTER));
    private static final Set<String> SIMULATIONS = Set.of("_simulate", "_simulate_index");
    private static final Set<String> FINDS =
            Set.of("_search", "_validate", "_explain", "allocation", "_execute", "_cache");

    private ApiTable() {}

    static Api find(String method, RequestLine line) {
        String verb = method.toUpperCase(Locale.ROOT);
        if (verb.equals("GET") && !line.last().equals("_rollover")
                || verb.equals("HEAD")
                || verb.equals("OPTIONS")
                || line.size() == 0) {
            return new Api.Read();
        }
        String first = line.part(0);
        return first.startsWith("_") && !first.equals("_all")
                ? ofCluster(verb, first, line)
                : ofIndex(verb, first, line);
    }

    private static Api ofCluster(String method, String api, RequestLine line) {
        if (api.equals("_bulk")) {
            return new Api.Bulk(null);
        }
        if (api.equals("_reindex") && line.size() == 1) {
            return new Api.Reindex();
        }
        if (line.last().equals("_rethrottle") || HOUSEKEEPING.contains(api)) {
            return new Api.Housekeeping();
        }
        if (READS.contains(api)
                || line.parts().stream().anyMatch(SIMULATIONS::contains)
                || api.equals("_scripts") && line.part(1).equals("painless")) {
            return new Api.Read();
        }
        if (api.equals("_cluster")) {
            return line.part(1).equals("settings")
                    ? new Api.Metadata(Kind.CLUSTER, "")
                    : new Api.Housekeeping();
        }
        if (api.equals("_snapshot") && line.last().equals("_restore")) {
            return new Api.Metadata(Kind.RESTORE, "*");
        }
        Kind kind = METADATA.get(api);
        return kind == null
                ? new Api.Unknown("")
                : new Api.Metadata(kind, metadataNames(kind, method, line));
    }

    /// Of what is named behind the API, only a deleted data stream is an index.
    private static String metadataNames(Kind kind, String method, RequestLine line) {
        return switch (kind) {
            case DATA_STREAM -> method.equals("POST") ? "" : line.part(1);
            case MAPPING, ALIASES, SETTINGS, OPEN_CLOSE -> "*";
            default -> "";
        };
    }

    private static Api ofIndex(String method, String name, RequestLine line) {
        if (line.size() == 1) {
            return switch (method) {
                case "DELETE" -> new Api.Metadata(Kind.DELETE_INDEX, name);
                case "PUT", "POST" -> new Api.Metadata(Kind.CREATE_INDEX, name);
                default -> new Api.Unknown(name);
            };
        }
        String second = line.part(1);
        return second.startsWith("_")
                ? ofUnderscore(method, name, second, line)
                : ofType(method, name, line);
    }

    private static Api ofUnderscore(String method, String name, String second, RequestLine line) {
        String third = line.part(2);
        return switch (second) {
            case "_bulk" -> new Api.Bulk(name);
            case "_doc" ->
                    line.size() == 2
                            ? new Api.Single(Verb.INDEX, name, null)
                            : ofType(method, name, line);
            case "_create" -> new Api.Single(Verb.CREATE, name, third);
            case "_update" -> new Api.Single(Verb.UPDATE, name, third);
            case "_update_by_query", "_delete_by_query" -> new Api.ByQuery(name);
            case "_mapping", "_mappings" ->
                    method.equals("DELETE")
                            ? new Api.ByQuery(name)
                            : new Api.Metadata(Kind.MAPPING, name);
            case "_query" -> new Api.ByQuery(name);
            default -> ofNamed(name, second);
        };
    }

    private static Api ofNamed(String name, String api) {
        if (READS.contains(api)) {
            return new Api.Read();
        }
        if (HOUSEKEEPING.contains(api)) {
            return new Api.Housekeeping();
        }
        Kind kind = METADATA.get(api);
        return kind == null ? new Api.Unknown(name) : new Api.Metadata(kind, name);
    }

    /// `/index/type` and what follows, as up to Elasticsearch 7, where `_doc` may be a type as
    /// well.
    private static Api ofType(String method, String name, RequestLine line) {
        if (line.size() == 2) {
            return method.equals("DELETE")
                    ? new Api.ByQuery(name)
                    : new Api.Single(Verb.INDEX, name, null);
        }
        return switch (line.part(2)) {
            case "_bulk" -> new Api.Bulk(name);
            case "_update_by_query", "_delete_by_query", "_query" -> new Api.ByQuery(name);
            case "_mapping", "_mappings" ->
                    method.equals("DELETE")
                            ? new Api.ByQuery(name)
                            : new Api.Metadata(Kind.MAPPING, name);
            default ->
                    method.equals("POST") && READS.contains(line.part(2))
                            ? new Api.Read()
                            : ofDocument(method, name, 2, line);
        };
    }

    /// `…/id`, or `…/id/_update` and the like.
    private static Api ofDocument(String method, String name, int at, RequestLine line) {
        if (line.size() == at) {
            return new Api.Single(Verb.INDEX, name, null);
        }
        String id = line.part(at);
        if (line.size() == at + 1) {
            return new Api.Single(method.equals("DELETE") ? Verb.DELETE : Verb.INDEX, name, id);
        }
        return switch (line.part(at + 1)) {
            case "_update" -> new Api.Single(Verb.UPDATE, name, id);
            case "_create" -> new Api.Single(Verb.CREATE, name, id);
            default ->
                    READS.contains(line.part(at + 1)) || FINDS.contains(line.part(at + 1))
                            ? new Api.Read()
                            : new Api.Unknown(name);
        };
    }
}
