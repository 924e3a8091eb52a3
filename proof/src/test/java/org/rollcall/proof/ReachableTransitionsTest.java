package org.rollcall.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.z3.BoolExpr;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.spec.Exploration;
import org.rollcall.spec.SpecAction;
import org.rollcall.spec.SpecState;
import org.rollcall.spec.SpecValue;
import org.rollcall.spec.Specification;
import org.rollcall.spec.syntax.Expression;
import org.rollcall.spec.syntax.Module;
import org.rollcall.spec.syntax.Operator;
import org.rollcall.spec.syntax.Place;
import org.rollcall.spec.tla.SanyReader;
import org.rollcall.spec.tla.TlaTools;

/**
 * On every transition that the TLA+ tools reach, the formulas of exactly those instances of actions are true that the
 * tools list for it; in every state, exactly those conjuncts of the invariant. TranslatorTest looks where no behaviour comes.
 */
class ReachableTransitionsTest {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final TlaTools TOOLS = TlaTools.ofProgram();

    @ParameterizedTest
    @CsvSource({
        "RollCallProof,'','GiveUp Lose Straggle'",
        "RollCallProof-weak,'',''",
        "IpiNmiProof,'Masters = {c2}','CallBacktrace CallEnd CallKgdb CallQueue CallShow CpuDownOffline CpuDownSdei CpuUpOnline CpuUpSdei CpuUpUnmask D1 DumpStack DumpStackEnd GoOffline Halt HaltByEvent Idle LongHardWindow LongHardWindowEnd LongIrqOff LongIrqOffEnd QueueOn SendOwed StopEvent SysrqShowAll TimeoutBt TimeoutKg Wake WorkStart X6'",
        "IpiNmiProof,'Oops = TRUE;AnswersApart = TRUE;Shared = FALSE;ActiveTest = FALSE;Fair = FALSE;TestsSlaveLock = TRUE;CountsIfLocked = TRUE;ActiveLate = TRUE;LongOff = {c1};LongHard = {c2};Windows = {};Masks = {};Watchdogs = {c1};Requesters = {c1};Masters = {c2};PrintLock = TRUE;Idlers = {c2}','CallBacktrace CallEnd CallKgdb CallQueue CallShow CpuDownOffline CpuDownSdei CpuUpOnline CpuUpSdei CpuUpUnmask D1 GoOffline H2a Halt HaltByEvent HardWindow HardWindowEnd IrqDisable IrqEnable QueueOn SendOwed StopEvent SysrqShowAll WorkStart'",
        "IpiNmiProof,'Csd = TRUE;ShowAll = TRUE;NmiCpus = {};Requesters = {};BtTargets = {};BtSpared = {}','CallBacktrace CallShow CpuDownOffline CpuDownSdei CpuUpOnline CpuUpSdei CpuUpUnmask D1 DumpStack DumpStackEnd GoOffline H1 H2a Halt HaltByEvent Idle LeaveOut LongHardWindow LongHardWindowEnd LongIrqOff LongIrqOffEnd P1 P2 P3 QueueOn SendOwed StopEvent SysrqShowAll T1 T2 T4 T4End T5 T5End T6 T8 TimeoutBt Wake WorkStart X6'",
        "IpiNmiProof,'Csd = TRUE;ShowAll = TRUE;NmiCpus = {};Requesters = {c1};Masters = {c1};Stuck = {};Masks = {};Windows = {};BtTargets = {};BtSpared = {}','CallBacktrace CpuDownOffline CpuDownSdei CpuUpOnline CpuUpSdei CpuUpUnmask D1 DumpStack DumpStackEnd GoOffline H1 H2a Halt HaltByEvent HardLockup HardWindow HardWindowEnd Idle IrqDisable IrqEnable LeaveOut LongHardWindow LongHardWindowEnd LongIrqOff LongIrqOffEnd P1 P2 P3 StopEvent T1 T2 T4 T4End T5 T5End T6 T8 TimeoutBt Wake X6'",
        "IpiNmiProof,'Csd = TRUE;BtCsd = TRUE;Shared = FALSE;ActiveTest = FALSE;NmiCpus = {};BtTargets = {c2};Requesters = {c1};Masters = {c1};Stuck = {};Masks = {};Windows = {};BtSpared = {}','CallShow CpuDownOffline CpuDownSdei CpuUpOnline CpuUpSdei CpuUpUnmask D1 DumpStack DumpStackEnd GoOffline H2a Halt HaltByEvent HardLockup HardWindow HardWindowEnd Idle IrqDisable IrqEnable LeaveOut LongHardWindow LongHardWindowEnd LongIrqOff LongIrqOffEnd QueueOn SendOwed StopEvent SysrqShowAll T4End TimeoutBt TimeoutKg Wake WorkStart X6'",
        "IpiNmiProof,'Stops = TRUE;LiveLoop = FALSE;Requesters = {};Masters = {c2};Stuck = {};Masks = {};Windows = {}','CallBacktrace CallEnd CallKgdb CallQueue CallShow CpuDownOffline CpuDownSdei CpuUpOnline CpuUpSdei CpuUpUnmask D1 DumpStack DumpStackEnd HaltByEvent HardLockup HardWindow HardWindowEnd Idle IrqDisable IrqEnable LeaveOut LongHardWindow LongHardWindowEnd LongIrqOff LongIrqOffEnd P1 P2 P3 QueueOn SendOwed StopEvent SysrqShowAll T1 T2 T4 T4End T5 T5End T6 T8 TimeoutBt Wake WorkStart X6'",
        "IpiNmiProof,'Stops = TRUE;BtNamed = {c2};BtTargets = {c1};Requesters = {c1};Masters = {};Stuck = {};Masks = {};Windows = {};BtSpared = {}','CallBacktrace CallEnd CallKgdb CallQueue CallShow CpuDownOffline CpuDownSdei CpuUpOnline CpuUpSdei CpuUpUnmask D1 DumpStack DumpStackEnd E0 E2Master E2Slave Go H2 HaltByEvent HardLockup HardWindow HardWindowEnd Idle IrqDisable IrqEnable LeaveOut LockMaster LongHardWindow LongHardWindowEnd LongIrqOff LongIrqOffEnd M1 M4 M5 M5End M6 QueueOn R1 R4 RoundupSend SendOwed StopEvent SysrqShowAll TimeoutKg Wake WorkStart X3 X5 X6'",
        "IpiNmiProof,'Sdei = TRUE;Shared = FALSE;Stops = TRUE;BtTargets = {};Requesters = {};Masters = {};Stuck = {};Masks = {};Windows = {};BtSpared = {}','CallBacktrace CallEnd CallKgdb CallQueue CallShow CpuDownOffline CpuDownSdei CpuUpOnline CpuUpSdei CpuUpUnmask DumpStack DumpStackEnd E0 E2Master E2Slave Go H2 H2a HardLockup HardWindow HardWindowEnd Idle IrqDisable IrqEnable LeaveOut LockMaster LongHardWindow LongHardWindowEnd LongIrqOff LongIrqOffEnd M1 M4 M5 M5End M6 P1 P2 P3 QueueOn R1 R4 RoundupSend SendOwed SysrqShowAll T1 T2 T4 T4End T5 T5End T6 T8 TimeoutBt TimeoutKg Wake WorkStart X3 X5 X6'",
        "IpiNmiProof,'Sdei = TRUE;Shared = FALSE;BtTargets = {c2};Requesters = {c1};Masters = {c1};Stuck = {};Masks = {};Windows = {};BtSpared = {}','CallBacktrace CallEnd CallKgdb CallQueue CallShow CpuDownOffline CpuDownSdei CpuUpOnline CpuUpSdei CpuUpUnmask DumpStack DumpStackEnd GoOffline H2a Halt HaltByEvent HardLockup HardWindow HardWindowEnd Idle IrqDisable IrqEnable LeaveOut LongHardWindow LongHardWindowEnd LongIrqOff LongIrqOffEnd QueueOn SendOwed StopEvent SysrqShowAll T4End TimeoutBt TimeoutKg Wake WorkStart X6'",
        "IpiNmiProof,'Offline = {c2};Unplug = {c2};Requesters = {};Masters = {c1};Stuck = {};Masks = {};Windows = {};BtSpared = {}','CallBacktrace CallEnd CallKgdb CallQueue CallShow CpuDownSdei CpuUpSdei D1 DumpStack DumpStackEnd GoOffline Halt HaltByEvent HardLockup HardWindow HardWindowEnd Idle IrqDisable IrqEnable LeaveOut LongHardWindow LongHardWindowEnd LongIrqOff LongIrqOffEnd P1 P2 P3 QueueOn SendOwed StopEvent SysrqShowAll T1 T2 T4 T4End T5 T5End T6 T8 TimeoutBt Wake WorkStart X6'",
        "IpiNmiProof,'Sdei = TRUE;Shared = FALSE;Offline = {c2};Unplug = {c2};BtTargets = {c2};Requesters = {c1};Masters = {};Stuck = {};Masks = {};Windows = {};BtSpared = {}','CallBacktrace CallEnd CallKgdb CallQueue CallShow DumpStack DumpStackEnd E0 E2Master E2Slave Go GoOffline H2 H2a Halt HaltByEvent HardLockup HardWindow HardWindowEnd Idle IrqDisable IrqEnable LeaveOut LockMaster LongHardWindow LongHardWindowEnd LongIrqOff LongIrqOffEnd M1 M4 M5 M5End M6 QueueOn R1 R4 RoundupSend SendOwed StopEvent SysrqShowAll T4End TimeoutKg Wake WorkStart X3 X5 X6'"
    })
    void formulasNameTheActionsThatTheToolsList(String configuration, String changes, String neverTaken) {
        compare(configuration.replace("-weak", ""), configuration, changes, "IndInv", neverTaken);
    }

