#!/bin/sh
# Repairs N2 in a tree of Linux 7.3: stuck-target.sh TREE
# Who hands its panic to the CPU that panic_force_cpu names waits for it as long as smp_send_stop() does, and then goes on by itself.
set -e
file=$1/kernel/panic.c
grep -q 'does not answer, continuing' "$file" && exit 0
sed -i '/IPI\/NMI sent, this CPU should stop/i\
	for (int ms = 0; ms < 1000 \&\& !panic_in_progress(); ms++)\
		mdelay(1);\
	if (!panic_in_progress()) {\
		pr_warn("panic: CPU %d does not answer, continuing on CPU %d\\n",\
			panic_force_cpu, this_cpu);\
		return false;\
	}\
' "$file"
grep -c 'does not answer, continuing' "$file"
