#!/bin/sh
# Repairs the false time-out of F23 in a tree of Linux since 6.7: at-least.sh TREE
# AtLeast: a CPU that came online after the count was taken makes one more than are waited for, which is enough.
set -e
file=$1/kernel/debug/debug_core.c
sed -i '/while (kgdb_do_roundup && --time_left &&/,/udelay/s/&slaves_in_kgdb)) !=$/\&slaves_in_kgdb)) </' "$file"
grep -c '&slaves_in_kgdb)) <$' "$file"
