package org.rollcall.machine;

import static org.rollcall.machine.StepKind.*;

import java.util.Arrays;
import java.util.function.Function;
import org.rollcall.kernel.BtLabel;
import org.rollcall.kernel.DbgLabel;
import org.rollcall.kernel.Habit;
import org.rollcall.kernel.Label;
import org.rollcall.kernel.TaskState;

/**
 * Which steps are worth trying, from where the topmost context of a CPU is. Only a short cut: a step that is not listed
 * is refused by its guards there, which a property checks.
 */
final class Dispatch {
    private static final StepKind[] NOTHING = {};

    /** By the label of the running handler. */
    final StepKind[][] byHandler = table(Label.values(), Dispatch::handler);
    /** By the label of a master. */
    final StepKind[][] byMaster = table(DbgLabel.values(), Dispatch::master);
    /** By the label of the requester. */
    final StepKind[][] byRequester = table(BtLabel.values(), Dispatch::requester);
    /** By CPU and the state of its task: steps that the configuration lets no such CPU take are left out as well. */
    final StepKind[][][] byTask;
    /** For the CPU that runs the fallback's worker. */
    final StepKind[] worker = kinds(QUEUE_ON, SEND_OWED);
    /** For the owner of a lock of printk. */
    final StepKind[] lockHolder = kinds(DUMP_STACK_END, CONSOLE_UNLOCK);

    Dispatch(Configuration k) {
        byTask = new StepKind[k.cpus()][][];
        Arrays.setAll(
                byTask,
                c -> table(
                        TaskState.values(),
                        state -> Arrays.stream(task(state))
                                .filter(kind -> allows(k, kind, c))
                                .toArray(StepKind[]::new)));
    }

    private static <E> StepKind[][] table(E[] words, Function<E, StepKind[]> kinds) {
        return Arrays.stream(words).map(kinds).toArray(StepKind[][]::new);
    }

    private static boolean allows(Configuration k, StepKind kind, int c) {
        return switch (kind) {
            case IRQ_DISABLE -> k.environment().of(Habit.MASKS).contains(c);
            case HARD_LOCKUP -> k.environment().of(Habit.STUCK).contains(c);
            case LONG_IRQ_OFF -> k.environment().of(Habit.LONG_OFF).contains(c);
            case HARD_WINDOW -> k.environment().of(Habit.WINDOWS).contains(c);
            case LONG_HARD_WINDOW -> k.environment().of(Habit.LONG_HARD).contains(c);
            case DUMP_STACK ->
                k.backtrace().printLock() && k.environment().of(Habit.PRINTERS).contains(c);
            case CONSOLE_LOCK -> k.environment().of(Habit.CONSOLES).contains(c);
            case IDLE -> k.environment().of(Habit.IDLERS).contains(c);
            case SUSPEND -> k.environment().of(Habit.SUSPENDERS).contains(c);
            case CPU_DOWN_OFFLINE -> k.hotplug().unplug().contains(c);
            case T1, SYSRQ_SHOW_ALL -> k.backtrace().requesters().contains(c);
            case WORK_START -> !k.backtrace().requesters().isEmpty() && !k.nmi().nmiChip();
            case E0 -> k.debugger().masters().contains(c);
            case SMP_SEND_STOP -> k.environment().of(Habit.STOPPERS).contains(c);
            default -> true;
        };
    }

    private static StepKind[] handler(Label label) {
        return switch (label) {
            case NONE -> NOTHING;
            case H1 -> kinds(StepKind.H1);
            case P1 -> kinds(StepKind.P1);
            case P2 -> kinds(StepKind.P2);
            case P3 -> kinds(StepKind.P3);
            case H2A -> kinds(StepKind.H2A);
            case H2 -> kinds(StepKind.H2);
            case E2 -> kinds(E2_SLAVE);
            case L -> kinds(R1, BTC_DUMP);
            case R4 -> kinds(StepKind.R4);
            case C0 -> kinds(CALL_QUEUE);
            case C -> kinds(CALL_KGDB, CALL_SHOW, CALL_END);
            case S -> kinds(LOCAL_CPU_STOP);
            case RET -> kinds(StepKind.RET);
        };
    }

    private static StepKind[] master(DbgLabel label) {
        return switch (label) {
            case NONE -> NOTHING;
            case E2 -> kinds(E2_MASTER);
            case L -> kinds(LOCK_MASTER);
            case M1 -> kinds(StepKind.M1);
            case M4 -> kinds(StepKind.M4);
            case M5 -> kinds(StepKind.M5);
            case M5S -> kinds(ROUNDUP_SEND, M5_END);
            case M6 -> kinds(StepKind.M6, TIMEOUT_KG);
            case M9 -> kinds(BTC_ASK, GO);
            case X3 -> kinds(StepKind.X3);
            case X5 -> kinds(StepKind.X5);
        };
    }

    private static StepKind[] requester(BtLabel label) {
        return switch (label) {
            case NONE -> NOTHING;
            case T2 -> kinds(StepKind.T2);
            case T4 -> kinds(StepKind.T4);
            case T4E -> kinds(T4_END);
            case T5 -> kinds(StepKind.T5, T5_END);
            case T6 -> kinds(StepKind.T6, TIMEOUT_BT);
            case T8 -> kinds(StepKind.T8);
        };
    }

    private static StepKind[] task(TaskState state) {
        return switch (state) {
            case OPEN ->
                kinds(
                        IRQ_DISABLE,
                        HARD_LOCKUP,
                        LONG_IRQ_OFF,
                        HARD_WINDOW,
                        LONG_HARD_WINDOW,
                        DUMP_STACK,
                        CONSOLE_LOCK,
                        IDLE,
                        SUSPEND,
                        CPU_DOWN_OFFLINE,
                        T1,
                        SYSRQ_SHOW_ALL,
                        WORK_START,
                        E0,
                        SMP_SEND_STOP);
            case IRQOFF -> kinds(IRQ_ENABLE, T1, E0);
            case LONGOFF -> kinds(LONG_IRQ_OFF_END);
            case HARD -> kinds(HARD_WINDOW_END);
            case LONGHARD -> kinds(LONG_HARD_WINDOW_END);
            case IDLE -> kinds(WAKE);
            case SUSPENDED -> kinds(RESUME);
            case STOPPING -> kinds(RETRY_STOP);
            case STUCK, STOPPED -> NOTHING;
            case OFF -> kinds(CPU_UP_SETUP);
            case SETUP -> kinds(CPU_UP_ONLINE);
            case UNCOUNTED -> kinds(CPU_UP_COUNT);
            case LISTED -> kinds(CPU_UP_UNMASK);
            case DYING -> kinds(CPU_DOWN_TEARDOWN);
        };
    }

    private static StepKind[] kinds(StepKind... kinds) {
        return kinds;
    }
}
