package dev.turnstone.engine.metadata.convert;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// Index settings that went away, that belong to one vendor, or that point at the source's nodes.
final class RemovedSettings implements Rule {
    /// Every setting whose name begins so; `consent` where somebody may miss it.
    private record Gone(String code, String prefix, String why, boolean consent) {}

    private static final String OLD = "TS-121";
    private static final String VENDOR = "TS-122";
    private static final String PLACE = "TS-124";
    private static final String NEEDED = "TS-191";
    private static final String BLOCK = "TS-125";
    private static final List<Gone> GONE =
            List.of(
                    new Gone(
                            OLD,
                            "index.merge.policy.max_merge_at_once_explicit",
                            "forced merges are no longer limited",
                            false),
                    new Gone(
                            OLD,
                            "index.mapper.dynamic",
                            "mappings are always dynamic unless they say otherwise",
                            false),
                    new Gone(
                            OLD,
                            "index.mapping.single_type",
                            "there is never more than one",
                            false),
                    new Gone(
                            OLD,
                            "index.mapping.attachment",
                            "attachments are read by pipelines",
                            true),
                    new Gone(
                            OLD, "index.soft_deletes.enabled", "soft deletes are always on", false),
                    new Gone(OLD, "index.translog.retention", "soft deletes serve recovery", false),
                    new Gone(OLD, "index.translog.fs", "the translog has one form", false),
                    new Gone(
                            OLD, "index.translog.flush_threshold_ops", "flushes go by size", false),
                    new Gone(
                            OLD,
                            "index.translog.flush_threshold_period",
                            "flushes go by size",
                            false),
                    new Gone(OLD, "index.translog.disable_flush", "flushes go by size", false),
                    new Gone(OLD, "index.translog.interval", "flushes go by size", false),
                    new Gone(
                            OLD,
                            "index.max_adjacency_matrix_filters",
                            "the number of clauses limits it",
                            false),
                    new Gone(
                            OLD,
                            "index.store.throttle",
                            "merges are throttled by themselves",
                            false),
                    new Gone(OLD, "index.ttl", "documents have no time to live", false),
                    new Gone(OLD, "index.warmer", "there are no warmers", false),
                    new Gone(OLD, "index.cache.query.enable", "the request cache does it", false),
                    new Gone(OLD, "index.legacy", "only of use to the old server", false),
                    new Gone(OLD, "index.shared_filesystem", "shadow replicas are gone", true),
                    new Gone(OLD, "index.shadow_replicas", "shadow replicas are gone", true),
                    new Gone(OLD, "index.fielddata.cache", "the node decides", false),
                    new Gone(OLD, "index.compound_format", "merges decide", false),
                    new Gone(
                            OLD,
                            "index.recovery.initial_shards",
                            "wait_for_active_shards does it",
                            false),
                    new Gone(OLD, "index.merge.scheduler.max_merge_count", "", false),
                    new Gone(OLD, "index.query.bool.max_clause_count", "the node decides", false),
                    new Gone(
                            OLD,
                            "index.force_memory_term_dictionary",
                            "terms are always off heap",
                            false),
                    new Gone(OLD, "index.indexing.slowlog.reformat.", "", false),
                    new Gone(
                            VENDOR,
                            "index.xpack.ccr",
                            "followers are made by the replication plugin",
                            true),
                    new Gone(VENDOR, "index.xpack", "it belongs to X-Pack", false),
                    new Gone(
                            VENDOR,
                            "index.mode",
                            "time series and log indices are plain indices there",
                            true),
                    new Gone(VENDOR, "index.time_series", "there are no time series indices", true),
                    new Gone(
                            VENDOR,
                            "index.look_ahead_time",
                            "there are no time series indices",
                            false),
                    new Gone(
                            VENDOR,
                            "index.look_back_time",
                            "there are no time series indices",
                            false),
                    new Gone(
                            VENDOR, "index.routing_path", "there are no time series indices", true),
                    new Gone(VENDOR, "index.downsample", "there are no time series indices", false),
                    new Gone(VENDOR, "index.rollup", "there are no rollups of that kind", false),
                    new Gone(
                            VENDOR,
                            "index.mapping.source.mode",
                            "_source is stored as it is written",
                            false),
                    new Gone(
                            VENDOR,
                            "index.mapping.synthetic_source_keep",
                            "_source is stored as it is written",
                            false),
                    new Gone(
                            VENDOR,
                            "index.mapping.total_fields.ignore_dynamic_beyond_limit",
                            "fields beyond the limit are refused",
                            true),
                    new Gone(VENDOR, "index.esql", "there is no ES|QL", false),
                    new Gone(
                            VENDOR,
                            "index.fast_refresh",
                            "it belongs to the vendor's cloud",
                            false),
                    new Gone(
                            VENDOR, "index.bloom_filter_for_id_field", "the server decides", false),
                    new Gone(VENDOR, "index.dense_vector", "knn_vector has its own", false),
                    new Gone(
                            VENDOR,
                            "index.store.snapshot",
                            "a mounted snapshot is a plain index there",
                            true),
                    new Gone(
                            VENDOR,
                            "index.store.type",
                            "the target chooses how files are read",
                            false),
                    new Gone(
                            PLACE,
                            "index.routing.allocation.include.",
                            "the target's nodes have other names and attributes",
                            false),
                    new Gone(
                            PLACE,
                            "index.routing.allocation.exclude.",
                            "the target's nodes have other names and attributes",
                            false),
                    new Gone(
                            PLACE,
                            "index.routing.allocation.require.",
                            "the target's nodes have other names and attributes",
                            false),
                    new Gone(
                            PLACE,
                            "index.routing.allocation.enable",
                            "it was for the work on the source's nodes",
                            false),
                    new Gone(
                            PLACE,
                            "index.routing.allocation.total_shards_per_node",
                            "the target may have fewer nodes",
                            false),
                    new Gone(
                            NEEDED,
                            "index.search.default_pipeline",
                            "search pipelines are not migrated, and without it every search would"
                                    + " fail; make it and set it again",
                            true),
                    new Gone(
                            BLOCK,
                            "index.blocks.",
                            "documents could not be written; put it back after the switch",
                            false));

    @Override
    public String id() {
        return "removed-settings";
    }

    @Override
    public void convert(Draft draft, Context context) {
        if (!draft.hasSettings()) {
            return;
        }
        ObjectNode settings = draft.settings();
        for (String name : List.copyOf(settings.propertyNames())) {
            for (Gone gone : GONE) {
                if (matches(name, gone.prefix) && applies(gone, context)) {
                    remove(draft, settings, name, gone);
                    break;
                }
            }
        }
    }

    private static boolean matches(String name, String prefix) {
        return prefix.endsWith(".")
                ? name.startsWith(prefix)
                : name.equals(prefix) || name.startsWith(prefix + ".");
    }

    /// From one OpenSearch to the next the vendor's own settings are the same.
    private static boolean applies(Gone gone, Context context) {
        return !context.source().isOpenSearch() || !gone.code.equals(VENDOR);
    }

    private static void remove(Draft draft, ObjectNode settings, String name, Gone gone) {
        JsonNode value = settings.remove(name);
        String path = draft.settingsPath() + "/" + name;
        String why = gone.why.isEmpty() ? "it is not known there" : gone.why;
        String what =
                name + " (" + value.asString(value.toString()) + ") is left out: " + why + ".";
        if (gone.consent) {
            draft.lostWithConsent(gone.code, path, what);
        } else {
            draft.lost(gone.code, path, what);
        }
    }
}
