package org.rollcall.gickit;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.rollcall.gic.Compatibility;
import org.rollcall.gic.ExceptionLevel;
import org.rollcall.gic.Register;

/**
 * Random scripts that every GICv3 must answer alike: interrupts are ended in reverse order of their acknowledgement and by
 * who acknowledged them, no two of a PE have equal priorities, and no state is set by hand that software could not reach.
 * The model runs along, since the end of an interrupt must name what was acknowledged.
 */
public final class ScriptGenerator {
    private static final int[] SGIS = {0, 1, 2, 3, 5, 6, 8, 9, 12, 13};
    private static final int[] PPIS = {16, 17, 18, 20};
    private static final int FIRST_PPI = 16;
    private static final int TIMER_PPI = 30;
    private static final int FIRST_SECURE_GROUP_1 = 8;
    private static final int FIRST_GROUP_0 = 12;
    private static final int SPURIOUS_FROM = 1020;
    private static final long IRM = 1L << 40;
    private static final ExceptionLevel[] LEVELS = {
        ExceptionLevel.EL1_NS, ExceptionLevel.EL1_S, ExceptionLevel.EL3, ExceptionLevel.EL3_NS
    };

    private final SplittableRandom random;
    private final ScriptHeader header;
    private final boolean unpredictable;
    private final int[] intids;
    private final boolean timer;
    private final ScriptDraft draft;

    private ScriptGenerator(long seed, ScriptHeader header, PrintWriter out) {
        random = new SplittableRandom(seed);
        this.header = header;
        unpredictable = header.comparison() == ScriptHeader.Binding.QEMU_ONLY;
        int ppis = header.configuration(Compatibility.ARCHITECTURE).ppis();
        intids = IntStream.concat(IntStream.of(SGIS), IntStream.of(PPIS).filter(intid -> (ppis >>> intid & 1) != 0))
                .toArray();
        timer = (ppis >>> TIMER_PPI & 1) != 0;
        draft = new ScriptDraft(header, unpredictable ? Compatibility.QEMU : Compatibility.ARCHITECTURE, out);
    }

    /**
     * Writes set-up and then at least {@code operations} operations, each with the model's answer. The header says how many
     * they are, so everything happens twice.
     *
     * @param unpredictable also do what the architecture leaves open
     * @param declared the GIC that the script is for
     */
    public static void write(
            long seed,
            int pes,
            boolean twoStates,
            boolean unpredictable,
            Declaration declared,
            int operations,
            PrintWriter out) {
        ScriptHeader header = new ScriptHeader(
                        (unpredictable ? "random" : "well-formed random") + ", seed " + seed,
                        pes,
                        twoStates,
                        unpredictable ? ScriptHeader.Binding.QEMU_ONLY : ScriptHeader.Binding.ARCHITECTURAL)
                .declaring(declared);
        int count = new ScriptGenerator(seed, header, new PrintWriter(Writer.nullWriter())).write(operations);
        new ScriptGenerator(seed, header.counting(count), out).write(operations);
    }

    private int write(int operations) {
        for (int pe = 0; pe < header.pes(); pe++) {
            setUp(pe);
        }
        int end = draft.count() + operations;
        while (draft.count() < end) {
            int pe = draft.awake(random);
            if (unpredictable && random.nextInt(4) == 0) {
                OpenStep.add(draft, pe, anyLevel(), anyIntid(), random);
            } else if (random.nextInt(5) < 2) {
                interruptStep(pe);
            } else {
                step(pe);
            }
        }
        return draft.count();
    }

    private void setUp(int pe) {
        ExceptionLevel boot = header.bootLevel();
        boolean two = header.twoSecurityStates();
        draft.write(pe, boot, Register.GICD_CTLR, two ? 0x37 : 3);
        draft.write(pe, boot, Register.GICR_WAKER, 0);
        draft.write(pe, boot, Register.GICR_IGROUPR0, two ? 0xffff00ffL : 0xffffffffL);
        if (two) {
            draft.write(pe, boot, Register.GICR_IGRPMODR0, 0x0f00);
            draft.write(pe, boot, Register.GICR_NSACR, random.nextInt() & 0xffffffffL);
            draft.write(pe, boot, Register.ICC_IGRPEN1_EL3, 3);
            draft.write(pe, boot, Register.ICC_IGRPEN0_EL1, 1);
        } else {
            draft.write(pe, boot, Register.ICC_IGRPEN1_EL1, 1);
        }
        for (int intid : intids) {
            setPriority(pe, pe, intid);
        }
        if (timer) {
            setPriority(pe, pe, TIMER_PPI);
        }
        draft.write(pe, boot, Register.GICR_ICFGR1, 2 * (random.nextInt() & 0x155));
        draft.write(pe, boot, Register.GICR_ISENABLER0, 0xffffffffL);
        draft.write(pe, boot, Register.ICC_PMR_EL1, 0xf8);
    }

    private void setPriority(int pe, int frame, int intid) {
        ExceptionLevel owner = owner(intid);
        boolean two = header.twoSecurityStates();
        int priority = draft.pe(frame)
                .choosePriority(
                        intid, two && owner == ExceptionLevel.EL1_NS, two && owner != ExceptionLevel.EL1_NS, random);
        draft.run(
                pe, header.bootLevel(), new Action.Write(new Target(Register.GICR_IPRIORITYR, frame, intid), priority));
    }

