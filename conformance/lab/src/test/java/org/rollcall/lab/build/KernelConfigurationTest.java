package org.rollcall.lab.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.lab.kernel.KernelImage;

class KernelConfigurationTest {
    static final String WHOLE =
            KernelConfiguration.NEEDED.stream().map(option -> option + "=y\n").collect(Collectors.joining());

    @TempDir
    Path dir;

    static byte[] image(String config) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write("some code IKCFG_ST".getBytes(StandardCharsets.ISO_8859_1));
        bytes.write(zipped(config.getBytes(StandardCharsets.UTF_8)));
        bytes.write("IKCFG_ED more code".getBytes(StandardCharsets.ISO_8859_1));
        return bytes.toByteArray();
    }

    private static byte[] zipped(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    @Test
    void everyNeededOptionIsMissedWhenItIsAway() {
        assertThat(KernelConfiguration.parse(WHOLE).missing()).isEmpty();
        for (String option : KernelConfiguration.NEEDED) {
            String without = WHOLE.replace(option + "=y\n", "# " + option + " is not set\n");
            assertThat(KernelConfiguration.parse(without).missing()).containsExactly(option);
            String module = WHOLE.replace(option + "=y\n", option + "=m\n");
            assertThat(KernelConfiguration.parse(module).missing()).containsExactly(option);
        }
    }

    @Test
    void theConfigurationInAKernelIsFound() throws IOException {
        Path plain = Files.write(dir.resolve("Image"), image(WHOLE));
        Path zipped = Files.write(dir.resolve("Image.gz"), zipped(image(WHOLE)));
        assertThat(KernelImage.read(plain).configuration()).contains(WHOLE);
        assertThat(KernelImage.read(zipped).configuration()).contains(WHOLE);
    }

    @Test
    void aKernelWithoutOneHasNone() throws IOException {
        Path file = Files.writeString(dir.resolve("Image"), "code");
        assertThat(KernelImage.read(file).configuration()).isEmpty();
    }
}