    /** Any priorities of two interrupts, of one CPU: what is marked, and what is not, for both kernels and both modes. */
    @ParameterizedTest
    @CsvSource({
        "'',GicMaskIrqs",
        "'Handler = \"v5.19\";EoiMode = 1;Pmhe = TRUE',''",
        "'IrqOff = 2;IrqOn = 1;IrqOnISet = 1;Handler = \"v5.19\"',''"
    })
    void formulasNameTheActionsOfAnyPriorities(String changes, String neverTaken) {
        compare("PriorityMaskProof", "PriorityMaskProof", changes, "IndInv", neverTaken);
    }

    /** The whole of IpiNmi, in models that are inside the fragment. */
    @ParameterizedTest
    @CsvSource({
        "'Masks = {c1};MaxBt = 1;Requesters = {c1};CPU = {c1, c2};Stuck = {};PrepOk = {c1, c2};BtTargets = {c1, c2}'",
        "'Stoppers = {c1, c2};CPU = {c1, c2};Stuck = {};PrepOk = {c1, c2};BtTargets = {c1, c2}'",
        "'Version = \"V73\";Sdei = TRUE;Requesters = {c1};MaxBt = 1;CPU = {c1, c2};Stuck = {};PrepOk = {c1, c2};BtTargets = {c2}'",
        "'Arch = \"mips\";NmiChip = FALSE;PrioMask = FALSE;Requesters = {c1};MaxBt = 1;CPU = {c1, c2};Stuck = {};PrepOk = {c1, c2};BtTargets = {c2}'"
    })
    void formulasNameTheActionsOfTheProtocol(String changes) {
        ActionCoverage coverage = new ActionCoverage(SanyReader.ofProgram().read("IpiNmiBridgeProof"));
        Set<String> taken = compare("IpiNmiBridgeProof", "MCIpiNmi", changes, "BridgeInv", null);
        assertThat(taken).hasSizeGreaterThan(25).allMatch(coverage::isCovered);
    }

