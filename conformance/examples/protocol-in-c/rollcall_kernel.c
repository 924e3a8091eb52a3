/*
 * The roll calls of the Linux kernel on three CPUs, in C: nmi_trigger_cpumask_backtrace() and kgdb_roundup_cpus() of
 * mainline, where each has a pseudo-NMI of its own. It stands for somebody's implementation under test: it knows nothing
 * of Rollcall but the protocol of docs/conformance-kit.md, and keeps only the variables that it needs.
 *
 *   cc -o rollcall_kernel rollcall_kernel.c
 *   rollcall replay drive ML-nmi-backtrace -- ./rollcall_kernel
 *   rollcall replay drive ML-nmi-roundup -- ./rollcall_kernel
 *
 * BUG_SENDS_TO_ONE_LESS, BUG_CLEARS_BEFORE_PRINT and BUG_SLAVE_STAYS_COUNTED put one bug in each.
 */
#include <stdio.h>
#include <string.h>

enum { CPUS = 3, ALL = (1 << CPUS) - 1, NONE = -1 };
enum { BT = 1, KG = 2 }; /* SGIs, as bits */

struct kernel {
	int stuck[CPUS];          /* lkdtm_HARDLOCKUP: loops with interrupts disabled */
	int pend[CPUS];           /* GICR_ISPENDR0 */
	int act[CPUS];            /* GICR_ISACTIVER0 */
	const char *nmi_pc[CPUS]; /* where the NMI handler is */
	int nmi_sgi[CPUS];        /* what it serves */

	const char *bt_pc;        /* where the requester is */
	int bt_reqr;              /* backtrace_flag, and whose */
	int bt_mask;              /* backtrace_mask */
	int bt_sent;              /* CPUs that the send loop is past */
	int bt_count;

	const char *dbg_pc[CPUS]; /* where a master of the debugger is */
	int entered;              /* enter_kgdb, a bit for each CPU */
	int masters, slaves;      /* masters_in_kgdb, slaves_in_kgdb */
	int snap[CPUS];           /* num_online_cpus() as the master saw it */
	int mlock;                /* dbg_master_lock: its holder */
	int slock;                /* dbg_slave_lock */
	int active;               /* kgdb_active */
	int to_send;              /* CPUs that the roundup has still to send to */
	int kg_count;
};

static struct kernel k;

static void reset(void)
{
	memset(&k, 0, sizeof(k));
	for (int c = 0; c < CPUS; c++)
		k.nmi_pc[c] = k.dbg_pc[c] = "-";
	k.bt_pc = "-";
	k.bt_reqr = k.mlock = k.active = NONE;
}

static int at(const char *pc, const char *label)
{
	return strcmp(pc, label) == 0;
}

/* The handler of a backtrace: lib/nmi_backtrace.c, nmi_cpu_backtrace */
static int backtrace_handler(const char *step, int c)
{
	if (at(step, "H1") && at(k.nmi_pc[c], "H1")) {
		k.nmi_pc[c] = k.bt_mask & 1 << c ? "P1" : "Ret";
	} else if (at(step, "P1") && at(k.nmi_pc[c], "P1")) {
#ifdef BUG_CLEARS_BEFORE_PRINT
		k.bt_mask &= ~(1 << c);
#endif
		k.nmi_pc[c] = "P2";
	} else if (at(step, "P2") && at(k.nmi_pc[c], "P2")) {
		k.nmi_pc[c] = "P3";
	} else if (at(step, "P3") && at(k.nmi_pc[c], "P3")) {
		k.bt_mask &= ~(1 << c);
		k.nmi_pc[c] = "Ret";
	} else {
		return 0;
	}
	return 1;
}

/* A slave of the debugger: kernel/debug/debug_core.c, kgdb_nmicallback */
static int slave(const char *step, int c)
{
	if (at(step, "H2") && at(k.nmi_pc[c], "H2")) {
		int joins = !(k.entered & 1 << c) && k.mlock != NONE;

		k.nmi_pc[c] = joins ? "E2" : "Ret";
		k.entered |= joins << c;
	} else if (at(step, "E2Slave") && at(k.nmi_pc[c], "E2")) {
		k.slaves++;
		k.nmi_pc[c] = "L";
	} else if (at(step, "R1") && at(k.nmi_pc[c], "L") && !k.slock) {
		k.nmi_pc[c] = "R4";
	} else if (at(step, "R4") && at(k.nmi_pc[c], "R4")) {
		k.entered &= ~(1 << c);
#ifndef BUG_SLAVE_STAYS_COUNTED
		k.slaves--;
#endif
		k.nmi_pc[c] = "Ret";
	} else {
		return 0;
	}
	return 1;
}

