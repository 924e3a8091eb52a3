package org.rollcall.gickit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.gic.Compatibility;

/** A wrong script is refused with the line and what is wrong; a long one takes no more memory than a short one. */
class ScriptReaderTest {
    private static final String HEADER = "{'case':'x','pes':2,'security_states':'one'}\n".replace('\'', '"');

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'pe':0,'op':'read'                                            | line 2: not JSON",
                "[]                                                             | line 2: a JSON object is expected",
                "{'pe':0,'op':'read','reg':'ICC_FOO_EL1'}                       | line 2: unknown register \"ICC_FOO_EL1\"",
                "{'pe':0,'op':'read','reg':'GICR_IPRIORITYR[32]'}               | line 2: unknown register",
                "{'pe':2,'op':'read','reg':'ICC_IAR1_EL1'}                      | line 2: \"pe\" must be in 0..1",
                "{'pe':0,'op':'read','reg':'GICR_WAKER','frame':2}              | line 2: \"frame\" must be in 0..1",
                "{'pe':0,'op':'read','reg':'ICC_IAR1_EL1','frame':1}            | line 2: \"frame\" is only for GICR",
                "{'pe':0,'op':'write','reg':'GICR_WAKER','val':'0x100000000'}   | line 2: \"val\" is 0x100000000, too wide",
                "{'pe':0,'op':'write','reg':'GICR_IPRIORITYR[1]','val':'256'}   | line 2: \"val\" is 256, too wide",
                "{'pe':0,'op':'write','reg':'ICC_PMR_EL1','val':'-1'}           | line 2: \"val\" is \"-1\"",
                "{'pe':0,'op':'write','reg':'ICC_PMR_EL1'}                      | line 2: \"val\" is missing",
                "{'pe':0,'op':'jump'}                                           | line 2: unknown op \"jump\"",
                "{'pe':0,'op':'scr','arg':'4'}                                  | line 2: scr needs EL3",
                "{'pe':0,'el':'el3','op':'read','reg':'ICC_IAR1_EL1'}           | line 2: \"el\" is \"el3\"; this machine has",
                "{'pe':0,'op':'wfi','when':'now'}                               | line 2: unknown field when"
            })
    void aWrongLineIsNamed(String line, String message) throws IOException {
        try (ScriptReader script = new ScriptReader(new StringReader(HEADER + line.replace('\'', '"')))) {
            assertThatThrownBy(script::next).isInstanceOf(ScriptException.class).hasMessageStartingWith(message);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"case\":\"x\",\"pes\":0,\"security_states\":\"one\"}   | line 1: \"pes\"",
                "{\"case\":\"x\",\"pes\":1,\"security_states\":\"three\"} | line 1: \"security_states\"",
                "{\"case\":\"x\",\"pes\":1,\"security_states\":\"two\",\"prio_bits\":4} | line 1: priority bits 4",
                "{\"case\":\"x\",\"pes\":1,\"security_states\":\"one\",\"boot_el\":3} | line 1: \"boot_el\""
            })
    void aWrongHeaderIsRefused(String header, String message) {
        assertThatThrownBy(() -> new ScriptReader(new StringReader(header)))
                .isInstanceOf(ScriptException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void anEmptyScriptIsRefused() {
        assertThatThrownBy(() -> new ScriptReader(new StringReader("\n\n"))).hasMessageContaining("empty");
    }

    @Test
    void anEndlessLineIsRefused() {
        Reader endless = new Reader() {
            @Override
            public int read(char[] buffer, int offset, int length) {
                java.util.Arrays.fill(buffer, offset, offset + length, '1');
                return length;
            }

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> new ScriptReader(endless)).hasMessageContaining("line 1: longer than");
    }

    @Test
    void aPeThatSleepsCannotGoOn() throws IOException {
        String script = HEADER + "{\"pe\":1,\"op\":\"wfi\"}\n{\"pe\":1,\"op\":\"read\",\"reg\":\"ISR_EL1\"}\n";
        try (ScriptReader reader = new ScriptReader(new StringReader(script))) {
            ModelRun run = new ModelRun(reader.header(), Compatibility.ARCHITECTURE);
            run.run(reader.next());
            assertThatThrownBy(() -> run.run(reader.next())).hasMessageStartingWith("line 3: PE 1 sleeps in wfi");
        }
    }

    @Test
    void aWriteOnlyRegisterIsUndefinedToRead() throws IOException {
        String script = HEADER + "{\"pe\":1,\"op\":\"read\",\"reg\":\"ICC_SGI1R_EL1\"}\n";
        try (ScriptReader reader = new ScriptReader(new StringReader(script))) {
            Answer answer = new ModelRun(reader.header(), Compatibility.ARCHITECTURE).run(reader.next());
            assertThat(Wording.of(answer)).isEqualTo("trap to EL1, EC 0x0, ISS 0x0");
        }
    }
}
