/*
 * The kernel messages that a roll call is made of, one record at a time, framing already removed (org.rollcall.log).
 * This grammar is the one definition of their syntax, old and new forms, all architectures. Only the head of a record
 * is described: what follows may be cut, wrapped or decoded. Sources: lib/nmi_backtrace.c, drivers/tty/sysrq.c,
 * kernel/debug, kernel/rcu/tree_stall.h, kernel/watchdog.c, kernel/smp.c, arch/{arm64,powerpc,sparc,x86}.
 */
grammar KernelMessage;

message
    : request
    | requestAll
    | stillSilent
    | backtrace
    | stallCheck
    | didNotRespond
    | notSent
    | csd
    | showCpu
    | trigger
    | rcuDetail
    | kgdb
    | stop
    | globalRegisters
    | mark
    | configuration
    | cpuLine
    | dump
    ;

// lib/nmi_backtrace.c: nmi_trigger_cpumask_backtrace, nmi_cpu_backtrace, nmi_backtrace_stall_check; powerpc stacktrace.c
// The colon ends the list: without it the line was cut, at the latest in the list.
request: SENDING_FROM INT (TO_CPUS cpuList COLON? | TO_CPUS (cpuList DASH)? EOF | WORD* EOF);
requestAll: SENDING_ALL;
stillSilent: AFTER INT STILL_SILENT cpuList?;
// A sentence about an answer goes on with a word.
backtrace: NMI_BACKTRACE INT (SKIPPED | EOF | ~(WORD | SKIPPED));
stallCheck
    : (STALL_EXCUSED | STALL_HANDLING | STALL_IN_NMI)
    | STALL_CHECK CPU INT COLON (~LAST_ACTIVITY)
    | CPU INT COLON NOT_REACHING
    ;
didNotRespond: CPU INT DID_NOT_RESPOND;

// arch/{mips,loongarch}: raise_backtrace; drivers/firmware/arm_sdei_nmi.c
notSent
    : UNABLE_TO_SEND CPU_NO                                        # callSlotBusy
    | SDEI_NMI? SDEI_SIGNAL_TO INT SDEI_RESULT                     # sdeiSignalFailed
    ;

// kernel/smp.c: csd_lock_wait_toolong, after the report itself
csd
    : SMP? CSD_STATE INT PAREN_R CSD_UNRESPONSIVE                  # csdUnresponsive
    | SMP? CSD_STATE INT PAREN_R CSD_HANDLING_THIS                 # csdHandlingThis
    | SMP? CSD_STATE INT PAREN_R CSD_HANDLING_PRIOR symbol         # csdHandlingPrior
    | SMP? CSD_RESENDING INT PAREN_R IPI_FROM INT TO_CPU INT       # csdResent
    | SMP? CSD_STATE INT PAREN_R CSD_UNSTUCK INT COMMA CPU_HASH INT CSD_RELEASED # csdReleased
    ;

symbol: WORD | INT | HEX | TRACE_SYMBOL;

// drivers/tty/sysrq.c: sysrq_handle_showallcpus and showacpu, the path without an architecture's own backtrace
showCpu: SYSRQ? CPU_NO COLON (BACKTRACE_SKIPPED | border);

// The end, or what a framing puts behind a record: another column, a tag, an escape
border: EOF | COMMA | LESS | ANY;

trigger
    : SYSRQ* SHOW_BACKTRACE                                        # showAllCpus
    | SYSRQ* SYSRQ_DISABLED                                        # sysrqDisabled
    | RCU? INFO WORD (DETECTED_STALLS | SELF_DETECTED | EXPEDITED) # rcuStall
    | RCU? STACK_LAST_RAN                                          # rcuLastRan
    | WATCHDOG? BUG? SOFT_LOCKUP INT                               # softLockup
    | WATCHDOG? (CPU_NO COLON)? HARD_LOCKUP INT                    # hardLockup
    | WATCHDOG CPU INT SELF_HARD_LOCKUP                            # selfHardLockup
    | (WATCHDOG CPU | WATCHDOG_CPU) INT OTHERS_HARD_LOCKUP cpuList # otherHardLockups
    | (WATCHDOG CPU | WATCHDOG_CPU) INT IN_HARD_LOCKUP EOF         # selfHardLockup
    | HUNG_TASK                                                    # hungTask
    | SMP? CSD_LOCK INT PAREN_R ON_CPU INT (COMMA (CSD_WAITING INT symbol?)?)? # csdLock
    | PANIC                                                        # panic
    | PANIC_PREFIX? REDIRECTING INT TO_CPU_NO INT                  # panicRedirecting
    | PANIC_PREFIX? REDIRECTED INT COMMA                           # panicRedirected
    | PANIC_PREFIX? NOT_REDIRECTED INT COMMA                       # panicNotRedirected
    | PANIC_PREFIX? TARGET_CPU INT IS_OFFLINE                      # panicNotRedirected
    ;

