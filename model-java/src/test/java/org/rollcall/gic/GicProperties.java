package org.rollcall.gic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.gic.Bench.EL1;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds of every GICv3, whatever software does. */
class GicProperties {
    private static final Caller SHIFTED = new Caller(ExceptionLevel.EL1_NS, false, true);

    /** What a kernel might do with one interrupt; the argument is its INTID. */
    enum Act {
        SEND,
        ACKNOWLEDGE,
        END,
        DISABLE,
        ENABLE,
        MASK,
        UNMASK
    }

    record Step(Act act, int intid) {}

    @Provide
    Arbitrary<Step> steps() {
        // Few INTIDs, so that they meet.
        return Combinators.combine(
                        Arbitraries.of(Act.class), Arbitraries.integers().between(0, 3))
                .as(Step::new);
    }

    @Property
    void sgisCoalesce(@ForAll @IntRange(max = 15) int sgi, @ForAll @IntRange(min = 1, max = 9) int sends) {
        Bench bench = Bench.oneState(2, Compatibility.ARCHITECTURE);
        for (int i = 0; i < sends; i++) {
            bench.sendSgi(i % 2, sgi, 0b10);
        }
        assertThat(bench.read(1, EL1, Register.ICC_IAR1_EL1)).isEqualTo(sgi);
        bench.write(1, EL1, Register.ICC_EOIR1_EL1, sgi);
        assertThat(bench.read(1, EL1, Register.ICC_IAR1_EL1)).isEqualTo(SpecialIntid.SPURIOUS);
        assertThat(bench.read(0, EL1, Register.GICR_ISPENDR0)).isZero();
    }

    @Property
    void pendingInterruptsComeInTheOrderOfTheirPriorities(
            @ForAll @Size(16) List<@IntRange(max = 30) Integer> levels,
            @ForAll @IntRange(min = 1, max = 0xffff) int sgis) {
        Bench bench = Bench.oneState(1, Compatibility.ARCHITECTURE);
        for (int i = 0; i < 16; i++) {
            bench.setPriority(0, EL1, i, levels.get(i) * 8);
        }
        bench.write(0, EL1, Register.GICR_ISPENDR0, sgis);
        List<Integer> order = new ArrayList<>();
        long intid;
        while ((intid = bench.read(0, EL1, Register.ICC_IAR1_EL1)) != SpecialIntid.SPURIOUS) {
            order.add(levels.get((int) intid) * 32 + (int) intid);
            bench.write(0, EL1, Register.ICC_EOIR1_EL1, intid);
        }
        assertThat(order).hasSize(Integer.bitCount(sgis)).isSorted();
    }

    /** An SGI that was sent is pending or active until it was acknowledged since, whatever is masked meanwhile. */
    @Property
    void noInterruptIsLost(@ForAll @Size(max = 60) List<@From("steps") Step> steps) {
        Bench bench = Bench.oneState(2, Compatibility.ARCHITECTURE);
        int owed = 0;
        List<Long> running = new ArrayList<>();
        for (Step step : steps) {
            long bit = 1L << step.intid();
            switch (step.act()) {
                case SEND -> {
                    bench.sendSgi(0, step.intid(), 0b10);
                    owed |= (int) bit;
                }
                case ACKNOWLEDGE -> {
                    long intid = bench.read(1, EL1, Register.ICC_IAR1_EL1);
                    if (intid != SpecialIntid.SPURIOUS) {
                        owed &= ~(1 << intid);
                        running.add(intid);
                    }
                }
                case END -> {
                    if (!running.isEmpty()) {
                        bench.write(1, EL1, Register.ICC_EOIR1_EL1, running.remove(running.size() - 1));
                    }
                }
                case DISABLE -> bench.write(1, EL1, Register.GICR_ICENABLER0, bit);
                case ENABLE -> bench.write(1, EL1, Register.GICR_ISENABLER0, bit);
                case MASK -> bench.write(1, EL1, Register.ICC_PMR_EL1, 0);
                case UNMASK -> bench.write(1, EL1, Register.ICC_PMR_EL1, 0xf8);
            }
            assertThat((int) bench.read(1, EL1, Register.GICR_ISPENDR0)).isEqualTo(owed);
        }
    }

    /** (pending, active) moves as the architecture's four states do, for any INTID and way of ending. */
    @Property
    void theStateMachineOfAnInterrupt(
            @ForAll @IntRange(max = 15) int sgi, @ForAll boolean split, @ForAll boolean sentAgain) {
        Bench bench = Bench.oneState(1, Compatibility.ARCHITECTURE);
        bench.write(0, EL1, Register.ICC_CTLR_EL1, split ? 2 : 0);
        assertThat(state(bench, sgi)).isEqualTo("inactive");
        bench.sendSgi(0, sgi, 1);
        assertThat(state(bench, sgi)).isEqualTo("pending");
        bench.read(0, EL1, Register.ICC_IAR1_EL1);
        assertThat(state(bench, sgi)).isEqualTo("active");
        if (sentAgain) {
            bench.sendSgi(0, sgi, 1);
            assertThat(state(bench, sgi)).isEqualTo("active and pending");
            assertThat(bench.gic.line(0, EL1)).isEqualTo(InterruptLine.NONE);
        }
        bench.write(0, EL1, Register.ICC_EOIR1_EL1, sgi);
        assertThat(bench.read(0, EL1, Register.ICC_RPR_EL1)).isEqualTo(Signalling.IDLE_PRIORITY);
        if (split) {
            assertThat(state(bench, sgi)).startsWith("active");
            assertThat(bench.gic.line(0, EL1)).isEqualTo(InterruptLine.NONE);
            bench.write(0, EL1, Register.ICC_DIR_EL1, sgi);
        }
        assertThat(state(bench, sgi)).isEqualTo(sentAgain ? "pending" : "inactive");
        assertThat(bench.gic.line(0, EL1)).isEqualTo(sentAgain ? InterruptLine.IRQ : InterruptLine.NONE);
    }