    /** The small modules, with whatever two CPUs may do. */
    @ParameterizedTest
    @CsvSource({
        "CallFunction,'CPU = {c1, c2};Callers = {c1, c2};LockUps = {c2};Parks = {c1}'",
        "SseNmi,'CPU = {c1, c2};Tracers = {c1, c2};Masters = {c2};Stoppers = {c2}'",
        "PanicElection,'CPU = {c1, c2};Panickers = {c1};LockUps = {};ForceCpu = {c2};Oopsers = {c2}'",
        "SdeiRequest,'CPU = {c1, c2};Requesters = {c1, c2};Stoppers = {c2};LockUps = {c2}'"
    })
    void formulasNameTheActionsOfTheSmallModules(String module, String changes) {
        assertThat(compare(module + "Proof", "MC" + module, changes, "IndInv", null))
                .hasSizeGreaterThan(6);
    }

    private static Set<String> compare(
            String name, String configuration, String changes, String invariant, @Nullable String neverTaken) {
        Module module = SanyReader.ofProgram().read(name);
        try (Specification tools = TOOLS.openConfigured(name, configured(configuration, changes));
                Prover prover = new Prover(module, Set.of())) {
            Comparison comparison = new Comparison(module, tools, prover, invariant);
            Exploration.Result result = Exploration.run(tools, comparison, LIMIT);
            System.out.printf(
                    "%s %s: %d states, %d transitions, %d action instances, %d evaluations of formulas%n",
                    configuration,
                    changes,
                    comparison.states,
                    comparison.transitions,
                    comparison.actions.size(),
                    comparison.evaluations);
            if (neverTaken != null) {
                assertThat(result.kinds().keySet().stream()
                                .filter(kind -> result.kinds().get(kind) == 0)
                                .collect(Collectors.joining(" ")))
                        .as("actions that this configuration never takes")
                        .isEqualTo(neverTaken);
            }
            assertThat(comparison.states).isEqualTo(result.distinct()).isGreaterThan(100);
            assertThat(comparison.transitions).isGreaterThan(comparison.states);
            return result.kinds().keySet().stream()
                    .filter(kind -> result.kinds().get(kind) > 0)
                    .collect(Collectors.toSet());
        }
    }

