package org.rollcall.machine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The kinds of steps, one for each action of {@code IpiNmi.tla}'s {@code Next}, in its order. The class of
 * {@code org.rollcall.kernel} that has a step names the kernel function it stands for.
 */
public enum StepKind {
    IRQ_DISABLE("IrqDisable", "c"),
    IRQ_ENABLE("IrqEnable", "c"),
    HARD_LOCKUP("HardLockup", "c"),
    LONG_IRQ_OFF("LongIrqOff", "c"),
    LONG_IRQ_OFF_END("LongIrqOffEnd", "c"),
    HARD_WINDOW("HardWindow", "c"),
    HARD_WINDOW_END("HardWindowEnd", "c"),
    LONG_HARD_WINDOW("LongHardWindow", "c"),
    LONG_HARD_WINDOW_END("LongHardWindowEnd", "c"),
    DUMP_STACK("DumpStack", "c"),
    DUMP_STACK_END("DumpStackEnd", "c"),
    CONSOLE_LOCK("ConsoleLock", "c"),
    CONSOLE_UNLOCK("ConsoleUnlock", "c"),
    IDLE("Idle", "c"),
    WAKE("Wake", "c"),
    SUSPEND("Suspend", "c"),
    RESUME("Resume", "c"),
    CPU_UP_SETUP("CpuUpSetup", "c"),
    CPU_UP_ONLINE("CpuUpOnline", "c"),
    CPU_UP_COUNT("CpuUpCount", "c"),
    CPU_UP_UNMASK("CpuUpUnmask", "c"),
    CPU_DOWN_OFFLINE("CpuDownOffline", "c"),
    CPU_DOWN_TEARDOWN("CpuDownTeardown", "c"),
    TAKE("Take", "c", "s"),
    RET("Ret", "c"),
    H1("H1", "c"),
    P1("P1", "c"),
    P2("P2", "c"),
    P3("P3", "c"),
    H2A("H2a", "c"),
    H2("H2", "c"),
    E2_SLAVE("E2Slave", "c"),
    R1("R1", "c"),
    R4("R4", "c"),
    CALL_QUEUE("CallQueue", "c"),
    CALL_KGDB("CallKgdb", "c"),
    CALL_SHOW("CallShow", "c", "w"),
    CALL_END("CallEnd", "c"),
    T1("T1", "r"),
    T2("T2", "r"),
    T4("T4", "r"),
    T4_END("T4End", "r"),
    T5("T5", "r", "d"),
    T5_END("T5End", "r"),
    T6("T6", "r"),
    TIMEOUT_BT("TimeoutBt", "r"),
    T8("T8", "r"),
    SYSRQ_SHOW_ALL("SysrqShowAll", "r"),
    WORK_START("WorkStart", "w"),
    QUEUE_ON("QueueOn", "w", "d"),
    SEND_OWED("SendOwed", "w"),
    E0("E0", "c"),
    E2_MASTER("E2Master", "c"),
    LOCK_MASTER("LockMaster", "c"),
    M1("M1", "c"),
    M4("M4", "c"),
    M5("M5", "c"),
    ROUNDUP_SEND("RoundupSend", "c", "d"),
    M5_END("M5End", "c"),
    M6("M6", "c"),
    TIMEOUT_KG("TimeoutKg", "c"),
    BTC_ASK("BtcAsk", "c", "d"),
    BTC_DUMP("BtcDump", "d"),
    GO("Go", "c"),
    X3("X3", "c"),
    X5("X5", "c"),
    SMP_SEND_STOP("SmpSendStop", "c"),
    RETRY_STOP("RetryStop", "c"),
    LOCAL_CPU_STOP("LocalCpuStop", "c");

    private static final Map<String, StepKind> BY_NAME = new HashMap<>();

    static {
        for (StepKind kind : values()) {
            BY_NAME.put(kind.specName, kind);
        }
    }

    private final String specName;
    private final List<String> parameters;

    StepKind(String specName, String... parameters) {
        this.specName = specName;
        this.parameters = List.of(parameters);
    }

    /** The name of the action in the specification. */
    public String specName() {
        return specName;
    }

    /** Its parameters: the CPU that steps, then an SGI ({@code s}) or another CPU. */
    public List<String> parameters() {
        return parameters;
    }

    /** Whether a step has a second parameter. */
    public boolean hasArgument() {
        return parameters.size() == 2;
    }

    /** Whether the second parameter is an SGI. */
    public boolean takesSgi() {
        return hasArgument() && parameters.get(1).equals("s");
    }

    /** The kind with this name in the specification. */
    public static StepKind named(String specName) {
        StepKind kind = BY_NAME.get(specName);
        if (kind == null) {
            throw new IllegalArgumentException("no step is called " + specName);
        }
        return kind;
    }
}
