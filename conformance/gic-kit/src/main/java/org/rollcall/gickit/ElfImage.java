package org.rollcall.gickit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A 64-bit AArch64 ELF executable with one loaded segment. Source: System V ABI, "ELF header", "Program header". */
final class ElfImage {
    private static final int HEADER_BYTES = 64;
    private static final int PROGRAM_HEADER_BYTES = 56;
    private static final int PAGE = 0x1000;
    private static final short ET_EXEC = 2;
    private static final short EM_AARCH64 = 183;
    private static final int PT_LOAD = 1;
    private static final int READ_WRITE_EXECUTE = 7;

    private ElfImage() {}

    /** @param address where the code is loaded and entered */
    static byte[] of(int[] code, long address) {
        int bytes = code.length * Integer.BYTES;
        ByteBuffer image = ByteBuffer.allocate(PAGE + bytes).order(ByteOrder.LITTLE_ENDIAN);
        image.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
        image.putShort(ET_EXEC).putShort(EM_AARCH64).putInt(1);
        image.putLong(address).putLong(HEADER_BYTES).putLong(0).putInt(0);
        image.putShort((short) HEADER_BYTES)
                .putShort((short) PROGRAM_HEADER_BYTES)
                .putShort((short) 1);
        image.position(HEADER_BYTES);
        image.putInt(PT_LOAD).putInt(READ_WRITE_EXECUTE);
        image.putLong(PAGE)
                .putLong(address)
                .putLong(address)
                .putLong(bytes)
                .putLong(bytes)
                .putLong(PAGE);
        image.position(PAGE);
        image.asIntBuffer().put(code);
        return image.array();
    }
}
