package dev.turnstone.documents.ask;

import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

@RealServers
final class AskOpenSearch2Test extends AskContract {
    AskOpenSearch2Test(@OpenSearch("2.19") SearchServer server) {
        super(server);
    }
}
