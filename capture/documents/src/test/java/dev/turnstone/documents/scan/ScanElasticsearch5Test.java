package dev.turnstone.documents.scan;

import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.RealServers;

@RealServers
final class ScanElasticsearch5Test extends ScanContract {
    ScanElasticsearch5Test(@Elasticsearch("5.6.16") SearchServer server) {
        super(server);
    }
}
