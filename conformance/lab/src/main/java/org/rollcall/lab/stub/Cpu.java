package org.rollcall.lab.stub;

/**
 * A virtual CPU.
 *
 * @param number as Linux counts, from 0; QEMU's thread number is one more, and stays when Linux takes the CPU offline
 */
public record Cpu(int number) implements Comparable<Cpu> {
    private static final String PROCESS = "p1.";

    /** As a thread of the protocol, with the multiprocess extension. */
    String thread() {
        return PROCESS + Integer.toHexString(number + 1);
    }

    /** The CPU of a thread, {@code p01.03} or {@code 03}. */
    static Cpu of(String thread) {
        try {
            return new Cpu(Integer.parseInt(thread.substring(thread.indexOf('.') + 1), 16) - 1);
        } catch (NumberFormatException e) {
            throw new StubException("the gdb stub names a thread \"" + StubException.printable(thread)
                    + "\", awaited was one like p01.02");
        }
    }

    @Override
    public int compareTo(Cpu other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "CPU " + number;
    }
}