    private static String state(Bench bench, int intid) {
        boolean pending = (bench.read(0, EL1, Register.GICR_ISPENDR0) >>> intid & 1) != 0;
        boolean active = (bench.read(0, EL1, Register.GICR_ISACTIVER0) >>> intid & 1) != 0;
        return active ? pending ? "active and pending" : "active" : pending ? "pending" : "inactive";
    }

    /** What Non-secure software writes in its view it reads back, and EL3 sees the stored value. */
    @Property
    void viewsAreInverseOfEachOther(@ForAll @IntRange(max = 15) int level, @ForAll @IntRange(max = 7) int intid) {
        int written = level * 16;
        Bench bench = Bench.twoStates(1, Compatibility.ARCHITECTURE);
        bench.setPriority(0, SHIFTED, intid, written);
        assertThat(bench.priority(0, SHIFTED, intid)).isEqualTo(written);
        assertThat(bench.priority(0, Caller.FIRMWARE, intid))
                .isEqualTo(SecurityConfiguration.S2.storedPriority(written));
        bench.write(0, SHIFTED, Register.ICC_PMR_EL1, written);
        assertThat(bench.read(0, SHIFTED, Register.ICC_PMR_EL1)).isEqualTo(written);
        assertThat(bench.read(0, Caller.FIRMWARE, Register.ICC_PMR_EL1))
                .isEqualTo(SecurityConfiguration.S2.effectivePmr(written));
    }

    @Property
    void nonSecureSoftwareCannotTouchASecureInterrupt(@ForAll @IntRange(min = 8, max = 15) int sgi, @ForAll int value) {
        Bench bench = Bench.twoStates(1, Compatibility.ARCHITECTURE);
        long before = snapshot(bench, sgi);
        for (Register register : Register.values()) {
            if (register.block() == Register.Block.REDISTRIBUTOR) {
                bench.gic.write(0, SHIFTED, register, 0, sgi, value);
            }
        }
        bench.write(0, SHIFTED, Register.ICC_SGI1R_EL1, (long) sgi << 24 | 1);
        bench.write(0, SHIFTED, Register.ICC_ASGI1R_EL1, (long) sgi << 24 | 1);
        bench.write(0, SHIFTED, Register.ICC_SGI0R_EL1, (long) sgi << 24 | 1);
        assertThat(snapshot(bench, sgi)).isEqualTo(before);
    }

    private static long snapshot(Bench bench, int intid) {
        long bits = 0;
        for (Register register : new Register[] {
            Register.GICR_ISENABLER0,
            Register.GICR_ISPENDR0,
            Register.GICR_ISACTIVER0,
            Register.GICR_IGROUPR0,
            Register.GICR_IGRPMODR0
        }) {
            bits = bits << 1 | bench.read(0, Caller.FIRMWARE, register) >>> intid & 1;
        }
        return bits << 8 | bench.priority(0, Caller.FIRMWARE, intid);
    }

    /** The running priority only falls in number while interrupts nest, and comes back in reverse. */
    @Property
    void nestingIsByStrictlyHigherPriority(
            @ForAll @IntRange(min = 4, max = 8) int bits,
            @ForAll @Size(16) List<@IntRange(max = 254) Integer> priorities) {
        Bench bench = new Bench(new GicConfiguration(1, bits, false, false, Compatibility.ARCHITECTURE));
        bench.write(0, EL1, Register.GICD_CTLR, 3);
        bench.write(0, EL1, Register.GICR_WAKER, 0);
        bench.write(0, EL1, Register.GICR_IGROUPR0, 0xffffffffL);
        bench.write(0, EL1, Register.ICC_IGRPEN1_EL1, 1);
        bench.write(0, EL1, Register.GICR_ISENABLER0, 0xffffffffL);
        bench.write(0, EL1, Register.ICC_PMR_EL1, 0xff);
        List<Long> running = new ArrayList<>(List.of(0xffL));
        List<Long> nested = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            bench.setPriority(0, EL1, i, priorities.get(i));
            bench.sendSgi(0, i, 1);
            long intid = bench.read(0, EL1, Register.ICC_IAR1_EL1);
            if (intid != SpecialIntid.SPURIOUS) {
                nested.add(intid);
                long now = bench.read(0, EL1, Register.ICC_RPR_EL1);
                assertThat(now).isLessThan(running.get(running.size() - 1));
                running.add(now);
            }
        }
        for (int i = nested.size() - 1; i >= 0; i--) {
            bench.write(0, EL1, Register.ICC_EOIR1_EL1, nested.get(i));
            assertThat(bench.read(0, EL1, Register.ICC_RPR_EL1)).isEqualTo(running.get(i));
        }
    }

    /** RS: with the range selector an SGI reaches Aff0 above 15. */
    @Property
    void theRangeSelectorNamesSixteenAtATime(@ForAll @IntRange(max = 63) int target) {
        Bench bench = new Bench(new GicConfiguration(64, 5, false, true, Compatibility.ARCHITECTURE));
        for (int pe = 0; pe < 64; pe++) {
            bench.write(pe, EL1, Register.GICR_IGROUPR0, 0xffffffffL);
        }
        bench.write(0, EL1, Register.ICC_SGI1R_EL1, (long) (target >> 4) << 44 | 7L << 24 | 1L << (target & 15));
        for (int pe = 0; pe < 64; pe++) {
            assertThat(bench.read(pe, EL1, Register.GICR_ISPENDR0)).isEqualTo(pe == target ? 1 << 7 : 0);
        }
    }
}
