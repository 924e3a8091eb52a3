package org.rollcall.aarch64;

import java.util.Arrays;
import org.rollcall.gic.SystemEncoding;

/**
 * Writes the few AArch64 instructions that programs of guests are made of. Registers are given by number, 31 being SP in an
 * address or an addition of a constant and zero elsewhere; branch targets are word offsets from the start of the code.
 * Source of the encodings: Arm ARM, chapter "A64 base instructions".
 */
public final class Aarch64 {
    /** Conditions of {@link #branchIf}. */
    public static final int EQ = 0;

    public static final int NE = 1;
    public static final int HS = 2;
    public static final int LO = 3;

    private int[] words = new int[1 << 12];
    private int count;

    /** Where the next instruction goes, in words. */
    public int here() {
        return count;
    }

    public int[] words() {
        return Arrays.copyOf(words, count);
    }

    /** Leaves room for an instruction that {@link #patch} writes when its target is known. */
    public int reserve() {
        word(0);
        return count - 1;
    }

    /** Writes the one instruction that {@code instruction} emits to a reserved place. */
    public void patch(int place, Runnable instruction) {
        int end = count;
        count = place;
        instruction.run();
        count = end;
    }

    public void alignTo(int wordsInBlock) {
        while (count % wordsInBlock != 0) {
            word(0xd503201f); // nop
        }
    }

    public void mov(int rd, long value) {
        int first = 0xd2800000; // movz, then movk
        for (int part = 0; part < 4; part++) {
            int bits = (int) (value >>> 16 * part) & 0xffff;
            if (bits != 0) {
                word(first | part << 21 | bits << 5 | rd);
                first = 0xf2800000;
            }
        }
        if (first == 0xd2800000) {
            word(first | rd);
        }
    }

    public void move(int rd, int rm) {
        word(0xaa0003e0 | rm << 16 | rd);
    }

    public void mrs(int rt, SystemEncoding register) {
        word(0xd5300000 | bits(register) | rt);
    }

    public void msr(SystemEncoding register, int rt) {
        word(0xd5100000 | bits(register) | rt);
    }

    public void load(int rt, int rn, int width) {
        word((width == 64 ? 0xf9400000 : width == 32 ? 0xb9400000 : 0x39400000) | rn << 5 | rt);
    }

    public void store(int rt, int rn, int width) {
        word((width == 64 ? 0xf9000000 : width == 32 ? 0xb9000000 : 0x39000000) | rn << 5 | rt);
    }

    /** 64 bits at {@code rn + offset}, a multiple of 8 below 32768. */
    public void loadAt(int rt, int rn, int offset) {
        word(0xf9400000 | offset / Long.BYTES << 10 | rn << 5 | rt);
    }

    public void storeAt(int rt, int rn, int offset) {
        word(0xf9000000 | offset / Long.BYTES << 10 | rn << 5 | rt);
    }

    /** 32 bits, and the address register moves on by 4. */
    public void storeAndStep(int rt, int rn) {
        word(0xb8004400 | rn << 5 | rt);
    }

    /** Two registers at {@code rn + 8 * slot}. */
    public void storePair(int rt, int rt2, int rn, int slot) {
        word(0xa9000000 | (slot & 0x7f) << 15 | rt2 << 10 | rn << 5 | rt);
    }

    public void loadPair(int rt, int rt2, int rn, int slot) {
        word(0xa9400000 | (slot & 0x7f) << 15 | rt2 << 10 | rn << 5 | rt);
    }

    public void add(int rd, int rn, int immediate) {
        word(0x91000000 | immediate << 10 | rn << 5 | rd);
    }

    public void subtract(int rd, int rn, int immediate) {
        word(0xd1000000 | immediate << 10 | rn << 5 | rd);
    }

    public void addRegister(int rd, int rn, int rm) {
        word(0x8b000000 | rm << 16 | rn << 5 | rd);
    }

    public void subtractRegister(int rd, int rn, int rm) {
        word(0xcb000000 | rm << 16 | rn << 5 | rd);
    }

    public void or(int rd, int rn, int rm) {
        word(0xaa000000 | rm << 16 | rn << 5 | rd);
    }

    public void and(int rd, int rn, int rm) {
        word(0x8a000000 | rm << 16 | rn << 5 | rd);
    }

    public void shiftRight(int rd, int rn, int bits) {
        word(0xd340fc00 | bits << 16 | rn << 5 | rd);
    }

    /** @param bits 1 to 63 */
    public void shiftLeft(int rd, int rn, int bits) {
        word(0xd3400000 | 64 - bits << 16 | 63 - bits << 10 | rn << 5 | rd);
    }

    public void shiftLeftBy(int rd, int rn, int rm) {
        word(0x9ac02000 | rm << 16 | rn << 5 | rd);
    }

    public void compare(int rn, int rm) {
        word(0xeb00001f | rm << 16 | rn << 5);
    }

    public void branch(int target) {
        word(0x14000000 | target - count & 0x3ffffff);
    }

    public void branchIf(int condition, int target) {
        word(0x54000000 | (target - count & 0x7ffff) << 5 | condition);
    }

    public void branchIfZero(int rt, int target) {
        word(0xb4000000 | (target - count & 0x7ffff) << 5 | rt);
    }

    public void branchIfNotZero(int rt, int target) {
        word(0xb5000000 | (target - count & 0x7ffff) << 5 | rt);
    }

    /** To the address in a register. */
    public void branchTo(int rn) {
        word(0xd61f0000 | rn << 5);
    }

    public void adr(int rd, int target) {
        word(0x10000000 | (target - count & 0x7ffff) << 5 | rd);
    }

    public void isb() {
        word(0xd5033fdf);
    }

    public void dsb() {
        word(0xd5033f9f);
    }

    public void yield() {
        word(0xd503203f);
    }

    public void wfi() {
        word(0xd503207f);
    }

    public void eret() {
        word(0xd69f03e0);
    }

    public void hvc() {
        word(0xd4000002);
    }

    public void smc() {
        word(0xd4000003);
    }

    /** The semihosting trap. */
    public void hlt() {
        word(0xd45e0000);
    }

    /** @param mask 2 for I, 1 for F */
    public void daifSet(int mask) {
        word(0xd50340df | mask << 8);
    }

    public void daifClear(int mask) {
        word(0xd50340ff | mask << 8);
    }

    private static int bits(SystemEncoding r) {
        return r.op0() - 2 << 19 | r.op1() << 16 | r.crn() << 12 | r.crm() << 8 | r.op2() << 5;
    }

    private void word(int instruction) {
        if (count == words.length) {
            words = Arrays.copyOf(words, 2 * count);
        }
        words[count++] = instruction;
    }
}
