package dev.turnstone.app.cli;

import dev.turnstone.app.Texts;
import dev.turnstone.engine.operation.BackfillPreview;
import dev.turnstone.engine.operation.BackfillResult;
import dev.turnstone.replay.backfill.BackfillProgress;
import dev.turnstone.replay.sink.Trouble;

import java.util.ArrayList;
import java.util.List;

/// A backfill in words: while it runs, and what it came to.
final class BackfillText {
    private final Texts texts;

    BackfillText(Texts texts) {
        this.texts = texts;
    }

    String of(BackfillProgress progress) {
        String line =
                texts.text(
                        "backfill.progress",
                        Amounts.count(progress.total().read()),
                        Amounts.count(Math.round(progress.rate().docsPerSecond())),
                        Amounts.megabytes(progress.rate().bytesPerSecond()));
        String eta =
                progress.eta()
                        .map(
                                range ->
                                        texts.text(
                                                "backfill.eta",
                                                Amounts.time(range.low()),
                                                Amounts.time(range.high())))
                        .orElse("");
        return line
                + eta
                + progress.trouble().map(Trouble::reason).map(why -> "  " + why).orElse("");
    }

    String of(BackfillResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(texts.text(result.isClean() ? "backfill.done" : "backfill.incomplete"));
        add(lines, "backfill.read", result.read());
        add(lines, "backfill.written", result.written());
        add(lines, "backfill.repeated", result.repeated());
        add(lines, "backfill.newer", result.newerOnTarget());
        add(lines, "backfill.suspect", result.suspect());
        add(lines, "backfill.failed", result.failed());
        result.skipped()
                .forEach(
                        (reason, count) ->
                                lines.add(
                                        texts.text(
                                                "backfill.skipped", Amounts.count(count), reason)));
        lines.add(
                texts.text(
                        "backfill.took",
                        "%.1f".formatted(result.seconds()),
                        Amounts.count(Math.round(result.docsPerSecond()))));
        result.unfinished()
                .forEach((part, why) -> lines.add(texts.text("backfill.unfinished", part, why)));
        result.remarks().forEach(remark -> lines.add(texts.text("backfill.remark", remark)));
        if (result.failed() > 0) {
            lines.add(texts.text("backfill.seeFailed"));
        }
        return String.join(System.lineSeparator(), lines);
    }

    String of(BackfillPreview preview) {
        List<String> lines = new ArrayList<>();
        preview.indices()
                .forEach(
                        index ->
                                lines.add(
                                        texts.text(
                                                "backfill.wouldRead",
                                                index.source(),
                                                index.target(),
                                                index.documents() < 0
                                                        ? "?"
                                                        : Amounts.count(index.documents()))));
        preview.missingOnTarget()
                .forEach(index -> lines.add(texts.text("backfill.missingOnTarget", index)));
        preview.samples()
                .forEach(
                        sample -> {
                            lines.add(sample.id() + " - " + sample.before());
                            lines.add(sample.id() + " + " + sample.after());
                        });
        if (preview.tried() > 0) {
            lines.add(
                    texts.text(
                            "backfill.tried",
                            Amounts.count(preview.tried()),
                            Amounts.count(preview.refused())));
        }
        preview.unreadable()
                .forEach((index, why) -> lines.add(texts.text("backfill.unfinished", index, why)));
        preview.remarks().forEach(remark -> lines.add(texts.text("backfill.remark", remark)));
        return String.join(System.lineSeparator(), lines);
    }

    private void add(List<String> lines, String key, long number) {
        lines.add(texts.text("backfill.line", Amounts.count(number), texts.text(key)));
    }
}
