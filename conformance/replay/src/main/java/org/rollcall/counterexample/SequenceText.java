package org.rollcall.counterexample;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.rollcall.counterexample.Sequence.Message;
import org.rollcall.counterexample.Sequence.Step;

/** A sequence as text that others draw: PlantUML, Mermaid; or that is a drawing itself. */
public final class SequenceText {
    /** Columns of a mail. */
    public static final int COLUMNS = 72;

    private static final int STEP = 20;
    /** What is not plain, and what is markup when it is doubled. */
    private static final Pattern MARKUP = Pattern.compile("[^\\w .,:;()/=+#'-]|([-_/=+#.'])(?=\\1)");

    private SequenceText() {}

    /** PlantUML, for a wiki or a paper. */
    public static List<String> plantUml(String title, Sequence sequence) {
        List<String> lines = new ArrayList<>(List.of("@startuml", "title " + creole(title)));
        for (int lane = 0; lane < sequence.lanes().size(); lane++) {
            String name = sequence.lanes().get(lane);
            lines.add("participant " + (isWord(name) ? name : '"' + creole(name) + "\" as " + lane(sequence, lane)));
        }
        for (int i = 0; i < sequence.steps().size(); i++) {
            Step step = sequence.steps().get(i);
            Message sent = sequence.sentBy(i);
            String text = creole(label(i, step));
            lines.add(
                    sent == null
                            ? "hnote over " + lane(sequence, step.lane()) + " : " + text
                            : lane(sequence, sent.from()) + (sent.taken() < 0 ? " ->x " : " -> ")
                                    + lane(sequence, sent.to()) + " : " + text + " (" + sent.text() + ")");
        }
        lines.add("@enduml");
        return lines;
    }

    /** Mermaid, for issues and wikis that draw it. */
    public static List<String> mermaid(String title, Sequence sequence) {
        String quoted = title.replace("\\", "\\\\").replace('"', '\'');
        List<String> lines = new ArrayList<>(List.of("---", "title: \"" + quoted + "\"", "---"));
        lines.add("sequenceDiagram");
        for (int lane = 0; lane < sequence.lanes().size(); lane++) {
            String name = sequence.lanes().get(lane);
            lines.add("    participant " + lane(sequence, lane) + (isWord(name) ? "" : " as " + name));
        }
        for (int i = 0; i < sequence.steps().size(); i++) {
            Step step = sequence.steps().get(i);
            Message sent = sequence.sentBy(i);
            String text = label(i, step).replace("#", "#35;").replace(";", "#59;");
            lines.add(
                    sent == null
                            ? "    Note over " + lane(sequence, step.lane()) + ": " + text
                            : "    " + lane(sequence, sent.from()) + (sent.taken() < 0 ? "-x" : "->>")
                                    + lane(sequence, sent.to()) + ": " + text + " (" + sent.text() + ")");
        }
        return lines;
    }

    /** A drawing of at most {@link #COLUMNS} columns, for a mail: a line for each step, a column for each CPU. */
    public static List<String> ascii(Sequence sequence) {
        int spacing = (COLUMNS - 4 - STEP) / sequence.lanes().size();
        List<String> lines = new ArrayList<>();
        var head = new StringBuilder("  # " + " ".repeat(STEP));
        for (String lane : sequence.lanes()) {
            String name = lane.substring(0, Math.min(lane.length(), spacing - 1));
            int left = (spacing - name.length()) / 2;
            head.append(" ".repeat(left)).append(name).append(" ".repeat(spacing - name.length() - left));
        }
        lines.add(head.toString().stripTrailing());
        for (int i = 0; i < sequence.steps().size(); i++) {
            Step step = sequence.steps().get(i);
            String name =
                    step.name().length() < STEP ? step.name() : step.name().substring(0, STEP - 2) + "~";
            lines.add(("%3d %-" + STEP + "s").formatted(i + 1, name) + lanes(sequence, i, spacing));
        }
        return lines;
    }

    /** The lanes at one step: bars, a star for who takes it, an arrow to whom it sends. */
    private static String lanes(Sequence sequence, int step, int spacing) {
        char[] row = " ".repeat(spacing * sequence.lanes().size()).toCharArray();
        for (int lane = 0; lane < sequence.lanes().size(); lane++) {
            row[centre(lane, spacing)] = '|';
        }
        Message sent = sequence.sentBy(step);
        if (sent != null) {
            draw(row, centre(sent.from(), spacing), centre(sent.to(), spacing), sent);
        }
        row[centre(sequence.steps().get(step).lane(), spacing)] = '*';
        return new String(row).stripTrailing();
    }

    private static void draw(char[] row, int from, int to, Message sent) {
        int left = Math.min(from, to) + 1;
        int right = Math.max(from, to);
        for (int at = left; at < right; at++) {
            row[at] = row[at] == '|' ? '+' : '-';
        }
        row[to < from ? left : right - 1] = sent.taken() < 0 ? 'x' : to < from ? '<' : '>';
        int room = right - left - 2;
        if (sent.text().length() <= room) {
            int at = left + 1 + (room - sent.text().length()) / 2;
            sent.text().getChars(0, sent.text().length(), row, at);
        }
    }

    private static int centre(int lane, int spacing) {
        return lane * spacing + (spacing - 1) / 2;
    }

    private static String label(int i, Step step) {
        String function = step.source().substring(step.source().indexOf(' ') + 1);
        return (i + 1) + ". " + step.name() + (function.isEmpty() ? "" : " " + function);
    }

    /** What a lane is called in the text of a diagram: its name, if that is one word. */
    private static String lane(Sequence sequence, int lane) {
        String name = sequence.lanes().get(lane);
        return isWord(name) ? name : "lane" + lane;
    }

    private static boolean isWord(String name) {
        return name.matches("\\w+");
    }

    /** Text as PlantUML's markup shows it: what could be markup goes by its number. */
    private static String creole(String text) {
        return MARKUP.matcher(text)
                .replaceAll(found -> "<U+%04X>".formatted(found.group().codePointAt(0)));
    }
}
