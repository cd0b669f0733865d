package dev.turnstone.engine.operation;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.turnstone.compare.parity.Difference;
import dev.turnstone.compare.parity.Evidence;
import dev.turnstone.compare.parity.IndexParity;
import dev.turnstone.compare.parity.MappingDrift;
import dev.turnstone.compare.parity.Parity;
import dev.turnstone.compare.parity.ParityCounts;
import dev.turnstone.compare.parity.ParityReport;

import java.util.List;

/// What a proof came to, as scripts read it: documents = identical + missing + older + newer +
/// different + inFlight.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record VerifyResult(
        @JsonInclude(JsonInclude.Include.ALWAYS) String parity,
        long documents,
        long identical,
        long missing,
        long extra,
        long older,
        long newer,
        long different,
        long inFlight,
        long repaired,
        double seconds,
        List<Index> indices,
        List<String> leftOut) {

    /// One index: its verdict, the reason where nothing could be proven or repaired, some of the
    /// differences, and the fields of the source's mapping that the target's lacks.
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Index(
            String source,
            String target,
            String parity,
            String reason,
            String remedy,
            ParityCounts counts,
            List<Difference> examples,
            Evidence evidence,
            List<String> fieldsMissing) {

        static Index of(Proved proved) {
            IndexParity index = proved.index();
            return new Index(
                    index.source(),
                    index.target(),
                    index.parity().word(),
                    proved.reason(),
                    proved.remedy(),
                    index.counts(),
                    index.examples(),
                    index.evidence(),
                    index.drift().missing().stream().map(MappingDrift.Field::path).toList());
        }
    }

    static VerifyResult of(
            List<Proved> proved, long repaired, double seconds, List<String> leftOut) {
        ParityReport report = new ParityReport(proved.stream().map(Proved::index).toList());
        ParityCounts counts = report.counts();
        return new VerifyResult(
                report.parity().word(),
                counts.documents(),
                counts.identical(),
                counts.missing(),
                counts.extra(),
                counts.older(),
                counts.newer(),
                counts.different(),
                counts.inFlight(),
                repaired,
                seconds,
                proved.stream().map(Index::of).toList(),
                leftOut);
    }

    public boolean isProven() {
        return parity.equals(new Parity.Proven().word());
    }
}
