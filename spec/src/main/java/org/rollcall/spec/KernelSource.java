package org.rollcall.spec;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kernel file and function in the comment above a definition: {@code lib/nmi_backtrace.c: nmi_cpu_backtrace}. */
public final class KernelSource {
    private static final Pattern FILE_AND_FUNCTION = Pattern.compile("([\\w/-]+\\.[chS]): (?:[^;:]*?-> )?(\\w+)");

    private KernelSource() {}

    public static String in(String comment) {
        Matcher matcher = FILE_AND_FUNCTION.matcher(comment.replaceAll("\\s+", " "));
        return matcher.find() ? matcher.group(1) + ": " + matcher.group(2) : "";
    }
}
