package org.rollcall.lab.build;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A program of the guests that makes a barrier, or takes part in those of others ({@code membarrier(2)}): the one call of functions
 * on other CPUs that a process can make whatever else waits. Without an argument it makes a barrier on all CPUs whose process takes
 * part ({@code MEMBARRIER_CMD_GLOBAL_EXPEDITED}), and ends. With one it takes part, writes the argument to its standard output, and
 * loops.
 */
final class BarrierProgram {
    private static final int[] CODE = {
        0xf94003e9, // ldr x9, [sp]
        0xf100093f, // cmp x9, #0x2
        0x54000203, // b.cc 40011c <_start+0x48>
        0xd2800080, // mov x0, #0x4
        0xd2800001, // mov x1, #0x0
        0xd2800002, // mov x2, #0x0
        0xd2802368, // mov x8, #0x11b
        0xd4000001, // svc #0x0
        0xf9400be1, // ldr x1, [sp, #16]
        0xd2800002, // mov x2, #0x0
        0x38626823, // ldrb w3, [x1, x2]
        0x34000063, // cbz w3, 40010c <_start+0x38>
        0x91000442, // add x2, x2, #0x1
        0x17fffffd, // b 4000fc <_start+0x28>
        0xd2800020, // mov x0, #0x1
        0xd2800808, // mov x8, #0x40
        0xd4000001, // svc #0x0
        0x14000000, // b 400118 <_start+0x44>
        0xd2800040, // mov x0, #0x2
        0xd2800001, // mov x1, #0x0
        0xd2800002, // mov x2, #0x0
        0xd2802368, // mov x8, #0x11b
        0xd4000001, // svc #0x0
        0xd2800ba8, // mov x8, #0x5d
        0xd4000001, // svc #0x0
    };

    private static final long BASE = 0x400000;
    private static final int FILE_HEADER = 64;
    private static final int PROGRAM_HEADER = 56;

    private BarrierProgram() {}

    /** An ELF file for arm64 with one segment, the file itself. */
    static byte[] bytes() {
        int code = FILE_HEADER + PROGRAM_HEADER;
        int size = code + CODE.length * Integer.BYTES;
        ByteBuffer elf = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        elf.put("\u007fELF".getBytes(StandardCharsets.US_ASCII));
        elf.put((byte) 2).put((byte) 1).put((byte) 1); // ELFCLASS64, ELFDATA2LSB, EV_CURRENT
        elf.position(16);
        elf.putShort((short) 2).putShort((short) 183).putInt(1); // ET_EXEC, EM_AARCH64, EV_CURRENT
        elf.putLong(BASE + code).putLong(FILE_HEADER).putLong(0).putInt(0); // entry, program headers, no sections
        elf.putShort((short) FILE_HEADER).putShort((short) PROGRAM_HEADER).putShort((short) 1);
        elf.position(FILE_HEADER);
        elf.putInt(1).putInt(5); // PT_LOAD, readable and executable
        elf.putLong(0).putLong(BASE).putLong(BASE).putLong(size).putLong(size).putLong(0x10000);
        for (int word : CODE) {
            elf.putInt(word);
        }
        return elf.array();
    }
}
