package org.rollcall.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class CompressionTest {
    private static final byte[] TEXT =
            "[    1.000000] NMI backtrace for cpu 1\n".repeat(500).getBytes(StandardCharsets.UTF_8);

    enum Form {
        GZIP,
        BZIP2,
        XZ,
        ZSTD;

        byte[] compress(byte[] text) throws IOException {
            var bytes = new ByteArrayOutputStream();
            try (OutputStream out = open(bytes)) {
                out.write(text);
            }
            return bytes.toByteArray();
        }

        private OutputStream open(OutputStream out) throws IOException {
            return switch (this) {
                case BZIP2 -> new BZip2CompressorOutputStream(out);
                case GZIP -> new GZIPOutputStream(out);
                case XZ -> new XZOutputStream(out, new LZMA2Options());
                case ZSTD -> new ZstdOutputStream(out);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatItsMagicSays(Form form) throws IOException {
        assertThat(plain(form.compress(TEXT))).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @EnumSource
    void saysThatDataAreTruncated(Form form) throws IOException {
        byte[] whole = form.compress(TEXT);
        byte[] cut = Arrays.copyOf(whole, whole.length - 12);
        assertThatThrownBy(() -> plain(cut))
                .isInstanceOf(IOException.class)
                .hasMessageMatching("(truncated|damaged) .*data.*");
    }

    /** A few hundred bytes to a few kB that stand for 16 MB, none of them a line end: only a buffer of them is ever held. */
    @ParameterizedTest
    @EnumSource
    void aBombIsReadPieceByPiece(Form form) throws IOException {
        int unpacked = 16 << 20;
        byte[] bomb = form.compress(new byte[unpacked]);
        assertThat(bomb.length).isLessThan(unpacked / 500);
        long[] longest = {0};
        long[] total = {0};
        var scanner = new LineScanner<>(
                new KeywordSearch(List.of("\0\0\0\0")), new PlainRecords<>(String::length), new LineReceiver<>() {
                    @Override
                    public boolean candidate(long number, long offset, byte[] buf, int from, int to) {
                        assertThat(number).isEqualTo(1);
                        longest[0] = Math.max(longest[0], buf.length);
                        total[0] += to - from;
                        return false;
                    }

                    @Override
                    public boolean any(long number, long offset, byte[] buf, int from, int to) {
                        throw new AssertionError("nobody asked for line " + number);
                    }
                });
        try (var in = Compression.plain(new ByteArrayInputStream(bomb))) {
            scanner.readAll(in);
        }
        assertThat(total[0]).isEqualTo(unpacked);
        assertThat(longest[0]).isLessThanOrEqualTo(1 << 20);
    }

    @Test
    void leavesPlainTextAlone() throws IOException {
        for (byte[] text :
                new byte[][] {TEXT, {}, {0x1f}, {0x28, (byte) 0xb5}, {(byte) 0xfd, '7', 'z', 'X', 'Z', 1, 2}}) {
            assertThat(plain(text)).isEqualTo(text);
        }
    }

    @Test
    void followsAFileThroughRotationAndTruncation(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("console.log");
        Files.writeString(log, "one\n");
        try (var in = new FollowedFile(log)) {
            assertThat(available(in)).isEqualTo("one\n");
            Files.writeString(log, "two\n", StandardOpenOption.APPEND);
            assertThat(available(in)).isEqualTo("two\n");
            Files.move(log, folder.resolve("console.log.1"));
            assertThat(available(in)).isEmpty();
            Files.writeString(log, "three\n");
            assertThat(available(in)).isEqualTo("three\n");
            Files.writeString(log, "4\n", StandardOpenOption.TRUNCATE_EXISTING);
            assertThat(available(in)).isEqualTo("4\n");
        }
    }

    private static String available(FollowedFile in) throws IOException {
        var text = new StringBuilder();
        byte[] buf = new byte[64];
        for (int tries = 0; tries < 4; tries++) {
            int read = in.read(buf, 0, buf.length);
            text.append(new String(buf, 0, read, StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    private static byte[] plain(byte[] bytes) throws IOException {
        try (var in = Compression.plain(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }
}