rcuDetail
    : RCU? RCU_CPU PAREN_L (~EOF)? (TICKS_THIS_GP | GPS_BEHIND)    # rcuStalledCpu
    | RCU? PAREN_L DETECTED_BY INT                                 # rcuDetectedBy
    | RCU? WORD (KTHREAD_STARVED | TIMER_WAKEUP)                   # rcuStarved
    | RCU? KTHREAD_DUMP                                            # rcuKthreadDump
    | RCU? (INFO WORD?)? (STALL_ENDED | STALL_SUPPRESSED)          # rcuAsksNobody
    | RCU? ALL_QSES_SEEN                                           # rcuAsksNobody
    | RCU? (OFFLINE_CPU INT BLOCKING_GP | RAN_ON_OFFLINE INT)      # rcuOfflineCpu
    ;

// kernel/debug: debug_core.c and kdb
kgdb
    : KGDB KGDB_TIMED_OUT                                          # kgdbTimedOut
    | ENTERING_KDB (ON_PROCESSOR INT DUE_TO? | DUE_TO)             # enteringKdb
    | SQUARE_L INT (KDB_PROMPT WORD? | KDB_BARE EOF)               # kdbPrompt
    | BTC_STATUS? CURRENTLY_ON INT                                 # kdbCurrentCpu
    | AVAILABLE (cpuState (COMMA cpuState)* COMMA?)?               # kdbCpuStatus
    | WARNING NO_TASK INT                                          # kdbNoTask
    | ERROR TASK_ON_CPU INT DID_NOT_STOP                           # kdbDidNotStop
    | STACK_TRACEBACK INT                                          # stackTraceback
    | CATASTROPHIC                                                 # catastrophic
    ;

cpuState: INT (DASH INT)? (PAREN_L (WORD | DASH | HEX | ANY) PAREN_R)?;

// smp_send_stop of arm64, arm, riscv, x86; machine_crash_shutdown of arm, arm64; crash_kexec_prepare_cpus of powerpc, mips, loongarch
stop
    : SMP STOPPING                                                 # stopping
    | SENDING_STOP                                                 # sendingStop
    | SMP RETRY_STOP cpuList                                       # retryStop
    | SMP FAILED_TO_STOP cpuList?                                  # failedToStop
    | (DID_NOT_REACT | (ERROR | DONE_WAITING) INT NOT_RESPONDING)  # someDidNotStop
    | (CPU_NO COLON STOPPING_SELF | CPU INT STOPS_FOR_CRASH) border # stoppingSelf
    | ALL_STOPPED                                                  # allStopped
    | MAY_BE_STALE                                                 # mayBeStale
    | (KERNEL_OFFSET | REBOOTING_IN | END_PANIC | CRASH_KERNEL)    # panicContinues
    ;

// arch/sparc/kernel/process_64.c: __global_reg_poll, __global_reg_self
globalRegisters: STAR? CPU_SQUARE INT SQUARE_R COLON TSTATE (INT | HEX) SQUARE_R;

mark
    : STAR STAR INT PRINTK_DROPPED                                 # printkDropped
    | elisionMark EOF                                              # elision
    ;

elisionMark
    : DOTS
    | (SQUARE_L | PAREN_L | LESS)? (DOTS | SNIP) (SQUARE_R | PAREN_R | GREATER)?
    ;

