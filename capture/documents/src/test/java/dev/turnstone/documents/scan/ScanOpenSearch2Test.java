package dev.turnstone.documents.scan;

import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

@RealServers
final class ScanOpenSearch2Test extends ScanContract {
    ScanOpenSearch2Test(@OpenSearch("2.19") SearchServer server) {
        super(server);
    }
}
