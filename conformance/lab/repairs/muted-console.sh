#!/bin/sh
# Repairs "a CPU that locks up as it prints mutes the console" in a tree of Linux 7.3: muted-console.sh TREE
# Each CPU has an item of its own to wake the printing threads, so one that is stuck on a CPU keeps nobody else from waking them.
set -e
file=$1/kernel/printk/nbcon.c
grep -q nbcon_wake_threads "$file" && exit 0
sed -i '/^void nbcon_kthreads_wake(void)$/i\
static void nbcon_wake_threads(struct irq_work *work)\
{\
	struct console *con;\
	int cookie = console_srcu_read_lock();\
\
	for_each_console_srcu(con)\
		if ((console_srcu_read_flags(con) \& CON_NBCON) \&\& rcuwait_has_sleeper(\&con->rcuwait))\
			nbcon_kthread_wake(con);\
	console_srcu_read_unlock(cookie);\
}\
\
static DEFINE_PER_CPU(struct irq_work, nbcon_wake_work) = IRQ_WORK_INIT_LAZY(nbcon_wake_threads);\
' "$file"
sed -i '/^void nbcon_kthreads_wake(void)$/,/^}$/s/irq_work_queue(&con->irq_work)/irq_work_queue(this_cpu_ptr(\&nbcon_wake_work))/' "$file"
grep -c nbcon_wake_work "$file"
