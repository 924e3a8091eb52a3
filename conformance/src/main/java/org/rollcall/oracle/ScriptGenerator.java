package org.rollcall.oracle;

import java.io.PrintWriter;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
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
    /** EOImode of EL3 and of EL1 in both states. */
    private static final int SPLIT_AT_EVERY_LEVEL = 0x1c;

    private static final long IRM = 1L << 40;
    private static final ExceptionLevel[] LEVELS = {
        ExceptionLevel.EL1_NS, ExceptionLevel.EL1_S, ExceptionLevel.EL3, ExceptionLevel.EL3_NS
    };

    private final long seed;
    private final SplittableRandom random;
    private final ScriptHeader header;
    private final boolean unpredictable;
    private final GeneratedPe[] pes;
    private final ModelRun model;
    private @Nullable ScriptWriter writer;
    private int count;

    /** @param unpredictable also do what the architecture leaves open */
    public ScriptGenerator(long seed, int pes, boolean twoStates, boolean unpredictable) {
        this.seed = seed;
        random = new SplittableRandom(seed);
        header = new ScriptHeader(
                (unpredictable ? "random" : "well-formed random") + ", seed " + seed,
                pes,
                twoStates,
                twoStates ? ExceptionLevel.EL3 : ExceptionLevel.EL1_NS,
                5,
                unpredictable ? ScriptHeader.Binding.QEMU_ONLY : ScriptHeader.Binding.ARCHITECTURAL);
        this.unpredictable = unpredictable;
        this.pes = new GeneratedPe[pes];
        for (int pe = 0; pe < pes; pe++) {
            this.pes[pe] = new GeneratedPe();
        }
        model = new ModelRun(header, unpredictable ? Compatibility.QEMU : Compatibility.ARCHITECTURE);
    }

    /** Writes set-up and then at least {@code operations} operations, each with the model's answer. */
    public void write(int operations, PrintWriter out) {
        writer = new ScriptWriter(out, header);
        for (int pe = 0; pe < pes.length; pe++) {
            setUp(pe);
        }
        int end = count + operations;
        while (count < end) {
            int pe = awake();
            if (unpredictable && random.nextInt(4) == 0) {
                openStep(pe);
            } else if (random.nextInt(5) < 2) {
                interruptStep(pe);
            } else {
                step(pe);
            }
        }
    }

    /** The seed that makes this script again. */
    public long seed() {
        return seed;
    }

    private void setUp(int pe) {
        ExceptionLevel boot = header.bootLevel();
        boolean two = header.twoSecurityStates();
        write(pe, boot, Register.GICD_CTLR, two ? 0x37 : 3);
        write(pe, boot, Register.GICR_WAKER, 0);
        write(pe, boot, Register.GICR_IGROUPR0, two ? 0xffff00ffL : 0xffffffffL);
        if (two) {
            write(pe, boot, Register.GICR_IGRPMODR0, 0x0f00);
            write(pe, boot, Register.GICR_NSACR, random.nextInt() & 0xffffffffL);
            write(pe, boot, Register.ICC_IGRPEN1_EL3, 3);
            write(pe, boot, Register.ICC_IGRPEN0_EL1, 1);
        } else {
            write(pe, boot, Register.ICC_IGRPEN1_EL1, 1);
        }
        for (int intid : SGIS) {
            setPriority(pe, pe, intid);
        }
        for (int intid : PPIS) {
            setPriority(pe, pe, intid);
        }
        setPriority(pe, pe, TIMER_PPI);
        write(pe, boot, Register.GICR_ICFGR1, 2 * (random.nextInt() & 0x155));
        write(pe, boot, Register.GICR_ISENABLER0, 0xffffffffL);
        write(pe, boot, Register.ICC_PMR_EL1, 0xf8);
    }

    private void setPriority(int pe, int frame, int intid) {
        ExceptionLevel owner = owner(intid);
        boolean two = header.twoSecurityStates();
        int priority = pes[frame].choosePriority(
                intid, two && owner == ExceptionLevel.EL1_NS, two && owner != ExceptionLevel.EL1_NS, random);
        run(pe, header.bootLevel(), new Action.Write(new Target(Register.GICR_IPRIORITYR, frame, intid), priority));
    }

    /** Acknowledge, end or deactivate. */
    private void interruptStep(int pe) {
        GeneratedPe state = pes[pe];
        if (!state.running.isEmpty() && random.nextBoolean()) {
            GeneratedPe.Taken last = state.running.peek();
            if (write(pe, last.level(), last.endRegister(), last.intid()) instanceof Answer.Done) {
                state.running.pop();
                if (state.split) {
                    state.dropped.add(last);
                }
            }
            read(pe, last.level(), Register.ICC_RPR_EL1);
        } else if (!state.dropped.isEmpty() && random.nextInt(5) < 2) {
            GeneratedPe.Taken one = state.dropped.get(random.nextInt(state.dropped.size()));
            if (write(pe, one.level(), Register.ICC_DIR_EL1, one.intid()) instanceof Answer.Done) {
                state.dropped.remove(one);
            }
        } else {
            acknowledge(pe);
        }
    }

    private void acknowledge(int pe) {
        ExceptionLevel level = interruptLevel();
        boolean group0 = level == ExceptionLevel.EL3;
        Answer answer = read(pe, level, group0 ? Register.ICC_IAR0_EL1 : Register.ICC_IAR1_EL1);
        if (answer instanceof Answer.Value value && value.value() < SPURIOUS_FROM) {
            pes[pe].running.push(new GeneratedPe.Taken((int) value.value(), level, group0));
            read(pe, level, Register.ICC_RPR_EL1);
        }
    }

    private void step(int pe) {
        int frame = random.nextInt(pes.length);
        ExceptionLevel boot = header.bootLevel();
        ExceptionLevel any = anyLevel();
        int intid = anyIntid();
        switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> sendSgi(pe);
            case 4 -> writeFrame(pe, boot, Register.GICR_ISPENDR0, frame, 1L << intid);
            case 5 -> writeFrame(pe, any, enableOrDisable(), frame, 1L << intid);
            case 6 -> write(pe, any, Register.ICC_PMR_EL1, pick(0xf8, 0xf8, 0xf8, 0xf0, 0xc0, 0xa0, 0x80, 0x60));
            case 7 -> read(pe, any, random.nextInt(3) > 0 ? Register.ICC_HPPIR1_EL1 : Register.ICC_HPPIR0_EL1);
            case 8 -> {
                read(pe, any, Register.ISR_EL1);
                read(pe, any, Register.ICC_RPR_EL1);
            }
            case 9 -> {
                readFrame(pe, any, Register.GICR_ISPENDR0, frame);
                readFrame(pe, any, Register.GICR_ISACTIVER0, frame);
            }
            case 10 -> {
                if (!pes[frame].touches(intid)) {
                    setPriority(pe, frame, intid);
                }
            }
            case 11 -> reconfigure(pe, any);
            case 12 -> view(pe, any, frame, intid);
            case 13 -> route(pe);
            case 14 -> device(pe);
            default -> sleepOrWindow(pe);
        }
    }

    private void sendSgi(int pe) {
        int sgi = SGIS[random.nextInt(SGIS.length)];
        long targets = random.nextInt(8) == 0 ? IRM : random.nextInt(1, 1 << pes.length);
        ExceptionLevel level = anyLevel();
        Register register = switch (random.nextInt(6)) {
            case 0 -> Register.ICC_SGI0R_EL1;
            case 1 -> Register.ICC_ASGI1R_EL1;
            default -> Register.ICC_SGI1R_EL1;
        };
        write(pe, level, register, (long) sgi << 24 | targets);
    }

    private Register enableOrDisable() {
        return random.nextInt(3) > 0 ? Register.GICR_ISENABLER0 : Register.GICR_ICENABLER0;
    }

    /** What may only change while nothing is active. */
    private void reconfigure(int pe, ExceptionLevel any) {
        GeneratedPe state = pes[pe];
        if (!state.idle()) {
            return;
        }
        if (header.twoSecurityStates() && random.nextInt(3) == 0) {
            write(pe, header.bootLevel(), Register.ICC_CTLR_EL3, state.split ? 0 : SPLIT_AT_EVERY_LEVEL);
            state.split = !state.split;
        } else if (!header.twoSecurityStates() && random.nextBoolean()) {
            Answer written = write(pe, any, Register.ICC_CTLR_EL1, state.split ? 0 : 2);
            state.split = written instanceof Answer.Done ? !state.split : state.split;
        } else {
            boolean group0 = random.nextInt(3) == 0;
            write(pe, any, group0 ? Register.ICC_BPR0_EL1 : Register.ICC_BPR1_EL1, random.nextInt(8));
        }
    }

    private void view(int pe, ExceptionLevel any, int frame, int intid) {
        switch (random.nextInt(10)) {
            case 0 -> read(pe, any, Register.ICC_PMR_EL1);
            case 7 -> readFrame(pe, any, Register.GICR_NSACR, frame);
            case 8 -> readFrame(pe, any, Register.GICR_IGRPMODR0, frame);
            case 9 -> read(pe, any, random.nextBoolean() ? Register.ICC_AP1R0_EL1 : Register.ICC_CTLR_EL3);
            case 1 -> read(pe, any, Register.ICC_CTLR_EL1);
            case 2 -> read(pe, any, random.nextBoolean() ? Register.ICC_BPR1_EL1 : Register.ICC_BPR0_EL1);
            case 3 -> run(pe, any, new Action.Read(new Target(Register.GICR_IPRIORITYR, frame, intid)));
            case 4 -> readFrame(pe, any, Register.GICR_ISENABLER0, frame);
            case 5 -> read(pe, any, Register.GICD_CTLR);
            default -> readFrame(pe, any, Register.GICR_ICFGR1, frame);
        }
    }

    private void route(int pe) {
        if (header.twoSecurityStates()) {
            boolean routes = random.nextInt(3) == 0;
            run(pe, header.bootLevel(), new Action.Scr(routes && random.nextBoolean(), routes && random.nextBoolean()));
        }
    }

    /** The timer's level-sensitive PPI goes up or down. */
    private void device(int pe) {
        GeneratedPe state = pes[pe];
        state.timer = !state.timer;
        write(pe, header.bootLevel(), Register.CNTP_CTL_EL0, state.timer ? 1 : 0);
    }

    private void sleepOrWindow(int pe) {
        GeneratedPe state = pes[pe];
        ExceptionLevel boot = header.bootLevel();
        if (header.twoSecurityStates() || state.timer) {
            return;
        }
        if (pe > 0 && random.nextInt(3) == 0) {
            run(pe, boot, new Action.Wfi());
            return;
        }
        run(pe, boot, new Action.IrqMode(new HandlerMode(true, state.split, false, random.nextBoolean())));
        run(pe, boot, new Action.Window(true, false));
    }

    /** Allowed to software, but with no one answer. */
    private void openStep(int pe) {
        ExceptionLevel any = anyLevel();
        int intid = anyIntid();
        int frame = random.nextInt(pes.length);
        switch (random.nextInt(9)) {
            case 0 -> write(pe, any, Register.ICC_EOIR1_EL1, intid);
            case 1 -> write(pe, any, Register.ICC_EOIR0_EL1, intid);
            case 2 -> write(pe, any, Register.ICC_DIR_EL1, intid);
            case 3 -> writeFrame(pe, header.bootLevel(), Register.GICR_ISACTIVER0, frame, 1L << intid);
            case 4 -> writeFrame(pe, header.bootLevel(), Register.GICR_ICACTIVER0, frame, 1L << intid);
            case 5 ->
                run(
                        pe,
                        header.bootLevel(),
                        new Action.Write(new Target(Register.GICR_IPRIORITYR, frame, intid), random.nextInt(256)));
            case 6 -> write(pe, any, Register.ICC_IGRPEN1_EL1, random.nextInt(2));
            case 7 -> write(pe, any, Register.ICC_AP1R0_EL1, random.nextInt() & 0xffffffffL);
            default -> writeFrame(pe, any, Register.GICR_WAKER, frame, random.nextInt(2) * 2L);
        }
    }

    private int awake() {
        int pe;
        do {
            pe = random.nextInt(pes.length);
        } while (model.asleep(pe));
        return pe;
    }

    private int anyIntid() {
        int i = random.nextInt(SGIS.length + PPIS.length);
        return i < SGIS.length ? SGIS[i] : PPIS[i - SGIS.length];
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

    private Answer read(int pe, ExceptionLevel level, Register register) {
        return readFrame(pe, level, register, pe);
    }

    private Answer readFrame(int pe, ExceptionLevel level, Register register, int frame) {
        return run(pe, level, new Action.Read(new Target(register, frame, 0)));
    }

    private Answer write(int pe, ExceptionLevel level, Register register, long value) {
        return writeFrame(pe, level, register, pe, value);
    }

    private Answer writeFrame(int pe, ExceptionLevel level, Register register, int frame, long value) {
        return run(pe, level, new Action.Write(new Target(register, frame, 0), value));
    }

    private Answer run(int pe, ExceptionLevel level, Action action) {
        Operation operation = new Operation(count + 2, pe, level, action, null, null);
        count++;
        Answer answer = model.run(operation);
        if (writer != null) {
            writer.write(operation, answer);
        }
        return answer;
    }
}
