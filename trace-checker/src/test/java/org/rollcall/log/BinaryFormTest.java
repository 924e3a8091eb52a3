package org.rollcall.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class BinaryFormTest {
    private static final String LOG =
            "[    1.000000] NMI backtrace for cpu 1 skipped: idling at default_idle+0x9/0x10\n";

    @Test
    void theBodyOfAMailInBase64IsRefusedByItsName() {
        String body = Base64.getMimeEncoder().encodeToString(LOG.repeat(9).getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> plain(body))
                .isInstanceOf(NotTextException.class)
                .hasMessageContaining("base64");
    }

    @Test
    void longWordsOfOneLengthAreNoBase64() throws IOException {
        String rulers = ("=".repeat(64) + "\n").repeat(9);
        assertThat(plain(rulers + LOG)).isEqualTo(rulers + LOG);
        String few = ("A".repeat(64) + "\n").repeat(2) + LOG;
        assertThat(plain(few)).isEqualTo(few);
    }

    private static String plain(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return new String(PlainText.of(new ByteArrayInputStream(bytes)).readAllBytes(), StandardCharsets.ISO_8859_1);
    }
}
