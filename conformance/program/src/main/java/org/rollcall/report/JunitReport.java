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
    private record Suite(LogSummary summary, KeptCalls calls, Tally tally) {}

    private final PrintWriter out;
    private KeptCalls calls = new KeptCalls();
    private Tally tally = new Tally();
    private final List<Suite> suites = new ArrayList<>();

    JunitReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void rollCall(String log, RollCall call) {
        calls.add(call);
        tally.add(call);
    }

    @Override
    public void log(LogSummary summary) {
        suites.add(new Suite(summary, calls, tally));
        calls = new KeptCalls();
        tally = new Tally();
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
            throw failure(e);
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
        xml.writeAttribute(
                "failures",
                String.valueOf(
                        suite.tally().count(Verdict.MISSED) + suite.tally().count(Verdict.IMPOSSIBLE)));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", String.valueOf(none ? 1 : suite.tally().count(Verdict.INCONCLUSIVE)));
        if (none) {
            String message = "no roll call in " + suite.summary().lines() + " lines";
            String remarks =
                    suite.summary().remarks().stream().map(Remark::text).collect(Collectors.joining("\n"));
            testCase(xml, log, TestNames.NO_ROLL_CALL, "skipped", message, remarks);
        }
        var names = new TestNames();
        suite.calls().forEach(call -> testCase(xml, log, names.next(call), call));
        suite.calls().close();
        xml.writeEndElement();
    }

    private static void testCase(XMLStreamWriter xml, String log, String name, RollCall call) {
        String result = call.verdict() == Verdict.INCONCLUSIVE ? "skipped" : "failure";
        try {
            testCase(
                    xml,
                    log,
                    name,
                    call.verdict() == Verdict.COMPLETE ? null : result,
                    Sentence.of(call),
                    reasons(call));
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    private static IllegalStateException failure(XMLStreamException e) {
        return new IllegalStateException("JUnit report", e);
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
                + ReasonGroup.of(call).stream().map(ReasonGroup::toString).collect(Collectors.joining("\n"));
    }
}
