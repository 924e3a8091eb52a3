package org.rollcall.log;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a file is that holds no text, told by its first bytes. */
final class BinaryForm {
    private static final String UNPACK = "; unpack it, then give the log in it";

    private record Form(int at, String magic, String name) {
        boolean fits(byte[] head, int length) {
            byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
            if (at + bytes.length > length) {
                return false;
            }
            for (int i = 0; i < bytes.length; i++) {
                if (head[at + i] != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Form> FORMS = List.of(
            new Form(
                    0,
                    "\177ELF",
                    "an ELF file (program, module or memory dump), not a log; of a dump give the output of vmcore-dmesg"),
            new Form(0, "KDUMP   ", "a kdump memory dump; give the output of vmcore-dmesg or of crash's log command"),
            new Form(0, "makedumpfile", "a makedumpfile memory dump; give the output of vmcore-dmesg"),
            new Form(0, "LPKSHHRH", "a journal file of systemd; give the output of journalctl -k --file"),
            new Form(0, "MZ", "a PE file (Windows or EFI program), not a log"),
            new Form(0, "\312\376\272\276", "a Java class or a universal Mach-O program, not a log"),
            new Form(0, "\317\372\355\376", "a Mach-O program, not a log"),
            new Form(0, "PK\3\4", "a zip archive" + UNPACK),
            new Form(0, "PK\5\6", "an empty zip archive"),
            new Form(0, "7z\274\257\47\34", "a 7z archive" + UNPACK),
            new Form(0, "Rar!\32\7", "a rar archive" + UNPACK),
            new Form(257, "ustar", "a tar archive" + UNPACK),
            new Form(0, "070701", "a cpio archive" + UNPACK),
            new Form(0, "!<arch>\n", "an ar archive" + UNPACK),
            new Form(0, "\37\213", "gzip data, compressed once more; unpack it once"),
            new Form(0, "\4\"M\30", "lz4 data" + UNPACK),
            new Form(0, "\2!L\30", "lz4 data (legacy form)" + UNPACK),
            new Form(0, "LZIP", "lzip data" + UNPACK),
            new Form(0, "]\0\0", "lzma data (form before xz)" + UNPACK),
            new Form(0, "\211LZO\0\r\n\32\n", "lzop data" + UNPACK),
            new Form(0, "\37\235", "data of compress (.Z)" + UNPACK),
            new Form(0, "\37\240", "data of compress -H" + UNPACK),
            new Form(0, "\37\36", "data of pack (.z)" + UNPACK),
            new Form(0, "\377\6\0\0sNaPpY", "snappy data" + UNPACK),
            new Form(0, "\316\262\317\201", "brotli data" + UNPACK),
            new Form(0, "\211PNG\r\n\32\n", "a PNG picture, not a log"),
            new Form(0, "\377\330\377", "a JPEG picture, not a log"),
            new Form(0, "GIF8", "a GIF picture, not a log"),
            new Form(0, "%PDF-", "a PDF document; give the log as text"),
            new Form(0, "\320\317\21\340", "an old Office document; give the log as text"),
            new Form(0, "SQLite format 3\0", "an SQLite database, not a log"),
            new Form(0, "\324\303\262\241", "a packet capture, not a log"),
            new Form(0, "\n\r\r\n", "a packet capture (pcapng), not a log"),
            new Form(0, "PERFILE2", "data of perf; give the output of perf script"),
            new Form(0, "\27\10\104tracing", "data of trace-cmd; give the output of trace-cmd report"),
            new Form(0, "hsqs", "a squashfs image, not a log"),
            new Form(0, "QFI\373", "a qcow2 image, not a log"),
            new Form(0, "\320\15\376\355", "a device tree, not a log"),
            new Form(56, "ARM\144", "an arm64 kernel image, not a log"));

    /** Fewer bytes than this do not tell. */
    private static final int SHORTEST = 64;

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{60,80}");

    /** So many lines of it tell. */
    private static final int BASE64_LINES = 3;

    private BinaryForm() {}

    /** The name of the form, or null if it may be text. */
    static @Nullable String name(byte[] head, int length) {
        for (Form form : FORMS) {
            if (form.fits(head, length)) {
                return "is " + form.name();
            }
        }
        if (isBase64(head, length)) {
            return "is text in base64; decode it, then give the log in it";
        }
        return isBinary(head, length) ? "is binary data of a form that is not known here; give the log as text" : null;
    }

    /** Whether the first lines are as long as each other, and of the digits of base64 only: a body of a mail, without its header. */
    private static boolean isBase64(byte[] head, int length) {
        String[] lines = new String(head, 0, length, StandardCharsets.ISO_8859_1).split("\\r?\\n");
        if (lines.length <= BASE64_LINES) {
            return false;
        }
        for (int i = 0; i < BASE64_LINES; i++) {
            if (lines[i].length() != lines[0].length()
                    || !BASE64.matcher(lines[i]).matches()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether more than one byte in twenty is a control character that no console prints: one in twelve is in random bytes. A crash
     * leaves runs of zero bytes in a log; they do not count.
     */
    private static boolean isBinary(byte[] head, int length) {
        int control = 0;
        int zeros = 0;
        for (int i = 0; i < length; i++) {
            int c = head[i] & 0xff;
            zeros += c == 0 ? 1 : 0;
            control += c > 0 && c < 0x07 || c > 0x0d && c < 0x1b || c == 0x1c || c == 0x1d || c == 0x1f ? 1 : 0;
        }
        return length - zeros >= SHORTEST && control * 20 > length - zeros;
    }
}
