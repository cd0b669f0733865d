package dev.turnstone.engine.metadata.convert;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;

/// Processors that only Elasticsearch has, and keys that servers add to a pipeline by themselves.
final class PipelineProcessors implements Rule {
    private static final String CODE = "TS-151";
    private static final Set<String> VENDOR =
            Set.of(
                    "enrich",
                    "inference",
                    "set_security_user",
                    "redact",
                    "reroute",
                    "terminate",
                    "circle",
                    "geo_grid",
                    "uri_parts",
                    "network_direction",
                    "registered_domain",
                    "ip_location");
    private static final List<String> ADDED =
            List.of(
                    "created_date_millis",
                    "created_date",
                    "modified_date_millis",
                    "modified_date",
                    "deprecated",
                    "field_access_pattern");

    @Override
    public String id() {
        return "pipeline-processors";
    }

    @Override
    public void convert(Draft draft, Context context) {
        if (draft.kind() != Kind.PIPELINE) {
            return;
        }
        for (String name : ADDED) {
            if (draft.body().remove(name) != null) {
                draft.changed(CODE, "/" + name, name + " is not known there and does nothing.");
            }
        }
        processors(draft, draft.body().path("processors"), "/processors");
        processors(draft, draft.body().path("on_failure"), "/on_failure");
    }

    private static void processors(Draft draft, JsonNode processors, String path) {
        for (int i = 0; i < processors.size(); i++) {
            for (var entry : processors.path(i).properties()) {
                String here = path + "/" + i + "/" + entry.getKey();
                if (VENDOR.contains(entry.getKey())) {
                    draft.refused(
                            CODE,
                            here,
                            "The processor " + entry.getKey() + " does not exist on OpenSearch.",
                            "Edit the pipeline: replace the processor, or remove it.");
                }
                geoip(draft, entry.getKey(), entry.getValue(), here);
                processors(draft, entry.getValue().path("on_failure"), here + "/on_failure");
            }
        }
    }

    private static void geoip(Draft draft, String name, JsonNode processor, String path) {
        if (name.equals("geoip")
                && processor instanceof ObjectNode geoip
                && geoip.remove("download_database_on_pipeline_creation") != null) {
            draft.lost(
                    CODE,
                    path + "/download_database_on_pipeline_creation",
                    "The target brings its own database.");
        }
    }
}
