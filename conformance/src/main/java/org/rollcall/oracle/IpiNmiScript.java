package org.rollcall.oracle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rollcall.gic.ExceptionLevel;
import org.rollcall.gic.Register;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.Specification;

/**
 * Scripts from the SGI part of {@code IpiNmi.tla}: sends, acknowledges, ends and changes of masks, with what is pending,
 * active and signalled on every PE after each. {@code Take} acknowledges and drops the priority, {@code Ret}
 * deactivates: EOImode 1. Several walks, for a roll call happens only so often in a model; between them the GIC is put back
 * by hand. A step that needs more than the architecture promises is left out.
 */
public final class IpiNmiScript implements SpecificationScript {
    private static final int NMI_PRIORITY = 0x20;
    private static final int IRQ_PRIORITY = 0xa0;
    private static final int IRQS_ON = 0xe0;
    private static final int IRQS_OFF = 0x60;
    private static final int IDLE = 0xff;
    private static final int IRQ_LINE = 0x80;
    private static final int ALL_SGIS = 0xffff;
    private static final ExceptionLevel KERNEL = ExceptionLevel.EL1_NS;

    /** A write of ICC_SGI1R_EL1; targets has bit n for PE n. */
    private record Send(int pe, int intid, int targets) {
        boolean reaches(int other) {
            return (targets >> other & 1) == 1;
        }
    }

    /** What a GIC sees of a step; of the PEs that have no part in it, nothing. */
    private record Kind(@Nullable Send send, List<Change> changes) {}

    private record Change(int pe, SgiState from, SgiState to) {}

    private final Specification specification;
    private final SgiStates states;
    private final int sgis;
    private final CoveringWalk walks;
    private final ScriptHeader header;
    private @Nullable BiConsumer<Operation, @Nullable Answer> sink;
    private int count;
    private int open;

    /**
     * @param model a name for the header
     * @param specification an opened model of {@code MCIpiNmi} that is not symmetric
     */
    public IpiNmiScript(String model, Specification specification, Duration limit) {
        this.specification = specification;
        states = new SgiStates(specification);
        SpecState any = specification.initialStates().get(0);
        sgis = SgiStates.bits(specification.evaluate("Sgi", List.of(), any));
        walks = new CoveringWalk(specification, this::kind, limit);
        String name = "IpiNmi.tla, model " + model + "; steps left out that the architecture leaves open: " + open;
        header = new ScriptHeader(name, states.pes(), false, KERNEL, 5, ScriptHeader.Binding.ARCHITECTURAL);
    }

    @Override
    public ScriptHeader header() {
        return header;
    }

    @Override
    public int kinds() {
        return walks.kinds();
    }

    @Override
    public int left() {
        return walks.left();
    }

    /** Steps of the specification that are in no script, for the architecture leaves their order or effect open. */
    public int open() {
        return open;
    }

    @Override
    public int write(BiConsumer<Operation, @Nullable Answer> sink) {
        this.sink = sink;
        count = 0;
        int steps = 0;
        List<SgiState> now = List.of();
        for (List<CoveringWalk.Step> walk = walks.next(); !walk.isEmpty(); walk = walks.next()) {
            List<SgiState> initial = states.of(walk.get(0).from());
            if (now.isEmpty()) {
                setUp(initial);
            } else {
                putBack(now, initial);
            }
            for (CoveringWalk.Step step : walk) {
                carryOut(step);
            }
            now = states.of(walk.get(walk.size() - 1).to());
            steps += walk.size();
        }
        return steps;
    }

    private @Nullable Object kind(CoveringWalk.Step step) {
        Send send = send(step);
        List<Change> changes = new ArrayList<>();
        for (int pe = 0; pe < states.pes(); pe++) {
            SgiState from = states.of(step.from()).get(pe);
            SgiState to = states.of(step.to()).get(pe);
            if (leftOpen(from, to)) {
                open++;
                return null;
            }
            if (!from.equals(to) || send != null && send.reaches(pe)) {
                changes.add(new Change(pe, from, to));
            }
        }
        return changes.isEmpty() ? CoveringWalk.UNSEEN : new Kind(send, changes);
    }

    /** Of equal priorities the lowest INTID comes first; a priority changes while its interrupt is inactive and idle. */
    private static boolean leftOpen(SgiState from, SgiState to) {
        int taken = to.active() & ~from.active();
        boolean another = taken != 0 && taken != Integer.lowestOneBit(from.candidates());
        boolean reprioritised = ((from.nmi() ^ to.nmi()) & (from.pending() | from.active())) != 0;
        return another || reprioritised;
    }

    /** The step's write of ICC_SGI1R_EL1. Some sends find their interrupt pending, and change nothing. */
    private @Nullable Send send(CoveringWalk.Step step) {
        List<SpecValue> arguments = step.action().arguments();
        SpecState from = step.from();
        return switch (step.action().name()) {
            case "T5" -> new Send(states.pe(arguments.get(0)), intid("BtSgi", from), 1 << states.pe(arguments.get(1)));
            case "SendOwed" -> {
                int targets = states.targets(from.value("owed"));
                yield targets == 0
                        ? null
                        : new Send(states.pe(arguments.get(0)), SgiStates.intid(new SpecValue.Text("CALL")), targets);
            }
            case "RoundupSend" -> {
                int target = states.pe(arguments.get(1));
                Send gained = gained(step);
                boolean pends = (states.of(step.to()).get(target).pending() >> intid("KgSgi", from) & 1) == 1;
                boolean sends =
                        gained == null && pends && !holds("Fallback", from) && reachable(arguments.get(1), from);
                yield sends ? new Send(states.pe(arguments.get(0)), intid("KgSgi", from), 1 << target) : gained;
            }
            default -> gained(step);
        };
    }

