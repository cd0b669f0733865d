package dev.turnstone.documents.ask;

import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Elasticsearch;
import dev.turnstone.sandbox.junit.RealServers;

@RealServers
final class AskElasticsearch7Test extends AskContract {
    AskElasticsearch7Test(@Elasticsearch("7.10.2") SearchServer server) {
        super(server);
    }
}