configuration
    : LINUX_VERSION                                                # linuxVersion
    | BOOTING_LINUX HEX? SQUARE_L?                                 # bootingLinux
    | COMMAND_LINE                                                 # commandLine
    | SMP? BROUGHT_UP (INT NODES COMMA)? INT (CPUS | CPU)          # broughtUp
    | CPU_NO COLON BOOTED                                          # secondaryBooted
    | (PSCI_CPU INT KILLED | CPU_NO SHUTDOWN | SMPBOOT? CPU INT NOW_OFFLINE) # cpuOffline
    | CPU_FEATURES PRIORITY_MASKING                                # priorityMasking
    | GICV3 PSEUDO_NMIS_ENABLED                                    # pseudoNmisEnabled
    | (GICV3 SKIPPING_NMI | CPU_FEATURES PSEUDO_NMI_DISABLED)      # pseudoNmisDisabled
    | COULD_NOT_REQUEST INT AS_NMI                                 # nmiRequestFailed
    | PERF_USING_NMIS                                              # perfUsingNmis
    | WATCHDOG NMI_NOT_SUPPORTED                                   # nmiNotSupported
    | GICV3 GICD_CTLR INT COMMA SCR_EL3 INT                        # gicSecurity
    | SDEI_NMI? SDEI_USED                                          # sdeiUsed
    | SDEI_NMI? SDEI_EVENT INT SDEI_RESULT                         # sdeiOff
    | SDEI SDEI_DISABLED                                           # sdeiOff
    | SDEI (SDEI_UNMASK INT | SDEI_REGISTER)                       # sdeiDeaf
    | ARCHITECTURE                                                 # architecture
    ;

cpuLine: CPU COLON INT (UID COLON INT)? PID COLON INT COMM;

dump
    : PSTATE (INT | HEX) PSTATE_FLAGS?                             # pstate
    | (PMR (INT | HEX) | PMR_NOW)                                  # pmr
    | TRACE_SYMBOL                                                 # traceSymbol
    | LKDTM WORD                                                   # lkdtm
    | TRACE_BUFFER                                                 # traceBuffer
    ;

cpuList: cpuRange (COMMA cpuRange)* COMMA?;
cpuRange: INT (DASH INT)?;

