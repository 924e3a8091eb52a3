package org.rollcall.roll;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * What the world's tools put around the records of a kernel log: consoles, loggers, containers, clouds, phones, terminal programs, mails.
 * Each row says which clock it shows; a log reads the same in all rows of one clock.
 */
final class Framings {
    /** Which clock a framing shows. */
    enum Shows {
        KERNEL(entry -> entry.stamp() + " " + entry.text()),
        SECONDS(entry -> entry.at("yyyy-MM-dd HH:mm:ss") + " " + entry.text()),
        MILLIS(entry -> entry.at("yyyy-MM-dd HH:mm:ss.SSS") + " " + entry.text()),
        MICROS(entry -> entry.at("yyyy-MM-dd HH:mm:ss.SSSSSS") + " " + entry.text()),
        NONE(Entry::text);

        /** A framing that shows this clock and nothing else. */
        final Function<Entry, String> plainest;

        Shows(Function<Entry, String> plainest) {
            this.plainest = plainest;
        }

        /** What a framing with a wall clock shows of a fraction. */
        static Shows wall(Function<Entry, String> frame) {
            String probe = frame.apply(new Entry(1, 7_123_456, ""));
            boolean micros = probe.contains("123456") || probe.contains("123.456") || probe.contains("075bca00");
            return micros ? MICROS : probe.contains("123") ? MILLIS : SECONDS;
        }
    }

    /** A record of a log. */
    record Entry(int number, long micros, String text) {
        String seconds() {
            return String.format(Locale.ROOT, "%d.%06d", micros / 1_000_000, micros % 1_000_000);
        }

        String stamp() {
            return String.format(Locale.ROOT, "[%5d.%06d]", micros / 1_000_000, micros % 1_000_000);
        }

        String at(String pattern) {
            Instant time = Instant.ofEpochSecond(1_741_082_000L + micros / 1_000_000, micros % 1_000_000 * 1_000);
            return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time.atOffset(ZoneOffset.UTC));
        }

        /** The seconds of a label of TAI64. */
        String label() {
            return "@" + Long.toHexString((1L << 62) + 10 + epochMicros() / 1_000_000);
        }

        long epochMicros() {
            return 1_741_082_000_000_000L + micros;
        }

