package dev.turnstone.documents.ask;

import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.RealServers;

@RealServers
final class AskElasticsearch6Test extends AskContract {
    AskElasticsearch6Test(@Elasticsearch("6.8.23") SearchServer server) {
        super(server);
    }
}
