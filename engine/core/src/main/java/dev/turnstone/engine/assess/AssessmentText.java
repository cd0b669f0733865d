package dev.turnstone.engine.assess;

import java.util.Locale;

/// The assessment as plain text.
final class AssessmentText {
    private static final int DETAILS = 5;

    private AssessmentText() {}

    static String of(Assessment assessment) {
        StringBuilder text = new StringBuilder();
        text.append(assessment.source()).append(" -> ").append(assessment.target()).append("\n\n");
        assessment.findings().forEach(finding -> append(text, finding));
        text.append(assessment.count(Severity.BLOCKER))
                .append(" blockers, ")
                .append(assessment.count(Severity.WARNING))
                .append(" warnings, ")
                .append(assessment.count(Severity.INFORMATION))
                .append(" to know\n");
        return text.toString();
    }

    private static void append(StringBuilder text, Finding finding) {
        text.append(finding.severity().label().toUpperCase(Locale.ROOT))
                .append(' ')
                .append(finding.code())
                .append("  ")
                .append(finding.title())
                .append("\n  affects  ")
                .append(finding.object())
                .append("\n  means    ")
                .append(finding.meaning())
                .append("\n  to do    ")
                .append(toDo(finding))
                .append('\n');
        finding.details().stream()
                .limit(DETAILS)
                .forEach(detail -> text.append("           - ").append(detail).append('\n'));
        if (finding.details().size() > DETAILS) {
            text.append("           - and ")
                    .append(finding.details().size() - DETAILS)
                    .append(" more\n");
        }
        text.append('\n');
    }

    private static String toDo(Finding finding) {
        if (!finding.automatic()) {
            return finding.remedy();
        }
        return finding.remedy().startsWith("Nothing")
                ? "Nothing: Turnstone does it."
                : "Nothing: Turnstone does it. " + finding.remedy();
    }
}
