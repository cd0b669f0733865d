package dev.turnstone.documents.scan;

import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

@RealServers
final class ScanOpenSearch1Test extends ScanContract {
    ScanOpenSearch1Test(@OpenSearch("1.3") SearchServer server) {
        super(server);
    }
}
