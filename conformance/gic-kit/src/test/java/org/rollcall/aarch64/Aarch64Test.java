package org.rollcall.aarch64;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.rollcall.gic.Register;

/** Words that an assembler gave for the same instructions. */
class Aarch64Test {
    @Test
    void wordsAreThoseOfAnAssembler() {
        assertThat(word(c -> c.msr(Register.ICC_SGI1R_EL1.encoding(), 0))).isEqualTo(0xd518cba0);
        assertThat(word(c -> c.mrs(0, Register.ICC_IAR1_EL1.encoding()))).isEqualTo(0xd538cc00);
        assertThat(word(Aarch64::hvc)).isEqualTo(0xd4000002);
        assertThat(word(Aarch64::smc)).isEqualTo(0xd4000003);
        assertThat(word(Aarch64::hlt)).isEqualTo(0xd45e0000);
        assertThat(word(Aarch64::eret)).isEqualTo(0xd69f03e0);
        assertThat(word(Aarch64::wfi)).isEqualTo(0xd503207f);
        assertThat(word(c -> c.daifSet(2))).isEqualTo(0xd50342df);
        assertThat(word(c -> c.daifClear(2))).isEqualTo(0xd50342ff);
        assertThat(word(c -> c.add(4, 4, 4))).isEqualTo(0x91001084);
        assertThat(word(c -> c.branchTo(23))).isEqualTo(0xd61f02e0);
        assertThat(word(c -> c.loadAt(1, 31, 0x138))).isEqualTo(0xf9409fe1);
        assertThat(word(c -> c.storeAt(2, 5, 0x168))).isEqualTo(0xf900b4a2);
        assertThat(word(c -> c.storeAt(31, 31, 0x160))).isEqualTo(0xf900b3ff);
        assertThat(word(c -> c.shiftLeft(3, 0, 17))).isEqualTo(0xd36fb803);
        assertThat(word(c -> c.shiftLeftBy(3, 3, 2))).isEqualTo(0x9ac22063);
        assertThat(word(c -> c.add(31, 1, 0))).isEqualTo(0x9100003f);
    }

    @Test
    void constantsTakeAsManyWordsAsTheyHaveHalves() {
        Aarch64 code = new Aarch64();
        code.mov(1, 0);
        assertThat(code.words()).containsExactly(0xd2800001);
        code.mov(2, 0x4020_0000L);
        assertThat(code.words()).containsExactly(0xd2800001, 0xd2a80402);
        code.mov(3, 0x1_0000_ffffL);
        assertThat(code.here()).isEqualTo(4);
    }

    @Test
    void branchesCountInWords() {
        Aarch64 code = new Aarch64();
        int loop = code.here();
        code.yield();
        code.branch(loop);
        code.branchIf(Aarch64.NE, loop);
        assertThat(code.words()).containsExactly(0xd503203f, 0x17ffffff, 0x54ffffc1);
    }

    private static int word(Consumer<Aarch64> instruction) {
        Aarch64 code = new Aarch64();
        instruction.accept(code);
        return code.words()[0];
    }
}
