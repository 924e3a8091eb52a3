package org.rollcall.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.counterexample.Sequence;
import org.rollcall.counterexample.SequenceText;
import org.rollcall.roll.Event;
import org.rollcall.roll.RollCall;

/** Each roll call as a sequence diagram in text, for mails, issues and wikis. */
final class SequenceReport implements Report {
    /** How a sequence is written. */
    enum Form {
        /** A drawing of at most {@link SequenceText#COLUMNS} columns. */
        ASCII,
        /** PlantUML: one diagram after the other. */
        PUML,
        /** Mermaid in Markdown: a block for each diagram, for a text can hold but one. */
        MERMAID
    }

    private final PrintWriter out;
    private final Form form;
    private final Marks marks = new Marks();

    SequenceReport(PrintWriter out, Form form) {
        this.out = out;
        this.form = form;
    }

    @Override
    public boolean listens() {
        return true;
    }

    @Override
    public void said(Event event) {
        marks.add(event);
    }

    @Override
    public void rollCall(String log, RollCall call) {
        String name = RollCallSequence.name(log, call);
        String sentence = Sentence.of(call, CpuWords.LONGEST);
        lines(name, sentence, RollCallSequence.of(call, marks.of(call))).forEach(out::println);
        out.println();
    }

    private List<String> lines(String name, String sentence, Sequence sequence) {
        String title = name + ": " + sentence;
        return switch (form) {
            case ASCII -> {
                List<String> lines = new ArrayList<>(List.of(name));
                lines.addAll(Paragraph.set(sentence, SequenceText.COLUMNS, "  ", "  "));
                lines.addAll(SequenceText.ascii(sequence));
                yield lines;
            }
            case PUML -> SequenceText.plantUml(title, sequence);
            case MERMAID -> {
                List<String> lines = new ArrayList<>(List.of("```mermaid"));
                lines.addAll(SequenceText.mermaid(title, sequence));
                lines.add("```");
                yield lines;
            }
        };
    }

    @Override
    public void log(LogSummary summary) {
        marks.clear();
    }

    @Override
    public void end() {
        out.flush();
    }
}
