package dev.turnstone.log.inspect;

import dev.turnstone.log.LogException;
import dev.turnstone.log.inspect.LogCheck.Damage;
import dev.turnstone.log.inspect.LogCheck.Gap;
import dev.turnstone.log.record.RecordDecoder;
import dev.turnstone.log.record.TrafficRecord;
import dev.turnstone.model.Body;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Takes a log's records one after the other and keeps what is to be told. One thread.
public final class Checking {
    private static final int MOST_DAMAGES = 1_000;

    private final RecordDecoder decoder = new RecordDecoder();
    private final Set<Gap> gaps = new LinkedHashSet<>();
    private final List<String> gone = new ArrayList<>();
    private final List<Damage> damages = new ArrayList<>();
    private long records;
    private long exchanges;

    /// A record that stands where it should.
    public void record(String where, Body bytes) {
        records++;
        try {
            switch (decoder.decode(bytes)) {
                case TrafficRecord.Recorded _ -> exchanges++;
                case TrafficRecord.Gap gap ->
                        gaps.add(
                                new Gap(
                                        gap.origin().proxy(),
                                        gap.from(),
                                        gap.until(),
                                        gap.exchanges(),
                                        gap.changing(),
                                        gap.reason()));
                default -> {}
            }
        } catch (LogException e) {
            damage(where, String.valueOf(e.getMessage()));
        }
    }

    /// So much was removed before it was read, in a sentence.
    public void gone(String what) {
        gone.add(what);
    }

    public void damage(String where, String what) {
        if (damages.size() < MOST_DAMAGES) {
            damages.add(new Damage(where, what));
        }
    }

    public LogCheck told(String log) {
        return new LogCheck(
                log,
                damages.isEmpty(),
                records,
                exchanges,
                decoder.unknownRecords(),
                List.copyOf(gaps),
                gone,
                damages);
    }
}
