package org.rollcall.report;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Verdict;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * KernelCI's common report database, I/O schema v5.3: a test {@code rollcall} for each log, and one below it for each roll call. Ids
 * come from the build, the log's name and the test's name only, so that a second report of the same run replaces the first.
 */
final class KcidbReport implements Report {
    private static final String ROOT = "rollcall";

    private final PrintWriter out;
    private final String build;
    private final JsonGenerator json;
    private TestNames names = new TestNames();

    KcidbReport(PrintWriter out, String build) {
        this.out = out;
        this.build = build;
        json = JsonMapper.shared().createGenerator(out);
        json.writeStartObject();
        json.writeObjectPropertyStart("version");
        json.writeNumberProperty("major", 5).writeNumberProperty("minor", 3);
        json.writeEndObject();
        json.writeArrayPropertyStart("tests");
    }

    @Override
    public void rollCall(String log, RollCall call) {
        String path = ROOT + "." + names.next(call);
        test(log, path, call.verdict(), Sentence.of(call), json -> new Records(json).write(log, call));
    }

    @Override
    public void log(LogSummary summary) {
        names = new TestNames();
        String comment = summary.word() + " in " + summary.lines() + " lines";
        test(summary.log(), ROOT, summary.verdict(), comment, json -> new Records(json).write(summary));
    }

    @Override
    public void end() {
        json.writeEndArray();
        json.writeEndObject();
        json.flush();
        out.print('\n');
        out.flush();
    }

    private void test(
            String log, String path, @Nullable Verdict verdict, String comment, Consumer<JsonGenerator> record) {
        String origin = build.substring(0, build.indexOf(':'));
        ObjectNode test = JsonMapper.shared()
                .createObjectNode()
                .put("id", origin + ":" + digest(build + "\n" + log + "\n" + path))
                .put("build_id", build)
                .put("origin", origin)
                .put("path", path)
                .put("status", status(verdict))
                .put("comment", Printable.text(log) + ": " + comment);
        test.putObject("misc").set("rollcall", withoutNulls(tree(record)));
        json.writePOJO(test);
    }

    /** MISS: what the log would have shown is lost. SKIP: nothing in it to judge. */
    private static String status(@Nullable Verdict verdict) {
        if (verdict == null) {
            return "SKIP";
        }
        return switch (verdict) {
            case COMPLETE -> "PASS";
            case INCONCLUSIVE -> "MISS";
            case MISSED, IMPOSSIBLE -> "FAIL";
        };
    }

    private static JsonNode tree(Consumer<JsonGenerator> record) {
        var text = new StringWriter();
        try (JsonGenerator json = JsonMapper.shared().createGenerator(text)) {
            record.accept(json);
        }
        return JsonMapper.shared().readTree(text.toString());
    }

    /** The schema knows no null: what is not known is left out. */
    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
        }
        node.forEach(KcidbReport::withoutNulls);
        return node;
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