    /** Acknowledge, end or deactivate. */
    private void interruptStep(int pe) {
        GeneratedPe state = draft.pe(pe);
        if (!state.running.isEmpty() && random.nextBoolean()) {
            GeneratedPe.Taken last = state.running.peek();
            if (draft.write(pe, last.level(), last.endRegister(), last.intid()) instanceof Answer.Done) {
                state.running.pop();
                if (state.split) {
                    state.dropped.add(last);
                }
            }
            draft.read(pe, last.level(), Register.ICC_RPR_EL1);
        } else if (!state.dropped.isEmpty() && random.nextInt(5) < 2) {
            GeneratedPe.Taken one = state.dropped.get(random.nextInt(state.dropped.size()));
            if (draft.write(pe, one.level(), Register.ICC_DIR_EL1, one.intid()) instanceof Answer.Done) {
                state.dropped.remove(one);
            }
        } else {
            acknowledge(pe);
        }
    }

    private void acknowledge(int pe) {
        ExceptionLevel level = interruptLevel();
        boolean group0 = level == ExceptionLevel.EL3;
        Answer answer = draft.read(pe, level, group0 ? Register.ICC_IAR0_EL1 : Register.ICC_IAR1_EL1);
        if (answer instanceof Answer.Value value && value.value() < SPURIOUS_FROM) {
            draft.pe(pe).running.push(new GeneratedPe.Taken((int) value.value(), level, group0));
            draft.read(pe, level, Register.ICC_RPR_EL1);
        }
    }

    private void step(int pe) {
        int frame = random.nextInt(header.pes());
        ExceptionLevel boot = header.bootLevel();
        ExceptionLevel any = anyLevel();
        int intid = anyIntid();
        switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> sendSgi(pe);
            case 4 -> draft.writeFrame(pe, boot, Register.GICR_ISPENDR0, frame, 1L << intid);
            case 5 -> draft.writeFrame(pe, any, enableOrDisable(), frame, 1L << intid);
            case 6 -> draft.write(pe, any, Register.ICC_PMR_EL1, pick(0xf8, 0xf8, 0xf8, 0xf0, 0xc0, 0xa0, 0x80, 0x60));
            case 7 -> draft.read(pe, any, random.nextInt(3) > 0 ? Register.ICC_HPPIR1_EL1 : Register.ICC_HPPIR0_EL1);
            case 8 -> {
                draft.read(pe, any, Register.ISR_EL1);
                draft.read(pe, any, Register.ICC_RPR_EL1);
            }
            case 9 -> {
                draft.readFrame(pe, any, Register.GICR_ISPENDR0, frame);
                draft.readFrame(pe, any, Register.GICR_ISACTIVER0, frame);
            }
            case 10 -> {
                if (!draft.pe(frame).touches(intid)) {
                    setPriority(pe, frame, intid);
                }
            }
            case 11 -> ReconfigureStep.add(draft, pe, any, random);
            case 12 -> ViewStep.add(draft, pe, any, new Target(Register.GICR_IPRIORITYR, frame, intid), random);
            case 13 -> route(pe);
            case 14 -> device(pe);
            default -> sleepOrWindow(pe);
        }
    }

    private void sendSgi(int pe) {
        int sgi = SGIS[random.nextInt(SGIS.length)];
        long targets = random.nextInt(8) == 0 ? IRM : random.nextInt(1, 1 << header.pes());
        ExceptionLevel level = anyLevel();
        Register register = switch (random.nextInt(6)) {
            case 0 -> Register.ICC_SGI0R_EL1;
            case 1 -> Register.ICC_ASGI1R_EL1;
            default -> Register.ICC_SGI1R_EL1;
        };
        draft.write(pe, level, register, (long) sgi << 24 | targets);
    }

    private Register enableOrDisable() {
        return random.nextInt(3) > 0 ? Register.GICR_ISENABLER0 : Register.GICR_ICENABLER0;
    }

    private void route(int pe) {
        if (header.twoSecurityStates()) {
            boolean routes = random.nextInt(3) == 0;
            draft.run(
                    pe,
                    header.bootLevel(),
                    new Action.Scr(routes && random.nextBoolean(), routes && random.nextBoolean()));
        }
    }

    /** The timer's level-sensitive PPI goes up or down. */
    private void device(int pe) {
        GeneratedPe state = draft.pe(pe);
        if (!timer) {
            return;
        }
        state.timer = !state.timer;
        draft.write(pe, header.bootLevel(), Register.CNTP_CTL_EL0, state.timer ? 1 : 0);
    }

    private void sleepOrWindow(int pe) {
        GeneratedPe state = draft.pe(pe);
        ExceptionLevel boot = header.bootLevel();
        if (header.twoSecurityStates() || state.timer) {
            return;
        }
        if (pe > 0 && random.nextInt(3) == 0) {
            state.slept = true;
            draft.run(pe, boot, new Action.Wfi());
            state.slept = draft.asleep(pe);
            return;
        }
        draft.run(pe, boot, new Action.IrqMode(new HandlerMode(true, state.split, false, random.nextBoolean())));
        draft.run(pe, boot, new Action.Window(true, false));
    }

    private int anyIntid() {
        return intids[random.nextInt(intids.length)];
    }

    private ExceptionLevel anyLevel() {
        return header.twoSecurityStates() ? LEVELS[random.nextInt(LEVELS.length)] : ExceptionLevel.EL1_NS;
    }

    private ExceptionLevel interruptLevel() {
        return header.twoSecurityStates() ? LEVELS[Math.max(0, random.nextInt(4) - 1)] : ExceptionLevel.EL1_NS;
    }

    private static ExceptionLevel owner(int intid) {
        return intid < FIRST_SECURE_GROUP_1 || intid >= FIRST_PPI
                ? ExceptionLevel.EL1_NS
                : intid < FIRST_GROUP_0 ? ExceptionLevel.EL1_S : ExceptionLevel.EL3;
    }

    private int pick(int... values) {
        return values[random.nextInt(values.length)];
    }
}
