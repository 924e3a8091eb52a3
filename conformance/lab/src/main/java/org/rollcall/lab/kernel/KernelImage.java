package org.rollcall.lab.kernel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.rollcall.lab.guest.LabException;

/** An arm64 {@code Image}, gzipped or not. Its first byte is at the symbol {@code _text}. */
public final class KernelImage {
    /** The kernel's first line, init/version-timestamp.c: {@code linux_banner}. */
    private static final Pattern BANNER = Pattern.compile("Linux version (?<release>\\d+\\.\\d+\\S*) ");

    /** {@code kernel/configs.c} puts the text, compressed, between these two into a kernel with CONFIG_IKCONFIG. */
    private static final String START = "IKCFG_ST";

    private static final String END = "IKCFG_ED";

    private final Path file;
    private final byte[] bytes;
    private final String text;

    private KernelImage(Path file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
        this.text = new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Reads a file. */
    public static KernelImage read(Path file) {
        if (!Files.exists(file)) {
            throw new LabException("cannot read the kernel " + file
                    + ": there is none; name another with --image, or make one with: rollcall lab build --dir "
                    + file.toAbsolutePath().getParent());
        }
        try {
            byte[] image = Files.readAllBytes(file);
            boolean zipped = image.length > 2 && image[0] == 0x1f && image[1] == (byte) 0x8b;
            return new KernelImage(file, zipped ? unzipped(image, 0, image.length) : image);
        } catch (IOException e) {
            throw new LabException("cannot read the kernel " + file + ": " + e.getMessage(), e);
        }
    }

    /** The configuration that it carries with it, if it does. */
    public Optional<String> configuration() {
        int start = text.indexOf(START);
        int end = text.indexOf(END, Math.max(start, 0));
        if (start < 0 || end < 0) {
            return Optional.empty();
        }
        int from = start + START.length();
        try {
            return Optional.of(new String(unzipped(bytes, from, end - from), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new LabException("the configuration in " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whether a text, such as a message of the kernel, is in it. */
    public boolean has(String message) {
        return text.contains(message);
    }

    /** What {@code uname -r} will say. */
    public Optional<String> release() {
        Matcher banner = BANNER.matcher(text);
        return banner.find() ? Optional.of(banner.group("release")) : Optional.empty();
    }

    /** @throws LabException if these are the symbols of another kernel: its banner is not where they say */
    public void mustHave(SystemMap map) {
        if (release().isEmpty()) {
            return; // a form of image that cannot be looked into; the guest is asked
        }
        long place = map.address("linux_banner").behind(map.address("_text"));
        boolean inside = place >= 0 && place < text.length();
        Matcher banner = BANNER.matcher(text);
        if (!inside || !banner.region((int) place, text.length()).lookingAt()) {
            throw new LabException(
                    map + " is not of the kernel " + file + " (" + release().orElseThrow()
                            + "): its first line is not at linux_banner; name the System.map of its build with --system-map");
        }
    }

    /** Its file. */
    @Override
    public String toString() {
        return file.toString();
    }

    private static byte[] unzipped(byte[] bytes, int from, int length) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes, from, length))) {
            return in.readAllBytes();
        }
    }
}
