#!/bin/sh
# Gives a tree of Linux 6.12 the behaviour of the mailed series v5 or v6: series.sh v5|v6 TREE
# One NMI IPI for backtraces and roundups. v6 asks for both in its handler and, without pseudo-NMI, leaves both to the generic code:
# sysrq-l to a worker that calls a function everywhere, the roundup to a csd for each CPU. v5 asks for the roundup only if there was
# no backtrace, and sends an ordinary interrupt where it cannot send an NMI. Names are those of the series; the words are ours.
set -e
case $1 in
v5) gate=ipi_kgdb_nmicallback both=false nmi_only=false ;;
v6) gate=kgdb_ipi_nmicallback both=true nmi_only=true ;;
*) echo "series.sh v5|v6 TREE" >&2; exit 2 ;;
esac
smp=$2/arch/arm64/kernel/smp.c
debug=$2/kernel/debug/debug_core.c
sysrq=$2/drivers/tty/sysrq.c
grep -q kgdb_arch_roundup_cpus "$debug" && exit 0

# The roundup is one send to all others, with the interrupt of the backtraces.
sed -i '/^#ifdef CONFIG_KGDB$/,/^#endif$/{
/^void kgdb_roundup_cpus(void)$/,/^}$/c\
bool kgdb_arch_roundup_cpus(void)\
{\
	struct cpumask others;\
\
	if (!arm64_supports_nmi())\
		return false;\
	cpumask_copy(\&others, cpu_online_mask);\
	cpumask_clear_cpu(raw_smp_processor_id(), \&others);\
	if (cpumask_empty(\&others))\
		return false;\
	__ipi_send_mask(ipi_desc[IPI_CPU_BACKTRACE], \&others);\
	return true;\
}\
\
noinline bool GATE(int cpu, struct pt_regs *regs)\
{\
	if (atomic_read(\&kgdb_active) == -1)\
		return false;\
	kgdb_nmicallback(cpu, regs);\
	return true;\
}
}' "$smp"
sed -i "s/GATE(int cpu/$gate(int cpu/" "$smp"
sed -i "/^\tcase IPI_CPU_BACKTRACE:$/,/^\t\tbreak;$/s/^\t\tnmi_cpu_backtrace(get_irq_regs());$/\t\tif (!nmi_cpu_backtrace(get_irq_regs()) || $both)\\
\t\t\t$gate(cpu, get_irq_regs());/" "$smp"
sed -i "/^static void arm64_backtrace_ipi(cpumask_t \*mask)$/i\\
bool arm64_supports_nmi(void)\\
{\\
	return system_uses_irq_prio_masking() || !$nmi_only;\\
}\\
" "$smp"

# The generic code asks the architecture first.
sed -i '/^void __weak kgdb_roundup_cpus(void)$/i\
bool __weak kgdb_arch_roundup_cpus(void)\
{\
	return false;\
}\
' "$debug"
sed -i '/^void __weak kgdb_roundup_cpus(void)$/,/^}$/s/^\tint ret;$/\tint ret;\
\
	if (kgdb_arch_roundup_cpus())\
		return;/' "$debug"
sed -i 's/^static void sysrq_handle_showallcpus(u8 key)$/bool arm64_supports_nmi(void);\
\
&/; s/if (!trigger_all_cpu_backtrace()) {/if (!arm64_supports_nmi() || !trigger_all_cpu_backtrace()) {/' "$sysrq"
grep -c 'kgdb_arch_roundup_cpus\|arm64_supports_nmi' "$smp" "$debug" "$sysrq"