    /** The text of a configuration without its invariants, which are compared here, and with other constants. */
    private static String configured(String configuration, String changes) {
        String text = TOOLS.text(configuration + ".cfg");
        text = text.substring(0, text.indexOf("INVARIANTS"));
        for (String change : changes.isEmpty() ? new String[0] : changes.split(";")) {
            String constant = change.substring(0, change.indexOf(" ="));
            String changed = text.replaceFirst("(?m)^  " + constant + " = .*$", "  " + change);
            assertThat(changed).as("the constant %s", constant).isNotEqualTo(text);
            text = changed;
        }
        return text;
    }

    /** Compares, as the search proceeds. */
    private static final class Comparison implements Exploration.Observer {
        private final Specification tools;
        private final Map<String, SpecValue> constants = new LinkedHashMap<>();
        private final SortedMap<String, FormulaEvaluator> actions = new TreeMap<>();
        private final SortedMap<String, FormulaEvaluator> conjuncts = new TreeMap<>();
        private final Map<Long, SortedSet<String>> listed = new LinkedHashMap<>();
        private final Map<Long, SpecState> followers = new LinkedHashMap<>();
        private long states;
        private long transitions;
        private long evaluations;

        Comparison(Module module, Specification tools, Prover prover, String invariant) {
            this.tools = tools;
            module.constants().forEach(each -> constants.put(each, tools.constant(each)));
            Map<String, List<SpecValue>> universes = FormulaEvaluator.universes(module, constants);
            Map<String, Expression> disjuncts = new TreeMap<>();
            for (Expression action : Conjuncts.disjuncts(module.required("Next").body())) {
                disjuncts.put(call(action).definition().name(), action);
            }
            for (SpecAction instance : tools.actions()) {
                actions.put(
                        instance.toString(), evaluator(disjuncts.get(instance.name()), instance, prover, universes));
            }
            assertThat(actions).hasSize(tools.actions().size());
            for (Expression part : Conjuncts.of(module.required(invariant).body())) {
                conjuncts.put(
                        ((Expression.Call) part).definition().name(), evaluator(prover, part, universes, List.of()));
            }
        }

