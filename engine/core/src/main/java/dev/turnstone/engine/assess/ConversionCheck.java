package dev.turnstone.engine.assess;

import dev.turnstone.engine.metadata.convert.Change;
import dev.turnstone.engine.metadata.convert.Converted;
import dev.turnstone.engine.metadata.convert.Loss;
import dev.turnstone.engine.metadata.convert.Refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Tells what the conversion of the metadata would do: one finding for each kind of change, worst
/// severity first.
final class ConversionCheck {
    /// What every index has and nobody misses.
    private static final String EVERYDAY = "TS-120";

    /// What belongs to one code, over all objects.
    private static final class Group {
        private Severity severity = Severity.INFORMATION;
        private final List<String> objects = new ArrayList<>();
        private final List<String> details = new ArrayList<>();

        void add(Converted converted, Severity how, String path, String why) {
            if (how.compareTo(severity) < 0) {
                severity = how;
            }
            String key = converted.source().key();
            objects.add(key);
            details.add(key + " " + path + ": " + why);
        }
    }

    private ConversionCheck() {}

    static List<Finding> check(Facts facts) {
        Map<String, Group> groups = new TreeMap<>();
        for (Converted converted : facts.conversions()) {
            for (Change it : converted.changes()) {
                if (!it.code().equals(EVERYDAY)) {
                    group(groups, it.code())
                            .add(converted, Severity.INFORMATION, it.path(), it.why());
                }
            }
            for (Loss it : converted.losses()) {
                Severity how = it.consent() ? Severity.WARNING : Severity.INFORMATION;
                group(groups, it.code()).add(converted, how, it.path(), it.what());
            }
            for (Refusal it : converted.refusals()) {
                group(groups, it.code()).add(converted, Severity.BLOCKER, it.path(), it.reason());
            }
        }
        List<Finding> findings = new ArrayList<>();
        groups.forEach(
                (code, group) ->
                        findings.addAll(
                                Found.about(
                                        code,
                                        group.severity,
                                        group.severity == Severity.INFORMATION,
                                        group.objects,
                                        group.details)));
        return findings;
    }

    private static Group group(Map<String, Group> groups, String code) {
        return groups.computeIfAbsent(code, _ -> new Group());
    }
}