    /** Mainline looks at the online mask as it sends, the others before they begin. */
    private boolean reachable(SpecValue cpu, SpecState state) {
        boolean online = ((SpecValue.SetOf) state.value("online")).elements().contains(cpu);
        return online || !specification.constant("Variant").equals(new SpecValue.Text("ML"));
    }

    /** A send that shows in what is pending. */
    private @Nullable Send gained(CoveringWalk.Step step) {
        int intids = 0;
        int targets = 0;
        for (int pe = 0; pe < states.pes(); pe++) {
            int more = states.of(step.to()).get(pe).pending()
                    & ~states.of(step.from()).get(pe).pending();
            intids |= more;
            targets |= more == 0 ? 0 : 1 << pe;
        }
        return intids == 0
                ? null
                : new Send(states.pe(step.action().arguments().get(0)), Integer.numberOfTrailingZeros(intids), targets);
    }

    private int intid(String operator, SpecState state) {
        return SgiStates.intid(specification.evaluate(operator, List.of(), state));
    }

    private boolean holds(String operator, SpecState state) {
        return specification.holds(operator, state);
    }

    private void setUp(List<SgiState> initial) {
        for (int pe = 0; pe < states.pes(); pe++) {
            put(pe, Register.GICD_CTLR, 3);
            put(pe, Register.GICR_WAKER, 0);
            put(pe, Register.GICR_IGROUPR0, 0xffffffffL);
            put(pe, Register.GICR_ICENABLER0, ALL_SGIS);
            put(pe, Register.ICC_IGRPEN1_EL1, 1);
            put(pe, Register.ICC_CTLR_EL1, 2);
            SgiState state = initial.get(pe);
            put(pe, Register.GICR_ISENABLER0, state.enabled());
            prioritise(pe, sgis, state);
            mask(pe, state);
        }
        check(initial);
    }

    private void putBack(List<SgiState> now, List<SgiState> initial) {
        for (int pe = 0; pe < states.pes(); pe++) {
            put(pe, Register.GICR_ICPENDR0, ALL_SGIS);
            become(pe, now.get(pe), initial.get(pe));
        }
        check(initial);
    }

    private void carryOut(CoveringWalk.Step step) {
        Send send = send(step);
        if (send != null) {
            put(send.pe(), Register.ICC_SGI1R_EL1, (long) send.intid() << 24 | send.targets());
        }
        List<SgiState> from = states.of(step.from());
        List<SgiState> to = states.of(step.to());
        for (int pe = 0; pe < states.pes(); pe++) {
            int taken = to.get(pe).active() & ~from.get(pe).active();
            if (taken != 0) {
                int intid = Integer.numberOfTrailingZeros(taken);
                expect(pe, Register.ICC_IAR1_EL1, intid);
                put(pe, Register.ICC_EOIR1_EL1, intid);
            }
            become(pe, from.get(pe), to.get(pe));
        }
        if (send != null || !from.equals(to)) {
            check(to);
        }
    }

    /** What the kernel does to its own GIC after the acknowledge. */
    private void become(int pe, SgiState from, SgiState to) {
        bits(from.active() & ~to.active()).forEach(intid -> put(pe, Register.ICC_DIR_EL1, intid));
        if ((to.enabled() & ~from.enabled()) != 0) {
            put(pe, Register.GICR_ISENABLER0, to.enabled() & ~from.enabled());
        }
        if ((from.enabled() & ~to.enabled()) != 0) {
            put(pe, Register.GICR_ICENABLER0, from.enabled() & ~to.enabled());
        }
        prioritise(pe, from.nmi() ^ to.nmi(), to);
        if (from.irqsOff() != to.irqsOff()) {
            mask(pe, to);
        }
    }

    private void prioritise(int pe, int intids, SgiState state) {
        bits(intids).forEach(intid -> {
            int priority = (state.nmi() >> intid & 1) == 1 ? NMI_PRIORITY : IRQ_PRIORITY;
            give(pe, new Action.Write(new Target(Register.GICR_IPRIORITYR, pe, intid), priority), null);
        });
    }

    private void mask(int pe, SgiState state) {
        put(pe, Register.ICC_PMR_EL1, state.irqsOff() ? IRQS_OFF : IRQS_ON);
    }

    private void check(List<SgiState> all) {
        for (int pe = 0; pe < all.size(); pe++) {
            expect(pe, Register.GICR_ISPENDR0, all.get(pe).pending());
            expect(pe, Register.GICR_ISACTIVER0, all.get(pe).active());
            expect(pe, Register.ICC_RPR_EL1, IDLE);
            expect(pe, Register.ISR_EL1, all.get(pe).signalled() == 0 ? 0 : IRQ_LINE);
        }
    }

    private static IntStream bits(int set) {
        return IntStream.range(0, 16).filter(n -> (set >> n & 1) == 1);
    }

    private void expect(int pe, Register register, long value) {
        give(pe, new Action.Read(new Target(register, pe, 0)), new Answer.Value(value));
    }

    private void put(int pe, Register register, long value) {
        give(pe, new Action.Write(new Target(register, pe, 0), value), null);
    }

    private void give(int pe, Action action, @Nullable Answer answer) {
        if (sink != null) {
            sink.accept(new Operation(2 + count++, pe, KERNEL, action, answer, null), answer);
        }
    }
}
