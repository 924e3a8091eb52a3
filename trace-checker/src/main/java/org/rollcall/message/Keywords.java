package org.rollcall.message;

import java.util.List;

/**
 * Words of which every message of the grammar contains at least one, the {@linkplain #SHORT short forms} excepted. A reader may skip
 * what has none; a property test holds the two together.
 */
public final class Keywords {
    /** At most this long, in characters of a record without framing, are the messages that have no keyword. */
    public static final int SHORT = 16;

    /** The words, each at least five bytes long. */
    public static final List<String> ALL = List.of(
            "ending NMI ",
            "NMI backtrace for cpu",
            "nmi_backtrace_stall_check",
            "NMIs are not reaching",
            "t respond to backtrace",
            "sysrq: ",
            "SysRq : ",
            "Show backtrace of all",
            "This sysrq operation",
            "backtrace skipped as",
            "detected stalls on",
            "self-detected",
            "expedited stalls",
            "GP kthread last ran",
            "ticks this GP",
            "GPs behind",
            "detected by",
            "kthread starved for",
            "kthread timer wakeup",
            "RCU grace-period",
            "soft lockup - CPU#",
            "hard LOCKUP on cpu",
            "blocked for more than",
            "csd: Detected",
            "Kernel panic - not",
            "secondary CPUs",
            "retry stop with NMI",
            "Entering kdb",
            "]kdb>",
            "Currently on cpu",
            "Available cpus:",
            "no task for cpu",
            "t stop in the debugger",
            "Stack traceback for",
            "Catastrophic error",
            "Kernel Offset:",
            "Rebooting in",
            "end Kernel panic",
            "TSTATE[",
            "printk messages dropped",
            "Linux version ",
            "Booting Linux on",
            "ommand line:",
            "Brought up",
            "Booted secondary",
            "psci: CPU",
            ": shutdown",
            "is now offline",
            "IRQ priority masking",
            "Pseudo-NMI",
            "Skipping NMI enable",
            "as NMI, err",
            ", using NMIs",
            "NMI not fully supported",
            "Comm:",
            "pstate:",
            "pmr_save:",
            "pmr: ",
            "pc : ",
            "nmi_trigger_cpumask_backtrace",
            "sysrq_handle_showallcpus",
            "kgdb_nmicallback",
            "kgdb_call_nmi_hook",
            "ipi_nmi_handler",
            "percpu_devid_fasteoi_",
            "handle_domain_nmi",
            "irq_from_irqsoff",
            "handle_percpu_devid_irq",
            "smp_call_function_interrupt",
            "lkdtm: Performing");

    private Keywords() {}
}
