package dev.turnstone.documents.scan;

import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.RealServers;

@RealServers
final class ScanElasticsearch7Test extends ScanContract {
    ScanElasticsearch7Test(@Elasticsearch("7.10.2") SearchServer server) {
        super(server);
    }
}
