package dev.turnstone.documents.scan;

import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

@RealServers
final class ScanOpenSearch3Test extends ScanContract {
    ScanOpenSearch3Test(@OpenSearch("3") SearchServer server) {
        super(server);
    }
}