        private static Expression.Call call(Expression action) {
            return (Expression.Call) (action instanceof Expression.Quantified quantified ? quantified.body() : action);
        }

        /** Of one instance: what is no CPU is written into the expression, CPUs are witnesses of its quantifiers. */
        private static FormulaEvaluator evaluator(
                Expression action, SpecAction instance, Prover prover, Map<String, List<SpecValue>> universes) {
            List<SpecValue> witnesses = new ArrayList<>();
            Expression pinned = action;
            if (action instanceof Expression.Quantified quantified) {
                List<Expression.Bound> bounds = new ArrayList<>();
                for (Expression.Bound bound : quantified.bounds()) {
                    SpecValue value = argument(quantified, instance, bound);
                    Place place = bound.set().place();
                    if (value instanceof SpecValue.Constant) {
                        witnesses.add(value);
                        bounds.add(bound);
                    } else {
                        Expression only = value instanceof SpecValue.Bool truth
                                ? new Expression.Truth(truth.value(), place)
                                : new Expression.Text(((SpecValue.Text) value).value(), place);
                        bounds.add(new Expression.Bound(
                                bound.name(), new Expression.Operation(Operator.ENUMERATION, List.of(only), place)));
                    }
                }
                pinned = new Expression.Quantified(false, bounds, quantified.body(), quantified.place());
            }
            return evaluator(prover, pinned, universes, witnesses);
        }

        private static FormulaEvaluator evaluator(
                Prover prover, Expression claim, Map<String, List<SpecValue>> universes, List<SpecValue> witnesses) {
            List<BoolExpr> formulas = prover.formulas(new Claim(claim, false));
            return new FormulaEvaluator(
                    formulas, universes, witnesses, prover.translator().sizes().counted());
        }

        private static SpecValue argument(Expression.Quantified action, SpecAction instance, Expression.Bound bound) {
            List<Expression> arguments = call(action).arguments();
            for (int i = 0; i < arguments.size(); i++) {
                if (arguments.get(i) instanceof Expression.Local local
                        && local.name().equals(bound.name())) {
                    return instance.arguments().get(i);
                }
            }
            throw new AssertionError(bound.name() + " is not handed to " + instance);
        }

        @Override
        public void step(SpecState state, SpecAction action, SpecState next, boolean fresh) {
            followers.put(next.fingerprint(), next);
            listed.computeIfAbsent(next.fingerprint(), key -> new TreeSet<>()).add(action.toString());
        }

        @Override
        public void expanded(SpecState state) {
            states++;
            Map<String, SpecValue> before = valued(state);
            FormulaEvaluator.Step here = new FormulaEvaluator.Step(before, before);
            conjuncts.forEach((label, formula) -> {
                evaluations++;
                assertThat(formula.holds(here)).as("%s in %s", label, before).isEqualTo(tools.holds(label, state));
            });
            followers.forEach((fingerprint, next) -> {
                transitions++;
                FormulaEvaluator.Step step = new FormulaEvaluator.Step(before, valued(next));
                SortedSet<String> named = new TreeSet<>();
                actions.forEach((label, formula) -> {
                    evaluations++;
                    if (formula.holds(step)) {
                        named.add(label);
                    }
                });
                assertThat(named)
                        .as("the actions from %s to %s", before, step.after())
                        .isEqualTo(listed.get(fingerprint));
            });
            followers.clear();
            listed.clear();
        }

        private Map<String, SpecValue> valued(SpecState state) {
            Map<String, SpecValue> all = new LinkedHashMap<>(constants);
            all.putAll(state.values());
            return all;
        }
    }
}
