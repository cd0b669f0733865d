package dev.turnstone.compare.parity;

import java.util.Optional;

/// One index to prove: its names, what orders its writes, the turns it has taken, and what is known
/// to stand against a proof by revisions.
///
/// `foreignWrites` names the reason why revisions alone prove nothing (someone else wrote to the
/// target): then all contents are compared.
public record IndexPair(
        String source,
        String target,
        Scheme scheme,
        Lineage lineage,
        Optional<String> foreignWrites,
        ExpectedContent expected) {

    /// An index that keeps its name, in its first history, written by nobody but us.
    public static IndexPair of(String index) {
        return of(index, index);
    }

    public static IndexPair of(String source, String target) {
        return new IndexPair(
                source,
                target,
                Scheme.SEQUENCE,
                Lineage.since(0),
                Optional.empty(),
                ExpectedContent.UNCHANGED);
    }

    public IndexPair withScheme(Scheme other) {
        return new IndexPair(source, target, other, lineage, foreignWrites, expected);
    }

    public IndexPair withLineage(Lineage other) {
        return new IndexPair(source, target, scheme, other, foreignWrites, expected);
    }

    public IndexPair withForeignWrites(String reason) {
        return new IndexPair(source, target, scheme, lineage, Optional.of(reason), expected);
    }

    public IndexPair withExpected(ExpectedContent transformed) {
        return new IndexPair(source, target, scheme, lineage, foreignWrites, transformed);
    }
}
