package org.rollcall.log;

import org.jspecify.annotations.Nullable;

/** Reads a prefix element by element and keeps the best stamp and the caller id. */
final class PrefixReader {
    private final String line;
    private final int end;
    private @Nullable Stamp kernel;
    private @Nullable Stamp other;
    private @Nullable String caller;

    PrefixReader(String line, int end) {
        this.line = line;
        this.end = end;
    }

    /** The kernel's stamp, or else the last other one, or null. */
    @Nullable
    Stamp time() {
        return kernel != null ? kernel : other;
    }

    @Nullable
    String caller() {
        return caller;
    }

    /** The index behind the element at {@code at}, or {@code at} itself where none is. */
    int element(int at) {
        char first = line.charAt(at);
        if (first <= ' ') {
            return at + 1;
        }
        return switch (first) {
            case '>', '|', '`', '"' -> at + 1;
            case '<' -> afterLevel(at);
            case '#' -> line.startsWith("#011", at) ? at + 4 : at;
            case '\\' -> line.startsWith("\\t", at) ? at + 2 : line.startsWith("\\x09", at) ? at + 4 : at;
            case '^' -> line.startsWith("^I", at) ? at + 2 : at;
            case '[' -> afterBracket(at);
            case '@' -> afterLabel(at);
            default -> afterTime(at);
        };
    }

    /** The index behind something that is no element: a word, which may be a time without its brackets, or one character. */
    int word(int at) {
        if (!isWordPart(line.charAt(at))) {
            return at + 1;
        }
        KernelTime bare = Digits.isDigit(line.charAt(at)) ? KernelTime.bare(line, at, end) : null;
        if (bare != null) {
            take(bare.stamp());
            return bare.end();
        }
        int i = at;
        while (i < end && isWordPart(line.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' || c >= 0x80;
    }

    private int afterLevel(int at) {
        int digits = Digits.after(line, at + 1, end);
        boolean level = digits > at + 1 && digits <= at + 4 && digits < end && line.charAt(digits) == '>';
        return level ? digits + 1 : at;
    }

    private int afterLabel(int at) {
        MeasuredTime label = MeasuredTime.label(line, at, end);
        if (label == null) {
            return at;
        }
        take(label.stamp());
        return label.end();
    }

    private int afterBracket(int at) {
        MeasuredTime measured = MeasuredTime.inBrackets(line, at, end);
        if (measured != null) {
            take(measured.stamp());
            return measured.end();
        }
        KernelTime time = KernelTime.withMore(line, at, end);
        if (time != null) {
            take(time.stamp());
            return time.end();
        }
        int close = line.indexOf(']', at);
        if (close < 0 || close >= end) {
            return at;
        }
        String inside = line.substring(at + 1, close).strip();
        if (isCaller(inside)) {
            caller = inside;
            return close + 1;
        }
        int from = line.indexOf(inside, at);
        WallTime wall = WallTime.at(line, from, close);
        if (wall == null || line.substring(wall.end(), close).chars().anyMatch(Character::isLetter)) {
            return at;
        }
        // dmesg -T names the day of the week, which few terminal programs do, and whole seconds, which those do not
        boolean ofDmesg = !Digits.isDigit(line.charAt(from)) && wall.stamp().resolution() == 1_000_000;
        take(ofDmesg ? wall.stamp().ofKernel() : wall.stamp());
        return close + 1;
    }

    private int afterTime(int at) {
        KernelTime record = Digits.isDigit(line.charAt(at)) ? KernelTime.ofDevKmsg(line, at, end) : null;
        if (record != null) {
            take(record.stamp());
            readCaller(at, record.end());
            return record.end();
        }
        MeasuredTime measured = Digits.isDigit(line.charAt(at)) ? MeasuredTime.bare(line, at, end) : null;
        if (measured != null) {
            take(measured.stamp());
            return measured.end();
        }
        WallTime wall = WallTime.at(line, at, end);
        if (wall == null) {
            return at;
        }
        take(wall.stamp());
        return wall.end();
    }

    private void readCaller(int from, int to) {
        int id = line.indexOf("caller=", from);
        if (id > 0 && id < to) {
            String inside = line.substring(id + "caller=".length(), Digits.after(line, id + "caller=C".length(), to));
            caller = isCaller(inside) ? inside : caller;
        }
    }

    private void take(Stamp stamp) {
        if (stamp.clock() == Stamp.Clock.KERNEL) {
            kernel = stamp;
        } else if (stamp.clock() == Stamp.Clock.WALL || other == null) {
            other = stamp;
        }
    }

    private static boolean isCaller(String inside) {
        if (inside.length() < 2 || inside.charAt(0) != 'C' && inside.charAt(0) != 'T') {
            return false;
        }
        return inside.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    }
}
