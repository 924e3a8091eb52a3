package org.rollcall.report;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rollcall.roll.ReasonCode;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Verdict;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** SARIF 2.1.0: a result for each roll call that is not complete; the rule is the code of its leading reason. */
final class SarifReport implements Report {
    private final PrintWriter out;
    private @Nullable JsonGenerator begun;
    private TestNames names = new TestNames();

    SarifReport(PrintWriter out) {
        this.out = out;
    }

    /** The document up to its results; begun with the first of them, as an output that is full is found out only then. */
    private JsonGenerator json() {
        if (begun == null) {
            JsonGenerator json = JsonMapper.shared().createGenerator(out);
            begun = json;
            json.writeStartObject();
            json.writeStringProperty("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.writeStringProperty("version", "2.1.0");
            json.writeArrayPropertyStart("runs");
            json.writeStartObject();
            json.writePOJOProperty("tool", tool());
            json.writeArrayPropertyStart("results");
        }
        return begun;
    }

    @Override
    public void rollCall(String log, RollCall call) {
        String name = names.next(call);
        if (call.verdict() == Verdict.COMPLETE) {
            return;
        }
        Finding finding = Finding.of(call);
        ObjectNode result = JsonMapper.shared().createObjectNode();
        Finding.leading(call)
                .ifPresent(reason -> result.put("ruleId", reason.code().word())
                        .put("ruleIndex", reason.code().ordinal()));
        result.put("level", call.verdict() == Verdict.INCONCLUSIVE ? "note" : "error");
        result.putObject("message").put("text", finding.text());
        ObjectNode location = result.putArray("locations").addObject().putObject("physicalLocation");
        location.putObject("artifactLocation").put("uri", uri(log));
        location.putObject("region").put("startLine", finding.line());
        result.putObject("partialFingerprints").put("rollCall/v2", name);
        json().writePOJO(result);
    }

    @Override
    public void log(LogSummary summary) {
        names = new TestNames();
    }

    @Override
    public void end() {
        JsonGenerator json = json();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.flush();
        out.print('\n');
        out.flush();
    }

    private static ObjectNode tool() {
        ObjectNode tool = JsonMapper.shared().createObjectNode();
        ArrayNode rules = tool.putObject("driver").put("name", "rollcall").putArray("rules");
        for (ReasonCode code : ReasonCode.values()) {
            rule(rules.addObject(), code);
        }
        return tool;
    }

    private static void rule(ObjectNode rule, ReasonCode code) {
        ReasonPage page = ReasonPage.page();
        rule.put("id", code.word());
        rule.putObject("shortDescription").put("text", page.firstSentence(code));
        rule.putObject("help").put("text", page.text(code)).put("markdown", page.text(code));
        rule.put("helpUri", page.link(code));
    }

    private static String uri(String log) {
        return log.equals("-")
                ? "stdin"
                : Path.of("").toUri().relativize(Path.of("", log).toUri()).toASCIIString();
    }
}
