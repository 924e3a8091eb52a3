package org.rollcall.lab.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class BarrierProgramTest {
    private final ByteBuffer elf = ByteBuffer.wrap(BarrierProgram.bytes()).order(ByteOrder.LITTLE_ENDIAN);

    /** {@code binfmt_elf} checks these; the file is one segment, and its entry is the first instruction. */
    @Test
    void itIsAProgramForArm64() {
        assertThat(elf.getInt(0)).isEqualTo(0x464c457f);
        assertThat(elf.getShort(18)).isEqualTo((short) 183);
        assertThat(elf.getLong(64 + 32)).isEqualTo(elf.capacity());
        int entry = (int) (elf.getLong(24) - elf.getLong(64 + 16));
        assertThat(elf.getInt(entry)).as("ldr x9, [sp]").isEqualTo(0xf94003e9);
        assertThat(elf.getInt(elf.capacity() - 4)).as("svc #0").isEqualTo(0xd4000001);
    }
}
