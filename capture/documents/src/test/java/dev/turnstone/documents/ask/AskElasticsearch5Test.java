package dev.turnstone.documents.ask;

import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.RealServers;

@RealServers
final class AskElasticsearch5Test extends AskContract {
    AskElasticsearch5Test(@Elasticsearch("5.6.16") SearchServer server) {
        super(server);
    }
}