/* lib/nmi_backtrace.c: nmi_trigger_cpumask_backtrace */
static int requester(const char *step, int c, int d)
{
	int left = k.bt_mask & ~k.bt_sent;

	if (at(step, "T1") && k.bt_count == 0) {
		k.bt_count++;
		k.bt_reqr = c;
		k.bt_sent = 0;
		k.bt_pc = "T2";
	} else if (at(step, "T2") && at(k.bt_pc, "T2")) {
		k.bt_mask = ALL;
		k.bt_pc = "T4";
	} else if (at(step, "T4") && at(k.bt_pc, "T4")) {
		k.bt_pc = "T4e";
	} else if (at(step, "T4End") && at(k.bt_pc, "T4e")) {
		k.bt_mask &= ~(1 << c);
		k.bt_pc = "T5";
	} else if (at(step, "T5") && at(k.bt_pc, "T5") && left & 1 << d) {
		k.bt_sent |= 1 << d;
#ifdef BUG_SENDS_TO_ONE_LESS
		if (d == CPUS - 1)
			return 1;
#endif
		k.pend[d] |= BT;
	} else if (at(step, "T5End") && at(k.bt_pc, "T5") && !left) {
		k.bt_pc = "T6";
	} else if (at(step, "T6") && at(k.bt_pc, "T6") && !k.bt_mask) {
		k.bt_pc = "T8";
	} else if (at(step, "T8") && at(k.bt_pc, "T8")) {
		k.bt_reqr = NONE;
		k.bt_sent = 0;
		k.bt_pc = "-";
	} else {
		return 0;
	}
	return 1;
}

static int goes(int c, const char *from, const char *to)
{
	if (!at(k.dbg_pc[c], from))
		return 0;
	k.dbg_pc[c] = to;
	return 1;
}

/* kernel/debug/debug_core.c: kgdb_cpu_enter */
static int master(const char *step, int c, int d)
{
	if (at(step, "E0") && k.kg_count == 0 && goes(c, "-", "E2")) {
		k.kg_count++;
		k.snap[c] = CPUS;
		k.entered |= 1 << c;
	} else if (at(step, "E2Master") && goes(c, "E2", "L")) {
		k.masters++;
	} else if (at(step, "LockMaster") && k.mlock == NONE && goes(c, "L", "M1")) {
		k.mlock = c;
	} else if (at(step, "M1") && goes(c, "M1", "M4")) {
		k.active = c;
	} else if (at(step, "M4") && goes(c, "M4", "M5")) {
		k.slock = 1;
	} else if (at(step, "M5") && goes(c, "M5", "M5s")) {
		k.to_send = ALL & ~(1 << c);
	} else if (at(step, "RoundupSend") && k.to_send & 1 << d && goes(c, "M5s", "M5s")) {
		k.to_send &= ~(1 << d);
		k.pend[d] |= KG;
	} else if (at(step, "M5End") && !k.to_send && goes(c, "M5s", "M6")) {
	} else if (at(step, "M6") && k.masters + k.slaves == k.snap[c] && goes(c, "M6", "M9")) {
	} else if (at(step, "Go") && goes(c, "M9", "X3")) {
		k.slock = 0;
	} else if (at(step, "X3") && k.slaves == 0 && goes(c, "X3", "X5")) {
	} else if (at(step, "X5") && goes(c, "X5", "-")) {
		k.entered &= ~(1 << c);
		k.masters--;
		k.snap[c] = 0;
		k.mlock = k.active = NONE;
	} else {
		return 0;
	}
	return 1;
}

