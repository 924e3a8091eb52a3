package org.rollcall.belief;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollcall.cpu.PriorityConstants;

/**
 * A kernel's release, as far as it tells what the kernel does.
 *
 * @param number major * 1000 + minor, or 0 if no line tells
 * @param carriesLater whether its distributor puts features of later kernels into it
 */
record Release(int number, boolean carriesLater) {
    static final Release UNKNOWN = new Release(0, false);

    /** {@code ipi_setup} of arm64 asks for NMIs since this release. */
    private static final int MAINLINE = 6007;

    /** {@code nmi_cpu_backtrace} takes the printk CPU lock since this release. */
    private static final int PRINT_LOCK = 5015;

    /** GIC_PRIO_IRQON is 0xe0 since this release; it was 0xf0, and "off" 0x70. */
    private static final int LOWER_IRQON = 5003;

    /** The trees before 6.11 may have either generation of priorities. */
    private static final int BEFORE_PRIORITIES = 6010;

    /** drivers/firmware/arm_sdei_nmi.c came in 2026. */
    private static final int SDEI = 7000;

    private static final Pattern RELEASE = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})(?!\\d)(.*)");

    /** {@code dump_stack_print_info}: the release stands before the number of the build. */
    private static final Pattern OF_DUMP = Pattern.compile("\\s(\\d{1,3}\\.\\d{1,3}\\S*) #");

    private static final Pattern DISTRIBUTORS = Pattern.compile("\\.el\\d|\\.oe\\d|\\.amzn|android|-default|tegra");

    /** The release in {@code Linux version %s}. */
    static Release of(String text) {
        Matcher m = RELEASE.matcher(text);
        return m.matches()
                ? new Release(
                        Integer.parseInt(m.group(1)) * 1000 + Integer.parseInt(m.group(2)),
                        DISTRIBUTORS.matcher(m.group(3)).find())
                : UNKNOWN;
    }

    /** The release in the first line of a dump. */
    static Release ofDump(String text) {
        Matcher m = OF_DUMP.matcher(text);
        return m.find() ? of(m.group(1)) : UNKNOWN;
    }

    boolean isKnown() {
        return number > 0;
    }

    boolean isMainline() {
        return number >= MAINLINE;
    }

    boolean hasPrintLock() {
        return number >= PRINT_LOCK;
    }

    /** Whether an SDEI event may reach a CPU that takes no interrupt. */
    boolean mayUseSdei() {
        return !isKnown() || number >= SDEI;
    }

    /** The generation of its priorities, or null where it may be either or another. */
    @Nullable
    PriorityConstants priorities() {
        if (number > BEFORE_PRIORITIES) {
            return PriorityConstants.SINCE_V6_11;
        }
        boolean before = number >= LOWER_IRQON && number < BEFORE_PRIORITIES && !carriesLater;
        return before ? PriorityConstants.BEFORE_V6_11 : null;
    }

    @Override
    public String toString() {
        return "Linux " + number / 1000 + "." + number % 1000;
    }
}
