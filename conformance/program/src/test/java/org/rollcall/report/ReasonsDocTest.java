package org.rollcall.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rollcall.roll.ReasonCode;

class ReasonsDocTest {
    @Test
    void everyCodeHasItsParagraphAndEveryParagraphItsCode() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../../docs/reasons.md"));
        List<String> described = lines.stream()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring(4))
                .toList();
        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(ReasonCode.values()).map(ReasonCode::word).toList());
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("### ")) {
                assertThat(lines.get(i + 1)).as(lines.get(i)).isNotBlank();
            }
        }
    }
}