SENDING_FROM: [Ss] 'ending NMI from CPU';
SENDING_ALL: [Ss] 'ending NMI to ' ('all' | 'other') ' CPUs';
TO_CPUS: 'to CPUs';
AFTER: 'After';
STILL_SILENT: 'seconds, these CPU' [Ss] ' still haven' ~[ \r\n]+ ' responded to the NMI:';
NMI_BACKTRACE: 'NMI backtrace for cpu';
SKIPPED: 'skipped';
STALL_CHECK: 'nmi_backtrace_stall_check:';
// what the head says of the CPU: it need not answer; it does handle NMIs; it is in a handler and does not come out
STALL_EXCUSED: STALL ~[\r\n]* ('legitimately ignoring NMIs' | 'but OK because ignore_nmis');
STALL_HANDLING: STALL [0-9]+ ': CPU is handling NMIs';
STALL_IN_NMI: STALL [0-9]+ ': CPU ' ('entered NMI handler' | 'is ' 'offline '? 'in exc_nmi() handler and no');
fragment STALL: 'nmi_backtrace_stall_check: CPU ';
NOT_REACHING: 'NMIs are not reaching';
LAST_ACTIVITY: 'last activity';
DID_NOT_RESPOND: 'didn' . 't respond to backtrace IPI';
UNABLE_TO_SEND: 'Unable to send backtrace IPI to';
SYSRQ: 'sysrq:' | 'SysRq :';
SHOW_BACKTRACE: 'Show backtrace of all active CPUs';
SYSRQ_DISABLED: 'This sysrq operation is disabled';
BACKTRACE_SKIPPED: 'backtrace skipped as idling';
RCU: 'rcu:';
INFO: 'INFO:';
DETECTED_STALLS: 'detected stalls on CPUs/tasks';
SELF_DETECTED: 'self-detected stall on CPU';
EXPEDITED: 'detected expedited stalls on CPUs/tasks';
STACK_LAST_RAN: 'Stack dump where RCU GP kthread last ran';
// print_cpu_stall_info: only the fourth flag may be a digit; four would read the end of a list of CPUs, 1-1023:
RCU_CPU: [0-9]+ '-' FLAG FLAG FLAG [0-9.!?] ':';
fragment FLAG: [OoND.];
TICKS_THIS_GP: 'ticks this GP';
GPS_BEHIND: 'GPs behind';
DETECTED_BY: 'detected by';
KTHREAD_STARVED: 'kthread starved for';
TIMER_WAKEUP: 'kthread timer wakeup didn' . 't happen';
KTHREAD_DUMP: 'RCU grace-period kthread stack dump';
WATCHDOG: 'watchdog:' | 'NMI watchdog:';
BUG: 'BUG:';
SOFT_LOCKUP: 'soft lockup - CPU#';
HARD_LOCKUP: 'Watchdog detected hard LOCKUP on cpu';
SELF_HARD_LOCKUP: 'self-detected hard LOCKUP';
// arch/powerpc/kernel/watchdog.c: watchdog_smp_panic, wd_lockup_ipi; the second form of each is that of Linux 4.13 to 4.17
WATCHDOG_CPU: 'Watchdog CPU:';
OTHERS_HARD_LOCKUP: 'detected hard LOCKUP on other CPUs' | 'detected Hard LOCKUP other CPUS:';
IN_HARD_LOCKUP: 'Hard LOCKUP';
STALL_ENDED: ('Stall' | 'Expedited stall') ' ended ' ('before state dump start' | 'during stack backtracing');
STALL_SUPPRESSED: 'detected ' 'expedited '? 'stall' 's'? ', but suppressed full report due to a stuck CSD-lock';
ALL_QSES_SEEN: 'All QSes seen, last';
OFFLINE_CPU: 'Offline CPU';
BLOCKING_GP: 'blocking current GP';
RAN_ON_OFFLINE: 'RCU GP kthread last ran on offline CPU';
HUNG_TASK: 'INFO: task ' ~[\r\n]* ' blocked ' 'in I/O wait '? 'for more than';
CSD_LOCK: 'csd: ' ('Detected' | 'Continued') ' non-responsive CSD lock (#';
CSD_WAITING: 'waiting ' [0-9]+ ' ns for CPU#';
CSD_STATE: 'csd: CSD lock (#';
CSD_UNRESPONSIVE: 'unresponsive';
CSD_HANDLING_THIS: 'handling this request';
CSD_HANDLING_PRIOR: 'handling prior';
CSD_RESENDING: 'csd: Re-sending CSD lock (#';
CSD_UNSTUCK: 'got unstuck on CPU#';
CSD_RELEASED: 'released the lock';
IPI_FROM: 'IPI from CPU#';
TO_CPU: 'to CPU#';
CPU_HASH: 'CPU#';
ON_CPU: 'on CPU#';
PANIC_PREFIX: 'panic:';
REDIRECTING: 'Redirecting from CPU';
REDIRECTED: 'Redirected from CPU';
NOT_REDIRECTED: 'failed to redirect to CPU';
TARGET_CPU: 'target CPU';
IS_OFFLINE: 'is offline, continuing on CPU';
TO_CPU_NO: 'to CPU';
PANIC: 'Kernel panic - not syncing' ~[\r\n]*;
KGDB: 'KGDB:';
KGDB_TIMED_OUT: 'Timed out waiting for secondary CPUs';
ENTERING_KDB: 'Entering kdb (current=' ('0x'? '(____ptrval____)')? ~[)\r\n]* ')';
ON_PROCESSOR: 'on processor';
DUE_TO: ('Oops:' ~[\r\n]*)? 'due to' ~[\r\n]*;
KDB_PROMPT: ']kdb> ';
KDB_BARE: ']kdb>';
BTC_STATUS: 'btc: cpu status:';
CURRENTLY_ON: 'Currently on cpu';
AVAILABLE: 'Available cpus:';
NO_TASK: 'no task for cpu';
TASK_ON_CPU: 'Task on cpu';
DID_NOT_STOP: 'didn' . 't stop in the debugger';
STACK_TRACEBACK: 'Stack traceback for pid';
CATASTROPHIC: 'Catastrophic error detected';
SMP: 'SMP:' | 'smp:';
STOPPING: 'stopping secondary CPUs';
RETRY_STOP: 'retry stop with ' 'SDEI '? 'NMI for CPUs';
STOPPING_SELF: 'stopping';
SENDING_STOP: 'Shutting down cpus with NMI' | 'Sending IPI to other ' ('CPUs' | 'cpus...');
STOPS_FOR_CRASH: 'will stop doing anything useful since another CPU has crashed';
ALL_STOPPED: 'IPI complete';
DID_NOT_REACT: 'Non-crashing CPUs did not react to IPI';
DONE_WAITING: 'done waiting:';
NOT_RESPONDING: 'cpu(s) not responding';
CRASH_KERNEL: ('Starting' | 'Loading') ' crashdump kernel';
MAY_BE_STALE: 'Some CPUs may be stale, kdump will be unreliable';
FAILED_TO_STOP: 'failed to stop secondary CPUs';
KERNEL_OFFSET: 'Kernel Offset:';
REBOOTING_IN: 'Rebooting in';
END_PANIC: '---[ end Kernel panic';
CPU_SQUARE: 'CPU[';
TSTATE: 'TSTATE[';
PRINTK_DROPPED: 'printk messages dropped';
LINUX_VERSION: 'Linux version ' ~[ \r\n]+;
BOOTING_LINUX: 'Booting Linux on physical CPU';
COMMAND_LINE: ('Kernel command line:' | 'Command line:') ~[\r\n]*;
BROUGHT_UP: 'Brought up';
NODES: 'node' 's'?;
CPUS: 'CPUs';
BOOTED: 'Booted secondary processor';
PSCI_CPU: 'psci: CPU';
KILLED: 'killed';
SHUTDOWN: ': shutdown';
SMPBOOT: 'smpboot:';
NOW_OFFLINE: 'is now offline';
CPU_FEATURES: 'CPU features:';
PRIORITY_MASKING: ('detected: ')? 'IRQ priority masking';
GICV3: 'GICv3:';
PSEUDO_NMIS_ENABLED: 'Pseudo-NMIs enabled using' ~[\r\n]*;
SKIPPING_NMI: 'Skipping NMI enable' ~[\r\n]*;
PSEUDO_NMI_DISABLED: 'Pseudo-NMI disabled due to' ~[\r\n]*;
COULD_NOT_REQUEST: 'Could not request ' ('IPI' | 'IRQ');
AS_NMI: 'as NMI, err';
PERF_USING_NMIS: 'hw perfevents: enabled with ' ~[\r\n]* ', using NMIs';
NMI_NOT_SUPPORTED: 'NMI not fully supported';
GICD_CTLR: 'GICD_CT' ('R' | 'L') ('L' | 'R') '.DS=';
SCR_EL3: 'SCR_EL3.FIQ=';
SDEI_NMI: 'sdei_nmi:';
SDEI: 'sdei:';
SDEI_USED: 'using SDEI cross-CPU NMI';
SDEI_SIGNAL_TO: 'SDEI_EVENT_SIGNAL to CPU';
SDEI_RESULT: 'failed:' | ') failed:';
SDEI_EVENT: 'sdei_event_' ('register' | 'enable') '(';
SDEI_DISABLED: 'disabling SDEI firmware interface';
SDEI_UNMASK: 'failed to unmask CPU[';
SDEI_REGISTER: 'Failed to re-' ('register' | 'enable') ' event';
ARCHITECTURE
    : 'x86/fpu' | 'x86/cpu' | 'RIP: 00' [0-9] | 'irq_soft_mask: 0x' | 'NIP:  c0' | 'NIP [c0' | 'epc : ffff' | 'SBI specification v'
    | 'PC is at ' | 'ERA: 90' | 'Krnl PSW'
    ;
