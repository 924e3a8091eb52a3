package org.rollcall.report;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.roll.ReasonCode;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Verdict;
import tools.jackson.databind.json.JsonMapper;

/** SARIF 2.1.0: a result for each roll call that is not complete; the rule is its first reason. */
final class SarifReport implements Report {
    private final PrintWriter out;
    private final List<Map<String, Object>> results = new ArrayList<>();

    SarifReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void rollCall(String log, RollCall call) {
        if (call.verdict() == Verdict.COMPLETE) {
            return;
        }
        Finding finding = Finding.of(call);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put(
                "ruleId",
                call.reasons().isEmpty()
                        ? "RC-MISSED"
                        : call.reasons().get(0).code().word());
        result.put("level", call.verdict() == Verdict.INCONCLUSIVE ? "note" : "error");
        result.put("message", Map.of("text", finding.text()));
        result.put("locations", List.of(location(log, finding.line())));
        result.put(
                "partialFingerprints",
                Map.of("rollCall/v1", call.kind().word() + ":" + call.trigger().word() + ":" + call.missed()));
        results.add(result);
    }

    @Override
    public void log(LogSummary summary) {
        // a complete log has no result
    }

    @Override
    public void end() {
        List<Map<String, String>> rules = Arrays.stream(ReasonCode.values())
                .map(code -> Map.of("id", code.word()))
                .toList();
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "rollcall");
        driver.put("rules", rules);
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("results", results);
        Map<String, Object> sarif = new LinkedHashMap<>();
        sarif.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        sarif.put("version", "2.1.0");
        sarif.put("runs", List.of(run));
        out.print(JsonMapper.shared().writeValueAsString(sarif));
        out.print('\n');
        out.flush();
    }

    private static Map<String, Object> location(String log, long line) {
        String uri = log.equals("-")
                ? "stdin"
                : Path.of("").toUri().relativize(Path.of("", log).toUri()).toASCIIString();
        Map<String, Object> artifact = Map.of("uri", uri);
        return Map.of("physicalLocation", Map.of("artifactLocation", artifact, "region", Map.of("startLine", line)));
    }
}
