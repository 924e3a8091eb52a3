package org.rollcall.message;

import java.util.List;

/**
 * Words of which every message of the grammar contains at least one, the {@linkplain #mayLackOne short forms} excepted. A reader may skip
 * what has none; a property test holds the two together.
 */
public final class Keywords {
    /** At most this long, in characters of a record without framing, are the messages that have no keyword ... */
    private static final int SHORT = 16;

    /** ... but for what begins so: more may stand behind it. */
    private static final String SHOW_CPU = "CPU";

    /**
     * The words, each at least seven bytes long: the longer the shortest word, the fewer bytes a search looks at. It looks at the fifth
     * to seventh byte of a word first: many begin in the middle of a word of the kernel's, so that these are rare in other messages.
     */
    public static final List<String> ALL = List.of(
            "nding NMI",
            " still haven",
            "I from CPU",
            "NMI back",
            "ktrace for cpu",
            "nmi_backtrace_stall_check",
            "NMIs are not reaching",
            "t respond to backtrace",
            "sysrq: ",
            "SysRq : ",
            "Show backtrace of all",
            "sysrq operation",
            "trace skipped as",
            "ected stalls on",
            "self-detected",
            "ed stalls",
            "GP kthread last ran",
            "ticks this GP",
            "GPs behind",
            "ected by",
            "d starved for",
            "timer wakeup",
            "RCU grace-period",
            "ockup - CPU#",
            "ard LOCKUP",
            "blocked for more than",
            "I/O wait for more",
            "CSD lock (#",
            "suppressed full report",
            "ended before state",
            "ended during stack",
            "QSes seen",
            "blocking current GP",
            "ran on offline CPU",
            "end backtrace IPI to",
            "directing from CPU",
            "directed from CPU",
            "failed to redirect",
            "is offline, continuing",
            "CPUs may be stale",
            "SDEI cross-CPU",
            "EVENT_SIGNAL to CPU",
            "sdei_event_",
            "ling SDEI firmware",
            "iled to unmask CPU[",
            "iled to re-",
            "SCR_EL3.FIQ=",
            "x86/fpu",
            "x86/cpu",
            "RIP: 00",
            "_soft_mask: 0x",
            "NIP:  c0",
            "NIP [c0",
            "epc : ffff",
            "SBI specification",
            "PC is at ",
            "ERA: 90",
            "Krnl PSW",
            "panic - not",
            "ndary CPUs",
            "retry stop with",
            ": stopping",
            "wn cpus with NMI",
            "ng IPI to other",
            "I complete",
            "CPU has crashed",
            "ng CPUs did not react",
            "cpu(s) not resp",
            "crashdump kernel",
            "ring kdb",
            "0]kdb> ",
            "1]kdb> ",
            "2]kdb> ",
            "3]kdb> ",
            "4]kdb> ",
            "5]kdb> ",
            "6]kdb> ",
            "7]kdb> ",
            "8]kdb> ",
            "9]kdb> ",
            "urrently on cpu",
            "lable cpus:",
            "o task for cpu",
            "t stop in the debugger",
            "Stack traceback for",
            "trophic error",
            "ernel Offset:",
            "Rebooting in",
            "end Kernel panic",
            "TSTATE[",
            "printk messages dropped",
            "Linux version ",
            "oting Linux on",
            "mmand line:",
            "Brought up",
            "ooted secondary",
            "psci: CPU",
            ": shutdown",
            "is now offline",
            "IRQ priority masking",
            "Pseudo-NMI",
            "pping NMI enable",
            "as NMI, err",
            "using NMIs",
            "NMI not fully supported",
            " Comm: ",
            "pstate:",
            "pmr_save:",
            "pmr: 00",
            "i_trigger_cpumask_backtrace",
            "sysrq_handle_showallcpus",
            "kgdb_nmicallback",
            "kgdb_call_nmi_hook",
            "ipi_nmi_handler",
            "devid_fasteoi_",
            "andle_domain_nmi",
            "_from_irqsoff",
            "andle_percpu_devid_irq",
            "_call_function_interrupt",
            "tm: Performing",
            "mping ftrace buffer");

    private Keywords() {}

    /** Whether a text may be a message without a keyword. */
    public static boolean mayLackOne(String text) {
        return text.length() <= SHORT || text.startsWith(SHOW_CPU);
    }

    /** Whether the text {@code buf[from, to)} may be one. */
    public static boolean mayLackOne(byte[] buf, int from, int to) {
        return to - from <= SHORT || mayShowCpu(buf, from);
    }

    /** Whether the text at {@code buf[from]}, of three bytes or more, may be a message that names a CPU and says no more. */
    public static boolean mayShowCpu(byte[] buf, int from) {
        return buf[from] == 'C' && buf[from + 1] == 'P' && buf[from + 2] == 'U';
    }

    /** Whether a text that is no message looks like a part of a roll call. */
    public static boolean looksLikeRollCall(String text) {
        return Phrases.occurIn(text) || Phrases.beginIn(text);
    }

    /**
     * Whether a text that begins with this message holds a part of a roll call besides: two CPUs wrote into one record, and nothing shows which of its
     * characters are whose.
     */
    public static boolean holdsOtherThan(Message message, String text) {
        return Phrases.areMoreThan(hasPhrase(message) ? 1 : 0, text);
    }

    /** Whether this message is one that the phrases of a roll call are taken from. */
    public static boolean hasPhrase(Message message) {
        return message instanceof Asking.SendingNmi
                || message instanceof Asking.SendingNmiToAll
                || message instanceof Answering.NmiBacktrace
                || message instanceof Answering.SkippedIdling
                || message instanceof Answering.ShowCpuIdling
                || message instanceof Answering.DidNotRespond
                || message instanceof Triggering.ShowAllCpus
                || message instanceof Stopping.FailedToStop
                || message instanceof Debugging.KgdbTimedOut
                || message instanceof Debugging.EnteringKdb;
    }

    /** Whether this text holds a keyword. */
    static boolean isIn(String text) {
        return holds(text, ALL);
    }

    /** Asked of most records of a strange text: no stream. */
    static boolean holds(String text, List<String> words) {
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
