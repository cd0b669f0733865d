package dev.turnstone.documents.scan;

import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.RealServers;

@RealServers
final class ScanElasticsearch6Test extends ScanContract {
    ScanElasticsearch6Test(@Elasticsearch("6.8.23") SearchServer server) {
        super(server);
    }
}
