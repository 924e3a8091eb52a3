package org.rollcall.lab.stub;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why the machine is halted.
 *
 * @param signal the protocol's number, 5 for a point and 2 for an interrupt by the client
 * @param cpu the one that it is said of; others may be halted at a point as well
 * @param watched the variable, if it was a watch point
 */
public record StopReply(int signal, Optional<Cpu> cpu, Optional<Address> watched) {
    private static final Pattern SHAPE = Pattern.compile("[TS]([0-9a-f]{2})(.*)");
    private static final Pattern THREAD = Pattern.compile("thread:([^;]*)");
    private static final Pattern WATCH = Pattern.compile("watch:([0-9a-f]{1,16})");

    /** Whether a packet has the shape of a stop reply. */
    static boolean is(String packet) {
        return SHAPE.matcher(packet).matches();
    }

    /** @throws StubException if the packet is something else, such as the end of the machine */
    static StopReply parse(String packet) {
        Matcher shape = SHAPE.matcher(packet);
        if (!shape.matches()) {
            throw new StubException(
                    "the gdb stub said \"" + StubException.printable(packet) + "\", awaited was a stop of the machine");
        }
        return new StopReply(
                Integer.parseInt(shape.group(1), 16),
                first(THREAD, shape.group(2)).map(Cpu::of),
                first(WATCH, shape.group(2)).map(hex -> new Address(Long.parseUnsignedLong(hex, 16))));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
