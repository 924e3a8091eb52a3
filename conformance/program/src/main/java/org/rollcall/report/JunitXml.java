package org.rollcall.report;

import java.io.PrintWriter;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * The JUnit XML that CI systems read: {@code testsuites}, in it suites, in them cases. Text that XML does not allow is made
 * {@linkplain Printable printable} by the caller.
 */
final class JunitXml {
    /** One thing that is written. */
    private interface Part {
        void write() throws XMLStreamException;
    }

    /** How many cases of a suite had which end. */
    record Counts(long tests, long failures, long errors, long skipped) {}

    /**
     * What became of a case that did not pass.
     *
     * @param element {@code failure}, {@code error} or {@code skipped}
     */
    record Outcome(String element, String message, String text) {}

    private final XMLStreamWriter xml;

    private JunitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** A document of its own on {@code out}, which stays open. */
    static void write(PrintWriter out, Consumer<JunitXml> suites) {
        part(() -> {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            xml.writeAttribute("name", "rollcall");
            suites.accept(new JunitXml(xml));
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        });
        out.print('\n');
        out.flush();
    }

    void startSuite(String name, Counts counts) {
        part(() -> {
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", name);
            xml.writeAttribute("tests", String.valueOf(counts.tests()));
            xml.writeAttribute("failures", String.valueOf(counts.failures()));
            xml.writeAttribute("errors", String.valueOf(counts.errors()));
            xml.writeAttribute("skipped", String.valueOf(counts.skipped()));
        });
    }

    void testCase(String className, String name, @Nullable Outcome outcome) {
        part(() -> {
            xml.writeStartElement("testcase");
            xml.writeAttribute("classname", className);
            xml.writeAttribute("name", name);
            if (outcome != null) {
                xml.writeStartElement(outcome.element());
                xml.writeAttribute("message", outcome.message());
                xml.writeCharacters(outcome.text());
                xml.writeEndElement();
            }
            xml.writeEndElement();
        });
    }

    void endSuite() {
        part(xml::writeEndElement);
    }

    private static void part(Part part) {
        try {
            part.write();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("JUnit report", e);
        }
    }
}
