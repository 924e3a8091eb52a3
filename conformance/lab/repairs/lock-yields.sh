#!/bin/sh
# Repairs F26 and "btc hangs" in a tree of Linux since 6.7: lock-yields.sh TREE
# LockYields: while a debugger is in, nobody waits for the printk CPU lock, whose holder may be parked. Who did not get it does not
# give it back.
set -e
file=$1/kernel/printk/printk.c
grep -q kgdb_is_in "$file" && exit 0
sed -i '/^int __printk_cpu_sync_try_get(void)$/,/^}$/s/^\treturn 0;$/\treturn kgdb_is_in();/' "$file"
sed -i '/^void __printk_cpu_sync_put(void)$/,/^}$/s/^{$/{\
	if (atomic_read(\&printk_cpu_sync_owner) != smp_processor_id())\
		return;\
/' "$file"
sed -i '/^void __printk_cpu_sync_wait(void)$/,/^}$/s/while (\(.*\) != -1);/while (\1 != -1 \&\& !kgdb_is_in());/' "$file"
line=$(grep -n '__printk_cpu_sync_wait() - ' "$file" | cut -d: -f1)
sed -i "$((line - 1))i\\
#ifdef CONFIG_KGDB\\
#include <linux/kgdb.h>\\
static bool kgdb_is_in(void)\\
{\\
	return atomic_read(\&kgdb_active) != -1;\\
}\\
#else\\
static bool kgdb_is_in(void)\\
{\\
	return false;\\
}\\
#endif\\
" "$file"
grep -c kgdb_is_in "$file"