/* The CPU and its interrupt controller: a pseudo-NMI gets through everything but another one. */
static int cpu(const char *step, int c, const char *sgi)
{
	int bit = at(sgi, "BT") ? BT : at(sgi, "KG") ? KG : 0;

	if (at(step, "HardLockup")) {
		k.stuck[c] = 1;
	} else if (at(step, "Take") && k.pend[c] & bit && at(k.nmi_pc[c], "-")) {
		k.pend[c] &= ~bit;
		k.act[c] |= bit;
		k.nmi_sgi[c] = bit;
		k.nmi_pc[c] = bit == BT ? "H1" : "H2";
	} else if (at(step, "Ret") && at(k.nmi_pc[c], "Ret")) {
		k.act[c] &= ~k.nmi_sgi[c];
		k.nmi_sgi[c] = 0;
		k.nmi_pc[c] = "-";
	} else {
		return 0;
	}
	return 1;
}

static void strings(const char *name, const char *const of[])
{
	printf("\"%s\":{\"c1\":\"%s\",\"c2\":\"%s\",\"c3\":\"%s\"},", name, of[0], of[1], of[2]);
}

static void sgis(const char *name, const int of[])
{
	static const char *const sets[] = { "[]", "[\"BT\"]", "[\"KG\"]", "[\"BT\",\"KG\"]" };

	printf("\"%s\":{\"c1\":%s,\"c2\":%s,\"c3\":%s},", name, sets[of[0]], sets[of[1]], sets[of[2]]);
}

static void cpus(const char *name, int set)
{
	const char *comma = "";

	printf("\"%s\":[", name);
	for (int c = 0; c < CPUS; c++) {
		if (set & 1 << c) {
			printf("%s\"c%d\"", comma, c + 1);
			comma = ",";
		}
	}
	printf("],");
}

static void owner(const char *name, int c)
{
	static const char *const names[] = { "None", "c1", "c2", "c3" };

	printf("\"%s\":\"%s\",", name, names[c + 1]);
}

static void state(void)
{
	const char *task[CPUS], *serves[CPUS];

	for (int c = 0; c < CPUS; c++) {
		task[c] = k.stuck[c] ? "stuck" : "open";
		serves[c] = k.nmi_sgi[c] == BT ? "BT" : k.nmi_sgi[c] == KG ? "KG" : "-";
	}
	printf("{");
	strings("task", task);
	strings("nmiPc", k.nmi_pc);
	strings("nmiSgi", serves);
	strings("dbgPc", k.dbg_pc);
	sgis("pend", k.pend);
	sgis("act", k.act);
	cpus("btMask", k.bt_mask);
	cpus("btSent", k.bt_sent);
	cpus("entered", k.entered);
	cpus("toSend", k.to_send);
	owner("btReqr", k.bt_reqr);
	owner("mlock", k.mlock);
	owner("kgActive", k.active);
	printf("\"btPc\":\"%s\",\"slock\":%s,", k.bt_pc, k.slock ? "true" : "false");
	printf("\"snap\":{\"c1\":%d,\"c2\":%d,\"c3\":%d},", k.snap[0], k.snap[1], k.snap[2]);
	printf("\"btCount\":%d,\"kgCount\":%d,\"nM\":%d,\"nS\":%d}\n", k.bt_count, k.kg_count, k.masters, k.slaves);
}

/* "step T5 c1 c2": the step's name, the CPU that takes it, and another CPU or an SGI. */
static int step(const char *request)
{
	char name[32] = "", argument[32] = "";
	int c = 0, d = 0;

	if (sscanf(request, "step %31s c%d %31s", name, &c, argument) < 2 || c < 1 || c > CPUS)
		return 0;
	sscanf(argument, "c%d", &d);
	return cpu(name, c - 1, argument) || backtrace_handler(name, c - 1) || slave(name, c - 1) ||
	       requester(name, c - 1, d - 1) || master(name, c - 1, d - 1);
}

int main(void)
{
	char request[256];

	while (fgets(request, sizeof(request), stdin)) {
		if (strncmp(request, "reset", 5) == 0) {
			reset();
			puts("ok");
		} else if (strncmp(request, "step", 4) == 0) {
			puts(step(request) ? "ok" : "no such step here");
		} else {
			state();
		}
		fflush(stdout);
	}
	return 0;
}
