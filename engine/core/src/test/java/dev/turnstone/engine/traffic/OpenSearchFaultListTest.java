package dev.turnstone.engine.traffic;

import dev.turnstone.sandbox.KafkaServer;
import dev.turnstone.sandbox.SearchCluster;
import dev.turnstone.sandbox.SearchServer;
import dev.turnstone.sandbox.junit.Kafka;
import dev.turnstone.sandbox.junit.OpenSearch;
import dev.turnstone.sandbox.junit.RealServers;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every fault of the list between OpenSearch 2 and 3, over both logs.
@RealServers
@Tag("soak")
class OpenSearchFaultListTest extends FaultList {

    @ParameterizedTest
    @EnumSource
    void theReplayIsKilledTenTimes(
            Log log,
            @OpenSearch("2.19") SearchServer source,
            @OpenSearch("3") SearchServer target,
            @Kafka KafkaServer kafka)
            throws Exception {
        killTheReplay(source, target, setting(log, kafka));
    }

    @Test
    void aProxyIsKilledAndClientsGoOnThroughAnother(
            @OpenSearch("2.19") SearchServer source,
            @OpenSearch("3") SearchServer target,
            @Kafka KafkaServer kafka)
            throws Exception {
        killAProxyOfTwo(source, target, setting(Log.KAFKA, kafka));
    }

    @ParameterizedTest
    @EnumSource
    void aProxyIsKilledAndAnotherGoesOnWithItsLog(
            Log log,
            @OpenSearch("2.19") SearchServer source,
            @OpenSearch("3") SearchServer target,
            @Kafka KafkaServer kafka)
            throws Exception {
        killTheOnlyProxy(source, target, setting(log, kafka));
    }

    @Test
    void kafkaIsAwayForTwentySeconds(
            @OpenSearch("2.19") SearchServer source,
            @OpenSearch("3") SearchServer target,
            @Kafka(own = true) KafkaServer kafka)
            throws Exception {
        endKafka(source, target, kafka);
    }

    @Test
    void theDiskOfTheLogIsFullForTwentySeconds(
            @OpenSearch("2.19") SearchServer source, @OpenSearch("3") SearchServer target)
            throws Exception {
        fillTheDisk(source, target);
    }

    @ParameterizedTest
    @EnumSource
    void theSourceIsSlow(
            Log log,
            @OpenSearch("2.19") SearchServer source,
            @OpenSearch("3") SearchServer target,
            @Kafka KafkaServer kafka)
            throws Exception {
        slowTheSource(source, target, setting(log, kafka));
    }

    @ParameterizedTest
    @EnumSource
    void theTargetIsDownForThirtySeconds(
            Log log,
            @OpenSearch("2.19") SearchServer source,
            @OpenSearch(value = "3", own = true) SearchServer target,
            @Kafka KafkaServer kafka)
            throws Exception {
        endTheTarget(source, target, setting(log, kafka));
    }

    @ParameterizedTest
    @EnumSource
    void aNodeWithPrimariesIsKilledUnderLoad(
            Log log,
            @OpenSearch(value = "2.19", nodes = 2, own = true) SearchCluster source,
            @OpenSearch("3") SearchServer target,
            @Kafka KafkaServer kafka)
            throws Exception {
        killANode(source, target, setting(log, kafka));
    }

    @ParameterizedTest
    @EnumSource
    void twoWritersGoPastTheProxy(
            Log log,
            @OpenSearch("2.19") SearchServer source,
            @OpenSearch("3") SearchServer target,
            @Kafka KafkaServer kafka)
            throws Exception {
        writePastTheProxy(source, target, setting(log, kafka));
    }
}
