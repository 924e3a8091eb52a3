package org.rollcall.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.rollcall.gickit.ScriptReport.Verdict;

/** JUnit XML: one suite with a case for each comparison. One that compares nothing, or misses answers, is an error. */
final class GicJunitReport implements GicReport {
    private final PrintWriter out;
    private final List<Compared> all = new ArrayList<>();

    GicJunitReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void add(Compared compared) {
        all.add(compared);
    }

    @Override
    public void end() {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "rollcall gic");
            xml.writeAttribute("tests", String.valueOf(all.size()));
            xml.writeAttribute("failures", String.valueOf(count(Verdict.DIFFERS)));
            xml.writeAttribute("errors", String.valueOf(count(Verdict.INCOMPLETE) + count(Verdict.NOTHING_COMPARED)));
            xml.writeAttribute("skipped", "0");
            for (Compared compared : all) {
                testCase(xml, compared);
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

    private static void testCase(XMLStreamWriter xml, Compared compared) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", Printable.text(compared.script()));
        xml.writeAttribute(
                "name",
                Printable.text(compared.report().header().name()) + " (" + Printable.text(compared.other()) + ")");
        Verdict verdict = compared.report().verdict();
        if (verdict != Verdict.AGREES) {
            xml.writeStartElement(verdict == Verdict.DIFFERS ? "failure" : "error");
            xml.writeAttribute("message", GicTextReport.line(compared));
            xml.writeCharacters(String.join("", GicTextReport.differences(compared)));
            if (compared.report().explanation() != null) {
                xml.writeCharacters(GicTextReport.explained(compared.report().explanation()));
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private long count(Verdict verdict) {
        return all.stream()
                .filter(compared -> compared.report().verdict() == verdict)
                .count();
    }
}
