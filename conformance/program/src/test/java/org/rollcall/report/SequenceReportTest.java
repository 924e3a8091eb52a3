package org.rollcall.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.sourceforge.plantuml.BlockUml;
import net.sourceforge.plantuml.SourceStringReader;
import net.sourceforge.plantuml.sequencediagram.SequenceDiagram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.command.Diagrams;
import org.rollcall.counterexample.Sequence;
import org.rollcall.counterexample.SequenceText;

/** Roll calls as diagrams: PlantUML reads those that are for it; Mermaid is asked in a browser, src/browser. */
class SequenceReportTest {
    private static final Path SAMPLES = Path.of("samples");

    private static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
    }

    private static void assertDrawn(String text, int diagrams) {
        List<BlockUml> blocks = new SourceStringReader(text).getBlocks();
        assertThat(blocks).hasSize(diagrams);
        assertThat(blocks)
                .allSatisfy(block -> assertThat(block.getDiagram()).as(text).isInstanceOf(SequenceDiagram.class));
    }

    @Test
    void plantUmlDrawsEveryRollCall() throws IOException {
        for (Path sample : samples()) {
            String text = Diagrams.of("puml", sample);
            assertDrawn(text, text.split("@startuml", -1).length - 1);
        }
        assertDrawn(Diagrams.of("puml", SAMPLES.resolve("6.12-klab.h-lg-nopnmi.log")), 4);
    }

    @Test
    void plantUmlDrawsACounterexample() {
        String text = Diagrams.ofModel("puml", "ML-nmi-f22");
        assertDrawn(text, 1);
        assertThat(text).contains("c2 -> c1 : 8. RoundupSend(c2, c1) kgdb_roundup_cpus (pend KG)");
    }

    /** What a log is called is text, whatever PlantUML would make of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a**b**//c//__d__--e--~~f.log",
                "x @enduml.log",
                "<img:secret> <b>.log",
                "!include y",
                "\"quoted\" %date()%.log",
                "\u00e9\u2028\u202e|a|.log"
            })
    void aNameIsNoMarkup(String name) {
        var sequence = new Sequence(List.of("CPU " + name, "b"), List.of(new Sequence.Step(0, name, "")), List.of());
        String text = String.join("\n", SequenceText.plantUml(Printable.text(name), sequence));
        assertDrawn(text, 1);
        assertThat(text.lines()).hasSize(6);
        assertThat(text).doesNotContain("**", "//", "__", "--", "~", "<img", "%", "@enduml.");
    }

    @Test
    void aMailHoldsTheDrawing() throws IOException {
        for (Path sample : samples()) {
            assertThat(Diagrams.of("ascii", sample).lines())
                    .allSatisfy(line -> assertThat(line).hasSizeLessThan(73));
        }
        assertThat(Diagrams.of("ascii", SAMPLES.resolve("6.12-klab.bc-l-hardlock1of4-nopnmi.log"))
                        .lines())
                .containsExactly(
                        "6.12-klab.bc-l-hardlock1of4-nopnmi.log #1",
                        "  missed: sysrq-l by CPU 0, asked 0-3, answered 0, idle 1,3, missed 2",
                        "  #                        CPU 0       CPU 1       CPU 2       CPU 3",
                        "  1 line 112 its own         *           |           |           |",
                        "  2 line 134 asks            *---asked-->|           |           |",
                        "  3 line 134 asks            *--------missed--------x|           |",
                        "  4 line 134 asks            *-----------+---asked---+---------->|",
                        "  5 line 135 is idle         |           *           |           |",
                        "  6 line 136 is idle         |           |           |           *",
                        "");
    }

    /** A lane for each fate, whatever the number of CPUs. */
    @Test
    void manyCpusShareLanes() throws IOException {
        String text = Diagrams.of("mermaid", SAMPLES.resolve("5.10-klab-v6.e-kdb-24cpu-pnmi.log"));
        assertThat(text)
                .startsWith("```mermaid\n---\ntitle: ")
                .contains("participant lane1 as CPU 0-5,7-23", "lane0->>lane1: ")
                .endsWith("```\n\n");
    }
}
