package org.rollcall.gickit;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema and the reader mean the same form. */
class SchemaTest {
    private static final Schema SCHEMA = schema();

    private static Schema schema() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(Path.of("op-script.schema.json")), InputFormat.JSON);
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    static List<Path> cases() throws IOException {
        return Stream.concat(RecordedCases.all().stream(), KillMatrixTest.directed().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void recordedCasesFollowTheSchema(Path file) throws IOException {
        for (String line : Files.readAllLines(file)) {
            assertThat(SCHEMA.validate(line, InputFormat.JSON)).isEmpty();
        }
    }

    @Test
    void generatedScriptsFollowTheSchema() {
        Declaration declared = DeclarationParser.file("{\"choices\":[\"highest-intid-first\"],\"ppis\":\"0x70000\"}");
        Stream.of(true, false)
                .flatMap(two -> Scripts.generated(11, 4, two, two, declared).lines())
                .forEach(line -> assertThat(SCHEMA.validate(line, InputFormat.JSON))
                        .as(line)
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"pe\":0,\"op\":\"read\"}",
                "{\"pe\":0,\"op\":\"jump\"}",
                "{\"pe\":-1,\"op\":\"wfi\"}",
                "{\"pe\":0,\"op\":\"write\",\"reg\":\"GICR_WAKER\",\"val\":3}",
                "{\"pes\":0,\"case\":\"x\",\"security_states\":\"one\"}"
            })
    void theSchemaRefusesWhatTheReaderRefuses(String line) {
        assertThat(SCHEMA.validate(line, InputFormat.JSON)).isNotEmpty();
    }
}
