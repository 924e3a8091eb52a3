/* What the adapter needs of a GIC: accesses on a named PE. Put your own GIC behind these five functions. */
#ifndef GIC_H
#define GIC_H

#include <stdbool.h>
#include <stdint.h>

/* What an access came to. */
enum outcome { DONE, UNDEFINED, UNKNOWN };

/* Makes a machine as after a cold reset: PEs 0..pes-1, one Security state, 5 priority bits. */
void gic_reset(unsigned pes);

/* System registers and frame registers by their architectural names. `frame` is the PE whose Redistributor is meant.
 * An access to GICR_IPRIORITYR[n] has the register name "GICR_IPRIORITYR" and index n. */
enum outcome gic_read(unsigned pe, const char *reg, unsigned frame, unsigned index, uint64_t *value);
enum outcome gic_write(unsigned pe, const char *reg, unsigned frame, unsigned index, uint64_t value);

/* The GIC of toy_gic.c can be told to be wrong, for the test of the kit. */
void gic_be_wrong(const char *how);

#endif
