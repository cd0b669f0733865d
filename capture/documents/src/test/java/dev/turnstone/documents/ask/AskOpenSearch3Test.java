package dev.turnstone.documents.ask;

import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

@RealServers
final class AskOpenSearch3Test extends AskContract {
    AskOpenSearch3Test(@OpenSearch("3") SearchServer server) {
        super(server);
    }
}