        String json() {
            return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t");
        }
    }

    /** One framing; a record may become several lines. */
    record Row(String name, Shows shows, Function<Entry, String> frame) {}

    static final Map<String, Row> ALL = new LinkedHashMap<>();

    static {
        dmesg();
        journal();
        syslog();
        phones();
        containers();
        terminals();
        people();
        programs();
        posted();
        decorated();
        trailed();
    }

    private Framings() {}

    private static void row(String name, Shows shows, Function<Entry, String> frame) {
        if (ALL.put(name, new Row(name, shows, frame)) != null) {
            throw new IllegalArgumentException(name);
        }
    }

    private static void kernel(String name, Function<Entry, String> frame) {
        row(name, Shows.KERNEL, frame);
    }

    private static void wall(String name, Function<Entry, String> frame) {
        row(name, Shows.wall(frame), frame);
    }

    /** The bytes of a text, a char each. */
    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static void none(String name, Function<Entry, String> frame) {
        row(name, Shows.NONE, frame);
    }

    private static void dmesg() {
        kernel("dmesg", e -> e.stamp() + " " + e.text());
        kernel("dmesg -r", e -> "<6>" + e.stamp() + " " + e.text());
        kernel("dmesg -x", e -> "kern  :info  : " + e.stamp() + " " + e.text());
        kernel("dmesg -d", e -> e.stamp().replace("]", " <    0.000100>] ") + e.text());
        kernel("printk caller", e -> e.stamp() + "[ T1234] " + e.text());
        none("dmesg -t", Entry::text);
        none("dmesg -t -x", e -> "kern  :warn  : " + e.text());
        wall("dmesg -T", e -> "[" + e.at("EEE MMM ppd HH:mm:ss yyyy") + "] " + e.text());
        wall("dmesg -x -T", e -> "kern  :info  : [" + e.at("EEE MMM ppd HH:mm:ss yyyy") + "] " + e.text());
        wall("dmesg iso", e -> e.at("yyyy-MM-dd'T'HH:mm:ss,SSSSSS") + "+00:00 " + e.text());
        wall("dmesg iso caller", e -> e.at("yyyy-MM-dd'T'HH:mm:ss,SSSSSS") + "+01:00 T" + e.number() + " " + e.text());
        kernel("dmesg -T and raw", e -> "[" + e.at("EEE MMM ppd HH:mm:ss yyyy") + "] " + e.stamp() + " " + e.text());
        wall("dmesg -T in German", e -> "[Di M\u00c3\u00a4r " + e.at("ppd HH:mm:ss yyyy") + "] " + e.text());
        wall(
                "dmesg -T in Russian",
                e -> "[\u00d0\u0092\u00d1\u0082 \u00d0\u00bc\u00d0\u00b0\u00d1\u0080 " + e.at("ppd HH:mm:ss yyyy")
                        + "] " + e.text());
        kernel(
                "dmesg -J",
                e -> "      },{\n         \"pri\": 6,\n         \"time\": " + e.seconds() + ",\n         \"msg\": \""
                        + e.json() + "\"");
        kernel(
                "/dev/kmsg",
                e -> "6," + (300 + e.number()) + "," + e.micros() + ",-;"
                        + e.text().replace("\t", "\\x09"));
        kernel(
                "/dev/kmsg caller",
                e -> "4," + (300 + e.number()) + "," + e.micros() + ",-,caller=T7" + e.number() % 9 + ";" + e.text());
        kernel(
                "/dev/kmsg with its fields",
                e -> "6," + e.number() + "," + e.micros() + ",-;" + e.text() + "\n SUBSYSTEM=cpu\n DEVICE=+cpu:0");
        kernel(
                "netconsole extended",
                e -> "6," + (300 + e.number()) + "," + e.micros() + ",-,ncfrag=0/120;" + e.text());
        kernel("pstore", e -> "<4>" + e.stamp() + " " + e.text());
        kernel("crash log", e -> e.stamp() + "  " + e.text());
        wall("crash log -T", e -> "[" + e.at("EEE MMM dd HH:mm:ss 'UTC' yyyy") + "] " + e.text());
        kernel(
                "busybox dmesg in a session log",
                e -> "\u001b[32m" + e.stamp() + "\u001b[0m " + "\u001b[33m" + e.text() + "\u001b[0m");
        kernel("dmesg -L", e -> "\u001b[32m" + e.stamp() + " \u001b[0m" + e.text());
        kernel("console with carriage returns", e -> e.stamp() + " " + e.text() + "\r");
        kernel("console with two carriage returns", e -> e.stamp() + " " + e.text() + "\r\r");
        kernel("carriage returns as characters", e -> e.stamp() + " " + e.text() + "^M");
        kernel("cat -A", e -> (e.stamp() + " " + e.text()).replace("\t", "^I") + "^M$");
    }

    private static void journal() {
        wall("journal short", e -> e.at("MMM dd HH:mm:ss") + " hosta kernel: " + e.text());
        wall("journal short-precise", e -> e.at("MMM dd HH:mm:ss.SSSSSS") + " ip-10-0-0-12 kernel: " + e.text());
        wall("journal short-iso", e -> e.at("yyyy-MM-dd'T'HH:mm:ss") + "+00:00 host.example.com kernel: " + e.text());
        wall(
                "journal short-iso-precise",
                e -> e.at("yyyy-MM-dd'T'HH:mm:ss.SSSSSS") + "+0100 hosta kernel: " + e.text());
        wall("journal short-full", e -> e.at("EEE yyyy-MM-dd HH:mm:ss") + " UTC hosta kernel: " + e.text());
        wall("journal short-full CET", e -> e.at("EEE yyyy-MM-dd HH:mm:ss") + " CET hosta kernel: " + e.text());
        kernel("journal short-monotonic", e -> e.stamp() + " hosta kernel: " + e.text());
        kernel("journal short-delta", e -> e.stamp().replace("]", " <    0.000100 >]") + " hosta kernel: " + e.text());
        wall(
                "journal short-unix",
                e -> e.epochMicros() / 1_000_000 + "." + String.format("%06d", e.epochMicros() % 1_000_000)
                        + " hosta kernel: " + e.text());
        none("journal cat", Entry::text);
        none("journal without date", e -> "kernel: " + e.text());
        none("journal without date, with host", e -> "hosta kernel: " + e.text());
        wall(
                "journal json",
                e -> "{\"_TRANSPORT\":\"kernel\",\"__REALTIME_TIMESTAMP\":\"" + e.epochMicros()
                        + "\",\"PRIORITY\":\"6\",\"MESSAGE\":\"" + e.json() + "\",\"_HOSTNAME\":\"hosta\"}");
        kernel(
                "journal json monotonic",
                e -> "{\"MESSAGE\":\"" + e.json() + "\",\"__REALTIME_TIMESTAMP\":\"" + e.epochMicros()
                        + "\",\"_SOURCE_MONOTONIC_TIMESTAMP\":\"" + e.micros() + "\"}");
        kernel(
                "journal json, keys in any order",
                e -> e.number() % 2 == 0
                        ? "{\"_SOURCE_MONOTONIC_TIMESTAMP\":\"" + e.micros() + "\",\"MESSAGE\":\"" + e.json()
                                + "\",\"PRIORITY\":\"6\"}"
                        : "{\"PRIORITY\":\"4\",\"MESSAGE\":\"" + e.json() + "\",\"_SOURCE_MONOTONIC_TIMESTAMP\":\""
                                + e.micros() + "\"}");
        wall(
                "journal json-sse",
                e -> "data: {\"__REALTIME_TIMESTAMP\":\"" + e.epochMicros() + "\",\"MESSAGE\":\"" + e.json() + "\"}\n");
        wall(
                "journal json-seq",
                e -> "\u001e{\"__REALTIME_TIMESTAMP\":\"" + e.epochMicros() + "\",\"MESSAGE\":\"" + e.json() + "\"}");
        kernel(
                "journal json-pretty",
                e -> "{\n\t\"_BOOT_ID\" : \"c0ffee" + e.number() + "\",\n\t\"MESSAGE\" : \"" + e.json()
                        + "\",\n\t\"_SOURCE_MONOTONIC_TIMESTAMP\" : \"" + e.micros()
                        + "\",\n\t\"__REALTIME_TIMESTAMP\" : \"" + e.epochMicros() + "\"\n}");
        kernel(
                "journal export",
                e -> "__CURSOR=s=1;i=" + e.number() + "\n__REALTIME_TIMESTAMP=" + e.epochMicros()
                        + "\n__MONOTONIC_TIMESTAMP=" + e.micros() + "\n_TRANSPORT=kernel\nPRIORITY=6\nMESSAGE="
                        + e.text() + "\n_BOOT_ID=abc\n");
        wall(
                "journal verbose",
                e -> e.at("EEE yyyy-MM-dd HH:mm:ss.SSSSSS") + " UTC [s=6a;i=" + e.number()
                        + ";b=7f;m=1;t=2;x=3]\n    PRIORITY=6\n    _TRANSPORT=kernel\n    MESSAGE=" + e.text()
                        + "\n    _HOSTNAME=hosta");
        wall(
                "journal with-unit",
                e -> e.at("EEE yyyy-MM-dd HH:mm:ss") + " UTC hosta init.scope/kernel[n/a]: " + e.text());
        wall("journal, pid", e -> e.at("MMM dd HH:mm:ss") + " hosta kernel[0]: " + e.text());
    }

    private static void syslog() {
        kernel("syslog with stamp", e -> e.at("MMM ppd HH:mm:ss") + " hosta kernel: " + e.stamp() + " " + e.text());
        kernel(
                "rsyslog iso with stamp",
                e -> e.at("yyyy-MM-dd'T'HH:mm:ss.SSSSSS") + "+02:00 hosta kernel: " + e.stamp() + " " + e.text());
        wall(
                "rsyslog tab",
                e -> e.at("MMM ppd HH:mm:ss") + " hosta kernel: " + e.text().replace("\t", "#011"));
        wall("syslog without host", e -> e.at("MMM ppd HH:mm:ss") + " kernel: " + e.text());
        wall("rfc 5424", e -> "<6>1 " + e.at("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'") + " hosta kernel - - - " + e.text());
        wall(
                "rfc 5424 with data",
                e -> "<6>1 " + e.at("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'") + " hosta kernel - - [meta sequenceId=\""
                        + e.number() + "\"] " + e.text());
        wall("rfc 3164", e -> "<6>" + e.at("MMM ppd HH:mm:ss") + " hosta kernel: " + e.text());
        wall("busybox syslogd", e -> e.at("MMM ppd HH:mm:ss") + " hosta kern.info kernel: " + e.text());
        kernel(
                "busybox syslogd with stamp",
                e -> e.at("MMM ppd HH:mm:ss") + " hosta user.notice kernel: " + e.stamp() + " " + e.text());
        kernel("logread", e -> e.at("EEE MMM ppd HH:mm:ss yyyy") + " kern.info kernel: " + e.stamp() + " " + e.text());
        wall("logread without stamp", e -> e.at("EEE MMM ppd HH:mm:ss yyyy") + " kern.warn kernel: " + e.text());
        wall("syslog-ng", e -> e.at("yyyy MMM ppd HH:mm:ss") + " hosta kernel " + e.text());
        wall("remote syslog", e -> e.at("MMM ppd HH:mm:ss") + " 192.168.10.2 kernel: " + e.text());
        wall("klogd", e -> e.at("MMM ppd HH:mm:ss") + " hosta klogd: " + e.text());
        wall("a daemon that forwards", e -> e.at("MMM ppd HH:mm:ss") + " hosta console-rx[812]: " + e.text());
        wall(
                "syslog with sequence",
                e -> (1000 + e.number()) + ": " + e.at("MMM ppd HH:mm:ss.SSS") + " hosta kernel: " + e.text());
        wall(
                "fluentd",
                e -> e.at("yyyy-MM-dd HH:mm:ss.SSSSSSSSS") + " +0000 kernel: {\"priority\":\"6\",\"message\":\""
                        + e.json() + "\"}");
    }

    /** Words that are no longer whole: programs that show what was searched for, and old ways to print in bold. */
    /** Something stands behind every record. */
    private static void trailed() {
        kernel("host behind", e -> e.stamp() + " " + e.text() + " (hosta)");
        kernel("columns behind", e -> e.stamp() + " " + e.text() + "\tkern\t" + e.number() + "\thosta\r");
        kernel("a number behind", e -> e.stamp() + " " + e.text() + "  #" + e.number() + " of console 3");
        none("facility behind", e -> e.text() + " - kern.info");
    }

    private static void decorated() {
        kernel(
                "grep --color",
                e -> e.stamp() + " " + e.text().replaceAll("(?i)(nmi|cpu|kgdb)", "\33[01;31m\33[K$1\33[m\33[K"));
        kernel(
                "grep --color, the escapes lost",
                e -> e.stamp() + " " + e.text().replaceAll("(?i)(nmi|cpu|kgdb)", "[01;31m[K$1[m[K"));
        kernel(
                "each letter in another colour",
                e -> (e.stamp() + " " + e.text()).replaceAll("(\\S)", "\33[38;5;99m$1") + "\33[0m");
        kernel("struck twice", e -> e.stamp() + " " + e.text().replaceAll("(\\w)", "$1\b$1"));
        kernel("underlined by a printer", e -> e.stamp() + " " + e.text().replaceAll("(\\w)", "_\b$1"));
        kernel(
                "a mark around a word",
                e -> e.stamp() + " " + e.text().replaceAll("(?i)(backtrace|cpu)", "<mark>$1</mark>"));
        kernel(
                "each word in a span",
                e -> "<span class=w>" + (e.stamp() + " " + e.text()).replaceAll(" (?=\\S)", "</span> <span class=w>")
                        + "</span>");
        kernel(
                "bold words of Markdown",
                e -> e.stamp() + " " + e.text().replaceAll("(?i)(?<!\\w)(nmi|cpu)(?!\\w)", "**$1**"));
        kernel("escapes of Markdown", e -> (e.stamp() + " " + e.text()).replaceAll("([_\\[\\]#+-])", "\\\\$1"));
    }

    /** How people post what they have: out of editors, terminals, recorders, other programs' strings. */
    private static void posted() {
        kernel("title ended by ST", e -> "\33]0;root@host: ~\33\\" + e.stamp() + " " + e.text());
        kernel("Buildkite", e -> "\33_bk;t=" + e.epochMicros() / 1000 + "\7" + e.stamp() + " " + e.text());
        kernel("colours as #033", e -> "#033[1m" + e.stamp() + " " + e.text() + "#033[0m");
        kernel("colours as ^[", e -> "^[[33m" + e.stamp() + " ^[[0m" + e.text() + "^[[0m");
        kernel("colours as \\033", e -> "\\033[1m" + e.stamp() + " " + e.text() + "\\033[0m");
        kernel("colours as a picture", e -> utf8("\u241b[1m") + e.stamp() + " " + e.text() + utf8("\u241b[0m"));
        kernel("colours without ESC", e -> "[1m" + e.stamp() + " " + e.text() + "[0m");
        kernel("colours of eight bits", e -> utf8("\u009b1m") + e.stamp() + " " + e.text() + utf8("\u009b0m"));
        none("colours without ESC or stamp", e -> "[01;33m" + e.text() + "[0m");
        kernel("asciinema", e -> "[" + e.number() / 100.0 + ", \"o\", \"" + e.stamp() + " " + e.json() + "\\r\\n\"]");
        kernel("each line twice", e -> e.stamp() + " " + e.text() + "\n" + e.stamp() + " " + e.text());
        kernel(
                "logcat long above a stamp",
                e -> "[ " + e.at("MM-dd HH:mm:ss.SSS") + "     0:    0 W/kernel ]\n" + e.stamp() + " " + e.text());
        kernel(
                "Tera Term before a stamp",
                e -> e.at("'['EEE MMM dd HH:mm:ss.SSS yyyy'] '") + e.stamp() + " " + e.text());
        kernel("strace of a reader", e -> "read(3, \"" + e.stamp() + " " + e.json() + "\\n\", 8191) = 99");
        kernel(
                "git blame with a file",
                e -> String.format(
                        "3c5a2f1e9 log/console.txt (Jan Novak 2026-03-03 14:05:06 +0100 %4d) %s %s",
                        e.number(), e.stamp(), e.text()));
        kernel("grep -n -C", e -> e.number() + (e.text().contains("NMI") ? ":" : "-") + e.stamp() + " " + e.text());
        kernel("box of a terminal", e -> utf8("\u2502") + e.stamp() + " " + e.text() + "   " + utf8("\u2502"));
        kernel("table of a wiki", e -> "| " + e.number() + " | " + e.stamp() + " " + e.text() + " |");
        kernel("string of Python", e -> "b'" + e.stamp() + " " + e.json() + "\\r\\n'");
        kernel("separator U+2028", e -> e.stamp() + " " + e.text() + utf8("\u2028"));
        kernel("separator U+0085", e -> e.stamp() + " " + e.text() + utf8("\u0085"));
    }

    private static void phones() {
        wall("logcat threadtime", e -> e.at("MM-dd HH:mm:ss.SSS") + "     0     0 I         : " + e.text());
        wall("logcat time", e -> e.at("MM-dd HH:mm:ss.SSS") + " I/        (    0): " + e.text());
        none("logcat brief", e -> "I/        (    0): " + e.text());
        none("logcat brief with tag", e -> "W/kernel  (    0): " + e.text());
        none("logcat tag", e -> "I/        : " + e.text());
        none("logcat process", e -> "I(    0) " + e.text() + "  ()");
        wall("logcat year zone", e -> e.at("yyyy-MM-dd HH:mm:ss.SSS") + " +0000     0     0 I         : " + e.text());
        wall("logcat uid", e -> e.at("MM-dd HH:mm:ss.SSS") + "  root     0     0 I         : " + e.text());
        wall(
                "logcat epoch",
                e -> e.epochMicros() / 1_000_000 + "." + String.format("%03d", e.epochMicros() / 1000 % 1000)
                        + "     0     0 I         : " + e.text());
        wall("logcat long", e -> "[ " + e.at("MM-dd HH:mm:ss.SSS") + "     0:    0 I/ ]\n" + e.text() + "\n");
        wall("logcat with kernel tag", e -> e.at("MM-dd HH:mm:ss.SSS") + "  root     0     0 E kernel  : " + e.text());
        kernel("Samsung", e -> "<6>" + e.stamp() + "  [3:    swapper/3:    0] " + e.text());
        kernel(
                "Samsung, varying tasks",
                e -> "<4>" + e.stamp() + " I[" + e.number() % 8 + ":  kworker/u16:" + e.number() % 5 + ": "
                        + (100 + e.number()) + "] " + e.text());
        kernel(
                "Samsung, tasks with blanks",
                e -> e.stamp() + "  [" + e.number() % 8
                        + (e.number() % 3 == 0 ? ":   Binder Thread:" : ":      swapper/0:") + "    0] " + e.text());
        kernel(
                "MediaTek",
                e -> "<6>" + e.stamp() + "  (" + e.number() % 8 + ")[" + e.number() + ":swapper/3]" + e.text());
        kernel(
                "MediaTek, interrupts off",
                e -> e.stamp() + (e.number() % 2 == 0 ? " -(3)[" : "  (3)[") + e.number() + ":kworker/3:1]" + e.text());
        kernel(
                "Huawei",
                e -> e.stamp().replace("]", "s]") + "[pid:" + e.number() + ",cpu" + e.number() % 8 + ",swapper/3]"
                        + e.text());
        kernel(
                "Huawei with date",
                e -> e.stamp().replace("]", "s]") + e.at("'['yyyy:MM:dd HH:mm:ss']'") + "[pid:0,cpu3,in irq]"
                        + e.text());
        kernel(
                "LG",
                e -> e.stamp().replace("]", " / ") + e.at("MM-dd HH:mm:ss.SSS") + "][" + e.number() % 8 + "] "
                        + e.text());
        kernel("Motorola", e -> "<6>" + e.stamp().replace("]", "," + e.number() % 8 + "] ") + e.text());
        kernel("Amlogic", e -> e.stamp().replace("]", "@" + e.number() % 4 + "]") + " " + e.text());
        kernel("Amlogic, two digits", e -> e.stamp().replace("]", "@" + e.number() % 4 + "]") + "  " + e.text());
        kernel("Spreadtrum", e -> "<6>" + e.stamp() + " c" + e.number() % 8 + " " + e.text());
        kernel("Spreadtrum with pid", e -> e.stamp() + "c" + e.number() % 8 + "   " + e.number() + " " + e.text());
        kernel("old Qualcomm", e -> "<6>" + e.stamp() + " [" + e.number() % 8 + "] " + e.text());
        kernel(
                "Qualcomm with context",
                e -> e.stamp() + "(CPU:" + e.number() % 8 + "-pid:" + e.number() + ":swapper) " + e.text());
        kernel(
                "Qualcomm with hash and time",
                e -> e.stamp() + "[" + e.at("HH:mm:ss.SSSSSS") + "]@" + e.number() % 8 + " " + e.text());
        kernel("Sony", e -> "<6>" + e.stamp() + "/" + e.number() % 8 + " " + e.text());
        wall(
                "Xiaomi tombstone",
                e -> e.at("yyyy-MM-dd HH:mm:ss.SSSSSS") + " <6>(" + e.number() % 8 + ")[1:init] " + e.text());
    }

    private static void containers() {
        kernel(
                "docker json",
                e -> "{\"log\":\"" + (e.stamp() + " " + e.json()) + "\\n\",\"stream\":\"stdout\",\"time\":\""
                        + e.at("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'") + "\"}");
        wall(
                "docker json without stamp",
                e -> "{\"log\":\"" + e.json() + "\\r\\n\",\"stream\":\"stdout\",\"time\":\""
                        + e.at("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'") + "\"}");
        wall("kubernetes", e -> e.at("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'") + " stdout F " + e.text());
        kernel(
                "kubernetes with stamp",
                e -> e.at("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'") + " stderr F " + e.stamp() + " " + e.text());
        wall("docker logs -t", e -> e.at("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'") + " " + e.text());
        none("docker compose", e -> "kmsg-1  | " + e.text());
        kernel("docker compose with stamp", e -> "guest-1    | " + e.stamp() + " " + e.text());
        none("kubectl logs --prefix", e -> "[pod/guest-7d9f/console] " + e.text());
        none("stern", e -> "guest-7d9f console " + e.text());
        wall("aws logs tail", e -> e.at("yyyy-MM-dd'T'HH:mm:ss.SSSSSS") + "+00:00 i-0abc12 " + e.text());
        wall(
                "cloudwatch event",
                e -> "{\"timestamp\":" + e.epochMicros() / 1000 + ",\"message\":\"" + e.json() + "\",\"ingestionTime\":"
                        + (e.epochMicros() / 1000 + 900) + "}");
        wall("cloudwatch csv", e -> e.epochMicros() / 1000 + ",\"" + e.text().replace("\"", "\"\"") + "\"");
        wall("gcp serial", e -> e.at("MMM ppd HH:mm:ss") + " vm-1 kernel: " + e.text());
        wall(
                "gcp entry",
                e -> "{\"insertId\":\"a" + e.number() + "\",\"jsonPayload\":{\"message\":\"" + e.json()
                        + "\"},\"timestamp\":\"" + e.at("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'") + "\"}");
        kernel("gcp yaml", e -> "textPayload: '" + e.stamp() + " " + e.text() + "'");
        wall(
                "filebeat",
                e -> "{\"@timestamp\":\"" + e.at("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")
                        + "\",\"host\":{\"name\":\"a\"},\"message\":\"" + e.json() + "\"}");
        wall("loki", e -> e.at("yyyy-MM-dd'T'HH:mm:ss'Z'") + " {job=\"kernel\"} " + e.text());
        wall(
                "logfmt",
                e -> "time=\"" + e.at("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'") + "\" level=info msg=\"" + e.json() + "\"");
        wall("talos", e -> e.at("dd/MM/yyyy HH:mm:ss") + " " + e.text());
        wall(
                "talosctl dmesg",
                e -> "172.20.0.2: kern:    info: [" + e.at("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'") + "]: " + e.text());
        wall("github actions", e -> e.at("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'") + " " + e.text());
        wall("gitlab", e -> e.at("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'") + " 01O " + e.text());
        wall("jenkins", e -> "[" + e.at("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'") + "] " + e.text());
        wall("jenkins, short", e -> e.at("HH:mm:ss") + "  " + e.text());
        wall("teamcity", e -> "[" + e.at("HH:mm:ss") + "] :\t [Step 2/3] " + e.text());
        kernel("lava", e -> e.at("HH:mm:ss.SSSSSS") + "  <6>" + e.stamp() + " " + e.text());
        wall(
                "lava yaml",
                e -> "- {\"dt\": \"" + e.at("yyyy-MM-dd'T'HH:mm:ss.SSSSSS") + "\", \"lvl\": \"target\", \"msg\": \""
                        + e.json() + "\"}");
        kernel(
                "lava yaml with stamp",
                e -> "- {\"dt\": \"" + e.at("yyyy-MM-dd'T'HH:mm:ss.SSSSSS") + "\", \"lvl\": \"target\", \"msg\": \""
                        + e.stamp() + " " + e.json() + "\"}");
        wall("syzkaller vm", e -> e.at("yyyy/MM/dd HH:mm:ss") + " " + e.text());
    }

    private static void terminals() {
        kernel("decimal comma", e -> e.stamp().replace('.', ',') + " " + e.text());
        wall("week of the year", e -> e.at("YYYY-'W'ww-e'T'HH:mm:ss.SSS") + " " + e.text());
        wall("nanoseconds without a bracket", e -> String.format("%016dns ", e.micros() * 1_000) + e.text());
        wall("microseconds with their unit", e -> "[" + e.micros() + " us] " + e.text());
        wall("microseconds, unit joined", e -> "[+" + e.micros() + "us] " + e.text());
        wall("milliseconds with their unit", e -> "[" + e.micros() / 1_000 + " ms] " + e.text());
        wall(
                "milliseconds with a fraction",
                e -> "[ " + e.micros() / 1_000 + String.format(".%03d msec] ", e.micros() % 1_000) + e.text());
        wall("seconds with their unit", e -> "[" + e.micros() / 1_000_000 + "s] " + e.text());
        wall("TAI64N", e -> e.label() + String.format("%08x ", e.micros() % 1_000_000 * 1_000) + e.text());
        wall("TAI64", e -> e.label() + " " + e.text());
        wall(
                "TAI64N of s6 with a tag",
                e -> e.label() + String.format("%08x kmsg: ", e.micros() % 1_000_000 * 1_000) + e.text());
        wall("minicom", e -> "[" + e.at("yyyy-MM-dd HH:mm:ss") + "] " + e.text());
        wall("tio", e -> "[" + e.at("HH:mm:ss.SSS") + "] " + e.text());
        wall("tio iso", e -> "[" + e.at("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'") + "] " + e.text());
        kernel("grabserial", e -> "[" + e.seconds() + " 0.000100] " + e.text());
        kernel("grabserial over a stamp", e -> "[" + e.number() + ".000100 0.000100] " + e.stamp() + " " + e.text());
        wall("ts", e -> e.at("MMM dd HH:mm:ss") + " " + e.text());
        wall("ts -s", e -> e.at("HH:mm:ss") + " " + e.text());
        wall(
                "ts '%.s'",
                e -> e.epochMicros() / 1_000_000 + "." + String.format("%06d", e.epochMicros() % 1_000_000) + " "
                        + e.text());
        wall("ts iso", e -> e.at("yyyy-MM-dd HH:mm:ss.SSSSSS") + " " + e.text());
        wall("Tera Term", e -> "[" + e.at("EEE MMM dd HH:mm:ss.SSS yyyy") + "] " + e.text());
        wall("SecureCRT", e -> e.at("'<'yyyy-MM-dd HH:mm:ss.SSS'>'") + " " + e.text());
        wall("SecureCRT with slashes", e -> e.at("'['yyyy/MM/dd HH:mm:ss']'") + " " + e.text());
        wall("conserver", e -> "[" + e.at("EEE MMM ppd HH:mm:ss yyyy") + "]" + e.text());
        wall("American", e -> e.at("MM/dd/yyyy hh:mm:ss a") + " " + e.text());
        wall("British", e -> e.at("dd/MM/yy HH:mm:ss.SSS") + " " + e.text());
        wall("German", e -> e.at("dd.MM.yyyy HH:mm:ss") + " " + e.text());
        wall("Finnish", e -> e.at("d.M.yyyy HH.mm.ss") + " " + e.text());
        wall("French", e -> e.at("dd") + " mars " + e.at("yyyy HH:mm:ss") + " " + e.text());
        wall(
                "Japanese",
                e -> e.at("yyyy") + "\u00e5\u00b9\u00b4" + e.at("MM") + "\u00e6\u009c\u0088" + e.at("dd")
                        + "\u00e6\u0097\u00a5 " + e.at("HH:mm:ss") + " " + e.text());
        wall("Korean", e -> e.at("yyyy. MM. dd. HH:mm:ss") + " " + e.text());
        wall("Swedish", e -> e.at("yyyyMMdd-HHmmss") + " " + e.text());
        wall("compact", e -> e.at("yyyyMMdd'T'HHmmss.SSS'Z'") + " " + e.text());
        wall("date behind", e -> e.at("HH:mm:ss dd-MM-yyyy") + " " + e.text());
        wall("RFC 2822", e -> e.at("EEE, d MMM yyyy HH:mm:ss Z") + " " + e.text());
        kernel("monotonic", e -> e.seconds() + " " + e.text());
        kernel("monotonic with colon", e -> e.seconds() + ": " + e.text());
        kernel("line numbers and stamp", e -> String.format("%6d\t", e.number()) + e.stamp() + " " + e.text());
        none("line numbers", e -> String.format("%6d\t", e.number()) + e.text());
        wall("line numbers and time", e -> String.format("%6d  ", e.number()) + e.at("HH:mm:ss.SSS") + " " + e.text());
        kernel("expect", e -> "console> " + e.stamp() + " " + e.text());
        kernel(
                "prompt before a stamp",
                e -> (e.number() % 3 == 0 ? "root@hosta:~# " : "") + e.stamp() + " " + e.text());
        kernel("virsh console, columns", e -> "| " + e.stamp() + " " + e.text() + "    |");
        wall(
                "ftrace",
                e -> "          <idle>-0     [00" + e.number() % 8 + "] d.h1 " + e.at("HH:mm:ss.SSSSSS") + ": console: "
                        + e.text());
        kernel(
                "ftrace console event",
                e -> (e.number() % 2 == 0 ? "     kworker/0:1-" : "            bash-") + (100 + e.number()) + "   [00"
                        + e.number() % 8 + "] d..1    " + e.seconds() + ": console: " + e.text());
    }

    private static void people() {
        kernel("mail quote", e -> "> " + e.stamp() + " " + e.text());
        kernel("mail quote of a quote", e -> "> >> " + e.stamp() + " " + e.text());
        none("mail quote without stamp", e -> "> > > " + e.text());
        none("quote with initials", e -> "JD> " + e.text());
        none("quote with bars", e -> "| " + e.text());
        none("colon quotes", e -> ": " + e.text());
        kernel("diff", e -> "+" + e.stamp() + " " + e.text());
        none("diff without stamp", e -> "-" + e.text());
        none("comment", e -> "# " + e.text());
        none("C comment", e -> " * " + e.text());
        none("list", e -> "- " + e.text());
        none("grep", e -> "console.log:" + e.text());
        kernel("grep -n", e -> "logs/console-1.log:" + e.number() + ":" + e.stamp() + " " + e.text());
        none("grep -n of one file", e -> e.number() + ":" + e.text());
        none("grep with context", e -> "boot.log-" + e.number() + "-" + e.text());
        wall("chat", e -> e.at("'['HH:mm:ss']'") + " <jdoe> " + e.text());
        wall("chat with date", e -> e.at("yyyy-MM-dd HH:mm:ss") + "\tjdoe\t" + e.text());
        none("chat without time", e -> "<jdoe> " + e.text());
        none("chat, colon", e -> "jdoe: " + e.text());
        none("markdown", e -> "    " + e.text());
        none("markdown, backticks", e -> "`" + e.text() + "`");
        kernel(
                "html",
                e -> "&lt;6&gt;" + e.stamp() + " "
                        + e.text().replace("<", "&lt;").replace("'", "&#39;") + "<br>");
        kernel("html elements", e -> "<li>" + e.stamp() + " " + e.text() + "</li>");
        none("html span", e -> "<span class=\"l\">" + e.text() + "</span>");
        kernel(
                "no-break blanks",
                e -> (e.stamp() + " " + e.text()).replace("  ", "\u00c2\u00a0 ").replace("] ", "]\u00c2\u00a0"));
        kernel("every second blank", e -> (e.stamp() + " " + e.text()).replaceAll(" (\\S+) ", "\u00c2\u00a0$1 "));
        kernel("no-break blanks of Latin-1", e -> (e.stamp() + " " + e.text()).replace(" ", "\u00a0"));
        kernel("blanks as entities", e -> (e.stamp() + " " + e.text()).replace(" ", "&nbsp;") + "<br>");
        kernel("blanks as numbers", e -> (e.stamp() + " " + e.text()).replace(" ", "&#160;"));
        kernel("blanks as hexadecimal numbers", e -> e.stamp() + " " + e.text().replace(" ", "&#xa0;"));
        kernel(
                "JSON, no-break blanks escaped",
                e -> "{\"log\":\"" + e.stamp() + " " + e.json().replace(" ", "\\u00a0") + "\"}");
        kernel("JSON, zero-width escaped", e -> "{\"log\":\"\\u200b" + e.stamp() + "\\u202f" + e.json() + "\\u2060\"}");
        kernel(
                "JSON, tabs for blanks",
                e -> "{\"log\":\"" + e.stamp() + " " + e.json().replace(" ", "\\t") + "\"}");
        kernel("two blanks for one", e -> (e.stamp() + " " + e.text()).replace(" ", "  "));
        kernel("tabs for blanks", e -> e.stamp() + " " + e.text().replace(" ", "\t"));
        kernel(
                "JSON over several lines",
                e -> "  {\n    \"timestamp\": " + e.epochMicros() / 1_000 + ",\n    \"message\": \"" + e.stamp() + " "
                        + e.json() + "\",\n    \"ingestionTime\": " + e.epochMicros() / 1_000 + "\n  },");
        kernel("ideographic blanks", e -> (e.stamp() + " " + e.text()).replace("] ", "]\u00e3\u0080\u0080"));
        kernel("zero-width", e -> "\u00e2\u0080\u008b" + e.stamp() + "\u00e2\u0081\u00a0 " + e.text());
        kernel("jira", e -> "{noformat}" + e.stamp() + " " + e.text());
        kernel("spreadsheet", e -> e.number() + ";" + e.stamp() + ";" + e.text());
        wall("csv", e -> "\"" + e.at("yyyy-MM-dd HH:mm:ss") + "\",\"kern\",\"" + e.text() + "\"");
        kernel("python repr", e -> "b'" + e.stamp() + " " + e.text() + "\\r\\n'");
        kernel("python list", e -> " '" + e.stamp() + " " + e.text() + "',");
        kernel(
                "strace",
                e -> "write(1, \"" + e.stamp() + " " + e.json() + "\\n\", "
                        + (20 + e.text().length()) + ") = 3");
    }

    private static void programs() {
        wall("python logging", e -> e.at("yyyy-MM-dd HH:mm:ss,SSS") + " - console - INFO - " + e.text());
        wall("units of Japanese", e -> utf8(e.at("yyyy年MM月dd日 HH時mm分ss秒 ")) + e.text());
        wall("units of Korean", e -> utf8(e.at("yyyy년 MM월 dd일 HH시 mm분 ss초 ")) + e.text());
        wall("milliseconds", e -> String.format(Locale.ROOT, "%12.3f ms: %s", e.micros() / 1e3, e.text()));
        none(
                "milliseconds in parentheses",
                e -> String.format(Locale.ROOT, "(%.6f ms) %s", e.micros() / 1e3, e.text()));
        none("a name with its unit", e -> String.format(Locale.ROOT, "uptime_ms=%.6f %s", e.micros() / 1e3, e.text()));
        none("a number of what", e -> String.format(Locale.ROOT, "clk %.3f %s", e.micros() / 1e3, e.text()));
        none(
                "JSON of milliseconds",
                e -> String.format(Locale.ROOT, "{\"uptimeMs\": %.6f, \"msg\": \"%s\"}", e.micros() / 1e3, e.json()));
        kernel(
                "JSON in JSON",
                e -> "{\"payload\": \"{\\\"msg\\\": \\\"" + e.stamp() + " "
                        + e.text().replace("\t", " ") + "\\\", \\\"pri\\\": 6}\"}");
        wall("avocado", e -> e.at("yyyy-MM-dd HH:mm:ss,SSS") + " process L0416 DEBUG| [stdout] " + e.text());
        wall("autotest", e -> e.at("MM/dd HH:mm:ss.SSS") + " INFO |   console:0123| " + e.text());
        wall("log4j", e -> e.at("HH:mm:ss.SSS") + " [console-reader] INFO  o.e.Console - " + e.text());
        wall("glog", e -> "I" + e.at("MMdd HH:mm:ss.SSSSSS") + "   812 console.cc:42] " + e.text());
        wall("rust env_logger", e -> "[" + e.at("yyyy-MM-dd'T'HH:mm:ss'Z'") + " INFO  guest::serial] " + e.text());
        wall("go", e -> e.at("yyyy/MM/dd HH:mm:ss.SSSSSS") + " console.go:12: " + e.text());
        kernel("qemu", e -> "serial0: " + e.stamp() + " " + e.text());
        kernel("xen", e -> "(XEN) " + e.stamp() + " " + e.text());
        none("xen domain", e -> "(d1) " + e.text());
        wall(
                "lttng",
                e -> "[" + e.at("HH:mm:ss.SSSSSSSSS") + "] (+0.000001000) hosta printk_console: { cpu_id = "
                        + e.number() % 4 + " }, { msg = \"" + e.json() + "\" }");
        kernel("gdb lx-dmesg", e -> e.stamp() + " " + e.text());
        wall("buildkite", e -> "\u001b_bk;t=" + e.epochMicros() / 1000 + "\u0007" + e.at("HH:mm:ss") + " " + e.text());
        wall("labgrid", e -> "console main serial<< " + e.at("HH:mm:ss") + " " + e.text());
        none("pytest", e -> "E       " + e.text());
        none("robot", e -> "...    " + e.text());
        wall("openqa", e -> "[" + e.at("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'") + "] [debug] [pid:812] >>> " + e.text());
        kernel("ipmi sol", e -> "[SOL] " + e.stamp() + " " + e.text());
        wall("esxi", e -> e.at("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'") + " cpu3:2097152)" + e.text());
        wall(
                "ids in hexadecimal",
                e -> e.at("yyyy-MM-dd HH:mm:ss") + " " + String.format("%08x", e.number() * 0x9E3779B1) + " "
                        + e.text());
        wall(
                "uuid",
                e -> String.format("%08x-1f2e-%04x", e.number() * 0x9E3779B1, e.number() * 77 % 65536) + " "
                        + e.at("HH:mm:ss") + " " + e.text());
        wall(
                "levels that vary",
                e -> e.at("yyyy-MM-dd HH:mm:ss") + (e.number() % 2 == 0 ? " INFO " : " WARNING ") + e.text());
        wall(
                "two hosts",
                e -> e.at("yyyy-MM-dd'T'HH:mm:ss") + (e.number() % 2 == 0 ? " node1" : " node2-b") + " kernel: "
                        + e.text());
        wall("markdown table", e -> "| " + e.at("yyyy-MM-dd HH:mm:ss") + " | hosta | " + e.text() + " |");
        wall(
                "html table",
                e -> "<tr><td>" + e.at("yyyy-MM-dd HH:mm:ss") + "</td><td>kernel</td><td>" + e.text() + "</td></tr>");
        wall("xml", e -> "<entry time=\"" + e.at("yyyy-MM-dd'T'HH:mm:ss") + "\"><msg>" + e.text() + "</msg></entry>");
        wall("yaml list", e -> "- time: '" + e.at("yyyy-MM-dd'T'HH:mm:ss") + "'\n  host: a\n  msg: '" + e.text() + "'");
        wall(
                "gcp, printed",
                e -> "  {\n    \"insertId\": \"x" + e.number() + "\",\n    \"jsonPayload\": {\n      \"message\": \""
                        + e.json() + "\"\n    },\n    \"timestamp\": \"" + e.at("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
                        + "\"\n  },");
        kernel("zero bytes", e -> "\0\0\0" + e.stamp() + " " + e.text() + "\0");
        kernel("cursor moves", e -> "\u001b[" + e.number() + ";1H" + e.stamp() + " " + e.text() + "\u001b[K");
    }
}