UID: 'UID';
PID: 'PID';
COMM: ' Comm: ' ~[\r\n]*;
PSTATE: 'pstate:';
PSTATE_FLAGS: '(' [nN] [zZ] [cC] [vV] ' ' [dD] [aA] [iI] [fF] ~[)\r\n]* ')'?;
PMR: 'pmr_save:';
PMR_NOW: 'pmr: 00' [0-9a-f]*;
TRACE_SYMBOL: ('[<' [0-9a-f]+ '>] ' | '[' [0-9a-f]+ '] ' | '? ' | '(')* SYMBOL ('.' [a-z0-9.]+)? ('+0x' | ')' | ' ' | '/');
fragment SYMBOL
    : 'nmi_trigger_cpumask_backtrace'
    | 'sysrq_handle_showallcpus'
    | 'kgdb_nmicallback'
    | 'kgdb_call_nmi_hook'
    | 'ipi_nmi_handler'
    | 'handle_percpu_devid_fasteoi_nmi'
    | 'handle_percpu_devid_fasteoi_ipi'
    | 'generic_handle_domain_nmi'
    | 'handle_domain_nmi'
    | '__gic_handle_irq_from_irqsoff'
    | 'handle_percpu_devid_irq'
    | 'generic_smp_call_function_interrupt'
    ;
TRACE_BUFFER: 'Dumping ftrace buffer';
LKDTM: 'lkdtm: Performing direct entry';
SNIP: 'snip' 'ped'?;
DOTS: '..' '.'* | '\u00e2\u0080\u00a6';
CPU_NO: 'CPU' [0-9]+;
CPU: 'CPU';
WARNING: 'WARNING:';
ERROR: 'ERROR:';
INT: [0-9]+;
HEX: '0x'? [0-9a-f]+;
WORD: [A-Za-z_] [A-Za-z0-9_]*;
COLON: ':';
COMMA: ',';
DASH: '-';
STAR: '*';
PAREN_L: '(';
PAREN_R: ')';
SQUARE_L: '[';
SQUARE_R: ']';
LESS: '<';
GREATER: '>';
WS: [ \t]+ -> skip;
ANY: .;
