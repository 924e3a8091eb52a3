package org.rollcall.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.gickit.Difference;
import org.rollcall.gickit.Explanation;
import org.rollcall.gickit.ScriptReport;
import tools.jackson.databind.json.JsonMapper;

/** One JSON array with an object for each comparison. */
final class GicJsonReport implements GicReport {
    private final PrintWriter out;
    private final List<Map<String, Object>> all = new ArrayList<>();

    GicJsonReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void add(Compared compared) {
        ScriptReport report = compared.report();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("script", Printable.text(compared.script()));
        object.put("case", Printable.text(report.header().name()));
        object.put("other", Printable.text(compared.other()));
        object.put("verdict", GicTextReport.word(report.verdict()));
        object.put("operations", report.operations());
        object.put("same", report.same());
        object.put("same_unbound", report.unbound());
        object.put("different", report.different());
        object.put("excused", report.excused());
        object.put("missing", report.unanswered());
        object.put("cut", report.cut());
        object.put(
                "differences",
                report.differences().stream().map(GicJsonReport::object).toList());
        object.put("explained_by", explained(report.explanation()));
        all.add(object);
    }

    @Override
    public void end() {
        out.println(JsonMapper.shared().writeValueAsString(all));
        out.flush();
    }

    private static Map<String, Object> object(Difference difference) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("line", difference.operation().line());
        object.put("pe", difference.operation().pe());
        object.put("operation", difference.where());
        object.put("theirs", Printable.text(Difference.words(difference.theirs())));
        object.put("model", Difference.words(difference.model()));
        if (difference.qemu() != null) {
            object.put("qemu", Difference.words(difference.qemu()));
        }
        if (difference.operation().note() != null) {
            object.put("note", Printable.text(difference.operation().note()));
        }
        object.put("rule", difference.rule().text());
        object.put("source", difference.rule().source());
        object.put("registers", difference.registers());
        return object;
    }

    private static List<Map<String, Object>> explained(@Nullable Explanation explanation) {
        if (explanation == null) {
            return List.of();
        }
        return explanation.fits().stream()
                .map(fit -> Map.<String, Object>of("choices", fit.names(), "legal", fit.legal()))
                .toList();
    }
}
