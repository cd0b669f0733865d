package dev.turnstone.log.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstone.log.record.TrafficRecord.Gap;
import dev.turnstone.log.record.TrafficRecord.Opened;
import dev.turnstone.log.record.TrafficRecord.Recorded;
import dev.turnstone.log.record.TrafficRecord.Started;
import dev.turnstone.log.record.TrafficRecord.Stopped;
import dev.turnstone.model.Body;
import dev.turnstone.model.traffic.Exchange;
import dev.turnstone.model.traffic.Exchange.Ending;
import dev.turnstone.model.traffic.Payload;
import dev.turnstone.model.traffic.SeenRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

class ExchangesTest {
    private static final Duration NOW = Duration.ZERO;

    private final ListedReader log = new ListedReader();
    private Instant time = Samples.BEGUN;

    @TempDir private Path spill;

    @Test
    void chunksOfManyConnectionsAreEachPutTogether() {
        for (int i = 0; i < 2; i++) {
            log.add(Samples.opened(i, 1, false, ""));
            log.add(Samples.chunk(i, 1, Side.REQUEST, 0, false, "request " + i + " begins, "));
        }
        log.add(Samples.exchange(7, 1, "short", "one"));
        for (int i = 0; i < 2; i++) {
            log.add(Samples.chunk(i, 1, Side.REQUEST, 1, true, "ends"));
            log.add(Samples.chunk(i, 1, Side.ANSWER, 0, false, "answer begins, "));
            log.add(longEnd(i, 22, 2, "", 20, 1, "ends" + i));
        }
        List<Exchange> seen = exchanges(open());
        assertThat(seen).extracting(Exchange::connection).containsExactly(7L, 0L, 1L);
        assertThat(seen.get(1).request().body().bytes().text()).isEqualTo("request 0 begins, ends");
        assertThat(seen.get(1).request().body().isWhole()).isTrue();
        assertThat(answer(seen.get(2)).bytes().text()).isEqualTo("answer begins, ends1");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 1 << 20})
    void whatDoesNotFitIntoMemoryIsSpilledAndTheFilesGo(int bytes) throws IOException {
        Exchanges exchanges = open(AssemblySettings.DEFAULT.withMemory(bytes, spill));
        StringBuilder whole = new StringBuilder();
        log.add(Samples.opened(1, 1, false, ""));
        for (int i = 0; i < 40; i++) {
            log.add(Samples.chunk(1, 1, Side.REQUEST, i, i == 39, "piece " + i));
            whole.append("piece ").append(i);
        }
        assertThat(exchanges.next(NOW)).isEmpty();
        assertThat(exchanges.memoryUsed()).isLessThanOrEqualTo(bytes);
        log.add(longEnd(1, whole.length(), 40, "", 0, 0, ""));
        assertThat(exchanges(exchanges).getFirst().request().body().bytes().text())
                .isEqualTo(whole.toString());
        assertThat(exchanges.memoryUsed()).isZero();
        try (Stream<Path> left = Files.list(spill)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aBodyOverTheLimitIsHandedOutCut() {
        log.add(Samples.opened(1, 1, false, ""));
        log.add(Samples.chunk(1, 1, Side.REQUEST, 0, false, "0123456789"));
        log.add(Samples.chunk(1, 1, Side.REQUEST, 1, true, "0123456789"));
        log.add(longEnd(1, 20, 2, "", 0, 0, ""));
        Payload body =
                exchanges(open(AssemblySettings.DEFAULT.withLargestBody(15)))
                        .getFirst()
                        .request()
                        .body();
        assertThat(body).isEqualTo(new Payload(Body.EMPTY, 20, null));
    }

    @Test
    void aBodyThatLacksAChunkIsNotWhole() {
        log.add(Samples.chunk(1, 1, Side.REQUEST, 1, false, "second"));
        log.add(longEnd(1, 17, 2, "third", 0, 0, ""));
        log.add(longEnd(2, 9, 1, "tail", 0, 0, ""));
        assertThat(exchanges(open()))
                .hasSize(2)
                .allSatisfy(seen -> assertThat(seen.request().body().isWhole()).isFalse());
    }

    @Test
    void whatADeadProxyLeftIsToldAsUnansweredWhenItStartsAgain() {
        log.add(Samples.opened(1, 1, true, "whole in its head"));
        log.add(Samples.opened(2, 1, false, ""));
        log.add(Samples.chunk(2, 1, Side.REQUEST, 0, true, "whole in chunks"));
        log.add(Samples.opened(3, 1, false, ""));
        log.add(Samples.chunk(3, 1, Side.REQUEST, 0, false, "its end was not recor"));
        log.add(Samples.chunk(4, 1, Side.ANSWER, 9, false, "headless"));
        log.add(new Started(new Origin("another", 99), Samples.BEGUN, List.of()));
        Exchanges exchanges = open();
        assertThat(exchanges.next(NOW).orElseThrow().told()).isInstanceOf(Started.class);
        assertThat(exchanges.next(NOW)).isEmpty();
        log.add(new Started(new Origin(Samples.ORIGIN.proxy(), 8), Samples.BEGUN, List.of()));
        List<Tracked> told = all(exchanges);
        assertThat(told.get(3).told()).isInstanceOf(Gap.class);
        assertThat(told.get(4).told()).isInstanceOf(Started.class);
        List<Exchange> left =
                told.stream().limit(3).map(each -> ((Recorded) each.told()).exchange()).toList();
        assertThat(left)
                .allSatisfy(each -> assertThat(each.ending()).isEqualTo(Ending.UNANSWERED))
                .allSatisfy(each -> assertThat(each.answer()).isNull())
                .extracting(each -> each.request().body().isWhole())
                .containsExactly(true, true, false);
        assertThat(left.get(1).request().body().bytes().text()).isEqualTo("whole in chunks");
    }

    @Test
    void whatWasPassedElsewhereIsToldSoHoweverItEnds() {
        String nodes = "https://new:9200";
        SeenRequest begun = Samples.request(Samples.payload(""));
        log.add(new Opened(Samples.key(1, 1), Samples.BEGUN, begun, false, nodes));
        log.add(Samples.chunk(1, 1, Side.REQUEST, 0, true, "ended"));
        log.add(Samples.elsewhere(longEnd(1, 5, 1, "", 0, 0, ""), nodes));
        log.add(new Opened(Samples.key(2, 1), Samples.BEGUN, begun, false, nodes));
        log.add(new Stopped(Samples.ORIGIN, Samples.BEGUN));
        assertThat(exchanges(open())).extracting(Exchange::elsewhere).containsExactly(nodes, nodes);
    }

    @Test
    void aProxyThatStoppedInOrderOrWasSilentForLongLeavesNothingOpen() {
        log.add(Samples.opened(1, 1, true, "one"));
        log.add(new Stopped(Samples.ORIGIN, Samples.BEGUN));
        log.add(Samples.opened(2, 1, true, "two"));
        Exchanges exchanges = open();
        assertThat(exchanges(exchanges)).hasSize(1);
        time = time.plus(AssemblySettings.DEFAULT.patience()).plusSeconds(1);
        assertThat(exchanges(exchanges)).hasSize(1);
    }

    @Test
    void aLongExchangeThatFellIntoAGapHoldsThePositionNoLonger() {
        log.add(Samples.opened(1, 1, false, ""));
        log.add(Samples.chunk(1, 1, Side.REQUEST, 0, false, "its end was not taken"));
        log.add(Samples.opened(2, 1, true, "whole in its head"));
        log.add(gap(Samples.ORIGIN));
        Exchanges exchanges = open();
        List<Tracked> told = all(exchanges);
        assertThat(told).hasSize(3);
        assertThat(told.subList(0, 2))
                .extracting(each -> ((Recorded) each.told()).exchange().ending())
                .containsOnly(Ending.OPEN_AT_GAP);
        assertThat(told.getLast().told()).isInstanceOf(Gap.class);
        assertThat(exchanges.memoryUsed()).isZero();
        told.subList(1, 3).forEach(Tracked::done);
        exchanges.commit();
        assertThat(log.committed).as("before the first is asked for").isEmpty();
        told.getFirst().done();
        exchanges.commit();
        assertThat(log.committed).containsEntry("a", 3L);
    }

    @Test
    void aLongExchangeThatOutlivesAGapIsToldAgainAndNeverAsAWrongWhole() {
        log.add(Samples.opened(1, 1, false, ""));
        log.add(Samples.chunk(1, 1, Side.REQUEST, 0, false, "before, "));
        log.add(Samples.opened(2, 1, false, ""));
        log.add(Samples.chunk(2, 1, Side.REQUEST, 0, false, "all of it"));
        log.add(Samples.opened(3, 1, true, "request"));
        log.add(gap(Samples.ORIGIN));
        log.add(Samples.chunk(1, 1, Side.REQUEST, 1, false, "behind, "));
        log.add(longEnd(1, 20, 2, "end", 0, 0, ""));
        log.add(longEnd(2, 9, 1, "", 0, 0, ""));
        log.add(Samples.chunk(3, 1, Side.ANSWER, 0, false, "answer, "));
        log.add(longEnd(3, 7, 0, "request", 11, 1, "end"));
        Exchanges exchanges = open();
        List<Tracked> told = all(exchanges);
        List<Exchange> ends =
                told.subList(4, 7).stream()
                        .map(each -> ((Recorded) each.told()).exchange())
                        .toList();
        assertThat(ends)
                .extracting(each -> each.request().body().isWhole())
                .containsExactly(false, false, true);
        assertThat(answer(ends.getLast()).bytes().text()).isEqualTo("answer, end");
        told.forEach(Tracked::done);
        exchanges.commit();
        assertThat(log.committed).containsEntry("a", 10L);
    }

    @Test
    void aGapOfAnotherProxyEndsNoLongExchange() {
        log.add(Samples.opened(1, 1, false, ""));
        log.add(Samples.chunk(1, 1, Side.REQUEST, 0, false, "before, "));
        log.add(gap(new Origin("another", 7)));
        log.add(longEnd(1, 14, 1, "behind", 0, 0, ""));
        assertThat(exchanges(open()))
                .singleElement()
                .satisfies(
                        seen ->
                                assertThat(seen.request().body().bytes().text())
                                        .isEqualTo("before, behind"));
    }

    @Test
    void onlyWhatEverythingBeforeItIsDoneWithIsCommitted() {
        for (int i = 0; i < 5; i++) {
            log.add(Samples.exchange(1, i, "", ""));
        }
        Exchanges exchanges = open();
        List<Tracked> told = all(exchanges);
        told.get(0).done();
        told.get(2).done();
        told.get(3).done();
        exchanges.commit();
        assertThat(log.committed).containsEntry("a", 0L);
        told.get(1).done();
        exchanges.commit();
        assertThat(log.committed).containsEntry("a", 3L);
        told.get(4).done();
        exchanges.close();
        assertThat(log.committed).containsEntry("a", 4L);
    }

    @Test
    void aLongExchangeHoldsThePositionAtItsFirstRecord() {
        log.add(Samples.exchange(5, 1, "", ""));
        log.add(Samples.opened(1, 1, false, ""));
        log.add(Samples.exchange(5, 2, "", ""));
        log.add(Samples.chunk(1, 1, Side.REQUEST, 0, true, "body"));
        Exchanges exchanges = open();
        all(exchanges).forEach(Tracked::done);
        exchanges.commit();
        assertThat(log.committed).containsEntry("a", 0L);
        log.add(longEnd(1, 4, 1, "", 0, 0, ""));
        all(exchanges).forEach(Tracked::done);
        exchanges.commit();
        assertThat(log.committed).containsEntry("a", 4L);
    }

    @Test
    void aStreamThatWasTakenAwayBeginsAnew() {
        log.add(Samples.opened(1, 1, false, ""));
        log.add(Samples.chunk(1, 1, Side.REQUEST, 0, false, "lost with the stream"));
        log.add(Samples.exchange(5, 1, "", ""));
        Exchanges exchanges = open();
        Tracked old = all(exchanges).getFirst();
        log.reassign("a", 100);
        old.done();
        exchanges.commit();
        assertThat(log.committed).isEmpty();
        assertThat(exchanges.memoryUsed()).isZero();
        log.add(Samples.exchange(5, 2, "", ""));
        all(exchanges).forEach(Tracked::done);
        exchanges.commit();
        assertThat(log.committed).containsEntry("a", 100L);
    }

    @Test
    void whatCannotBeUnderstoodIsAGapAndHoldsUpNothing() {
        log.add("a", Body.of(new byte[] {1, 1, 99}));
        log.add("a", Body.of(new byte[] {1, 77, 99}));
        log.add(Samples.exchange(1, 1, "", ""));
        Exchanges exchanges = open();
        List<Tracked> told = all(exchanges);
        assertThat(told).hasSize(2);
        assertThat(told.getFirst().told()).isInstanceOf(Gap.class);
        assertThat(exchanges.unknownRecords()).isEqualTo(1);
        told.forEach(Tracked::done);
        exchanges.commit();
        assertThat(log.committed).containsEntry("a", 2L);
    }

    @Test
    void whatWasRemovedUnreadIsAGapAndThePositionPassesIt() {
        log.add(Samples.opened(1, 1, true, "its end was removed"));
        log.remove("a", 5);
        log.add(Samples.exchange(5, 1, "", ""));
        Exchanges exchanges = open();
        List<Tracked> told = all(exchanges);
        assertThat(told).hasSize(3);
        assertThat(told.getFirst().told()).isInstanceOf(Recorded.class);
        assertThat(told.get(1).told())
                .isInstanceOfSatisfying(
                        Gap.class,
                        gap -> {
                            assertThat(gap.changing()).isEqualTo(-1);
                            assertThat(gap.reason()).isEqualTo("removed");
                        });
        told.getFirst().done();
        told.getLast().done();
        exchanges.commit();
        assertThat(log.committed).as("before the gap is dealt with").containsEntry("a", 4L);
        told.get(1).done();
        exchanges.commit();
        assertThat(log.committed).containsEntry("a", 6L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20260301})
    void inWhateverOrderThingsAreDoneNothingUnfinishedIsEverCommitted(long seed) {
        Random random = new Random(seed);
        int count = 300;
        for (int i = 0; i < count; i++) {
            log.add("s" + random.nextInt(3), bytes(Samples.exchange(1, i, "", "")));
        }
        Exchanges exchanges = open();
        List<Tracked> told = all(exchanges);
        List<Tracked> waiting = new ArrayList<>(told);
        Collections.shuffle(waiting, random);
        while (!waiting.isEmpty()) {
            waiting.removeLast().done();
            exchanges.commit();
            for (Tracked open : waiting) {
                assertThat(log.committed.getOrDefault(open.position().stream(), -1L))
                        .as("seed %s", seed)
                        .isLessThan(open.position().offset());
            }
        }
        for (Tracked each : told) {
            assertThat(log.committed.get(each.position().stream()))
                    .isGreaterThanOrEqualTo(each.position().offset());
        }
    }

    private static Recorded longEnd(
            long connection,
            long requestLength,
            int requestChunks,
            String requestTail,
            long answerLength,
            int answerChunks,
            String answerTail) {
        return Samples.recorded(
                connection,
                1,
                new Payload(Body.of(requestTail), requestLength, null),
                new Payload(Body.of(answerTail), answerLength, null),
                Ending.ANSWERED,
                requestChunks,
                answerChunks);
    }

    private static Gap gap(Origin origin) {
        return new Gap(origin, Samples.BEGUN, Samples.BEGUN, 1, 1, "the log was full");
    }

    private static Payload answer(Exchange exchange) {
        var answer = exchange.answer();
        return answer == null ? Payload.NONE : answer.body();
    }

    private static Body bytes(TrafficRecord record) {
        return Samples.joined(RecordEncoder.encode(record));
    }

    private Exchanges open() {
        return open(AssemblySettings.DEFAULT);
    }

    private Exchanges open(AssemblySettings settings) {
        return new Exchanges(log, settings, () -> time);
    }

    private static List<Tracked> all(Exchanges exchanges) {
        List<Tracked> all = new ArrayList<>();
        for (var next = exchanges.next(NOW); next.isPresent(); next = exchanges.next(NOW)) {
            all.add(next.get());
        }
        return all;
    }

    private static List<Exchange> exchanges(Exchanges exchanges) {
        return all(exchanges).stream()
                .map(Tracked::told)
                .filter(Recorded.class::isInstance)
                .map(told -> ((Recorded) told).exchange())
                .toList();
    }
}
