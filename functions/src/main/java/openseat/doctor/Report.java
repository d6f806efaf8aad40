package openseat.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import openseat.doctor.Finding.Severity;

/// All findings, the worst first, as the function's answer.
record Report(List<Finding> findings) {

    Report {
        findings = findings.stream()
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
    }

    long count(Severity severity) {
        return findings.stream().filter(f -> f.severity() == severity).count();
    }

    /// A summary in lines, because `sam remote invoke` prints JSON as it comes: a line break inside a string would be
    /// printed as `\n`.
    List<String> text() {
        var lines = new ArrayList<String>();
        lines.add(summary());
        for (var finding : findings) {
            lines.add(finding.severity().name() + " " + finding.id() + ": " + finding.found());
            if (!finding.todo().isEmpty()) {
                lines.add("    -> " + finding.todo());
            }
        }
        return lines;
    }

    private String summary() {
        return "%d to solve, %d to consider, %d in order"
                .formatted(count(Severity.PROBLEM), count(Severity.ADVICE), count(Severity.OK));
    }

    Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        members.put("text", text());
        members.put("problems", count(Severity.PROBLEM));
        members.put("advice", count(Severity.ADVICE));
        members.put("findings", findings.stream().map(Finding::members).toList());
        return members;
    }
}
