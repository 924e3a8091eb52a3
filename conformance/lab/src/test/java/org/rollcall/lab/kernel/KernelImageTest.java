package org.rollcall.lab.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.lab.guest.LabException;

class KernelImageTest {
    private static final String BANNER = "Linux version 6.12.117-rollcall (rollcall@lab) (gcc) #1 SMP";

    @TempDir
    Path dir;

    private KernelImage image(String text) throws IOException {
        return KernelImage.read(Files.writeString(dir.resolve("Image"), text, StandardCharsets.ISO_8859_1));
    }

    private static SystemMap map(long banner) {
        return SystemMap.of("ffff800080000000 T _text\n" + String.format("%016x R linux_banner\n", banner));
    }

    @Test
    void itsReleaseIsInItsFirstLine() throws IOException {
        assertThat(image("code \0" + BANNER + "\0").release()).contains("6.12.117-rollcall");
        assertThat(image("Linux version %s (%s)").release()).isEmpty();
    }

    @Test
    void theSymbolsOfItsBuildAreItsOwn() throws IOException {
        KernelImage image = image("0123456789abcdef" + BANNER);
        assertThatCode(() -> image.mustHave(map(0xffff800080000010L))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(longs = {0xffff800080000000L, 0xffff80008000000fL, 0xffff800080001000L, 0xffff7fff80000000L, -1})
    void thoseOfAnotherAreNot(long banner) throws IOException {
        KernelImage image = image("0123456789abcdef" + BANNER);
        assertThatThrownBy(() -> image.mustHave(map(banner)))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("6.12.117-rollcall")
                .hasMessageContaining("--system-map");
    }
}
