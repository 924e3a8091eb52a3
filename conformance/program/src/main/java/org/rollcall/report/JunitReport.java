package org.rollcall.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.rollcall.roll.Remark;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Verdict;

/**
 * JUnit XML: a suite for each log, a case for each roll call; inconclusive ones are skipped, and so is the one case of a log that has no
 * roll call.
 */
final class JunitReport implements Report {
    private record Suite(LogSummary summary, List<RollCall> calls) {}

    private final PrintWriter out;
    private final List<RollCall> calls = new ArrayList<>();
    private final List<Suite> suites = new ArrayList<>();

    JunitReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void rollCall(String log, RollCall call) {
        calls.add(call);
    }

    @Override
    public void log(LogSummary summary) {
        suites.add(new Suite(summary, List.copyOf(calls)));
        calls.clear();
    }

    @Override
    public void end() {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            xml.writeAttribute("name", "rollcall");
            for (Suite suite : suites) {
                suite(xml, suite);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("JUnit report", e);
        }
        out.print('\n');
        out.flush();
    }

    private static void suite(XMLStreamWriter xml, Suite suite) throws XMLStreamException {
        String log = Printable.text(suite.summary().log());
        boolean none = suite.calls().isEmpty();
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", log);
        xml.writeAttribute("tests", String.valueOf(none ? 1 : suite.calls().size()));
        xml.writeAttribute("failures", String.valueOf(count(suite, Verdict.MISSED) + count(suite, Verdict.IMPOSSIBLE)));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", String.valueOf(none ? 1 : count(suite, Verdict.INCONCLUSIVE)));
        if (none) {
            String message = "no roll call in " + suite.summary().lines() + " lines";
            String remarks =
                    suite.summary().remarks().stream().map(Remark::text).collect(Collectors.joining("\n"));
            testCase(xml, log, TestNames.NO_ROLL_CALL, "skipped", message, remarks);
        }
        var names = new TestNames();
        for (RollCall call : suite.calls()) {
            String result = call.verdict() == Verdict.INCONCLUSIVE ? "skipped" : "failure";
            testCase(
                    xml,
                    log,
                    names.next(call),
                    call.verdict() == Verdict.COMPLETE ? null : result,
                    Sentence.of(call),
                    reasons(call));
        }
        xml.writeEndElement();
    }

    private static void testCase(
            XMLStreamWriter xml, String log, String name, @Nullable String result, String message, String text)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", log);
        xml.writeAttribute("name", name);
        if (result != null) {
            xml.writeStartElement(result);
            xml.writeAttribute("message", message);
            xml.writeCharacters(text);
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String reasons(RollCall call) {
        return "line " + call.requestLine() + "\n"
                + ReasonGroup.of(List.of(call)).stream()
                        .map(ReasonGroup::toString)
                        .collect(Collectors.joining("\n"));
    }

    private static long count(Suite suite, Verdict verdict) {
        return suite.calls().stream().filter(call -> call.verdict() == verdict).count();
    }
}
