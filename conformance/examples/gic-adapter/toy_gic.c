/*
 * A GIC as small as it can be: SGIs and PPIs, one Security state, both groups, no lines. It was written from docs/gic.md
 * alone, so that the kit has another implementation to run on. Not fast, and not complete.
 */
#include "gic.h"

#include <string.h>

#define MOST_PES 16
#define INTIDS 32
#define SPURIOUS 1023
#define IDLE 0xff
#define BITS 5

struct pe {
    uint32_t pending, active, enabled, group, edge, waker;
    uint8_t priority[INTIDS];
    unsigned pmr, bpr[2], enable[2], eoi_split, common_bpr;
    uint32_t levels[2];
};

static struct pe pes[MOST_PES];
static unsigned count, control;
static const char *wrong = "";

void gic_be_wrong(const char *how)
{
    wrong = how;
}

static bool is(const char *how)
{
    return strcmp(wrong, how) == 0;
}

void gic_reset(unsigned number)
{
    count = number;
    control = 0x50;
    memset(pes, 0, sizeof pes);
    for (unsigned i = 0; i < MOST_PES; i++) {
        pes[i].waker = 6;
        pes[i].edge = 0xffff;
        pes[i].bpr[0] = 7 - BITS;
        pes[i].bpr[1] = 8 - BITS;
    }
}

static unsigned implemented(void)
{
    return 0xff << (8 - BITS) & 0xff;
}

static int group_of(const struct pe *p, int intid)
{
    return p->group >> intid & 1;
}

static unsigned group_mask(const struct pe *p, int group)
{
    unsigned point = group == 0 || p->common_bpr ? p->bpr[0] : p->bpr[1] - 1;

    return 0xffu << (point + 1) & 0xff;
}

static unsigned running(const struct pe *p)
{
    uint32_t all = p->levels[0] | p->levels[1];

    for (unsigned level = 0; level < 32; level++)
        if (all >> level & 1)
            return level << 3;
    return IDLE;
}

/* The best pending interrupt of all, -1 if there is none, or if its group is disabled here. */
static int best(const struct pe *p)
{
    int found = -1;

    if (p->waker & 4)
        return -1;
    for (int i = 0; i < INTIDS; i++) {
        bool candidate = p->pending & p->enabled & ~p->active & 1u << i && control & 1u << group_of(p, i);

        if (candidate && (found < 0 || p->priority[i] < p->priority[found]))
            found = i;
    }
    return found >= 0 && p->enable[group_of(p, found)] ? found : -1;
}

static bool signalled(const struct pe *p, int intid)
{
    unsigned mask, priority;

    if (intid < 0)
        return false;
    mask = group_mask(p, group_of(p, intid));
    priority = p->priority[intid];
    if (is("equal-preempts") && priority < p->pmr && (priority & mask) <= running(p))
        return true;
    return (is("inclusive-mask") ? priority <= p->pmr : priority < p->pmr)
        && (running(p) == IDLE || (priority & mask) < (running(p) & mask));
}

static unsigned acknowledge(struct pe *p, int group)
{
    int intid = best(p);

    if (!signalled(p, intid) || group_of(p, intid) != group)
        return SPURIOUS;
    p->levels[group] |= 1u << ((p->priority[intid] & group_mask(p, group)) >> 3);
    p->active |= 1u << intid;
    if (!is("stays-pending"))
        p->pending &= ~(1u << intid);
    return (unsigned)intid;
}

static void end(struct pe *p, unsigned intid, int group)
{
    unsigned level = running(p) >> 3;

    if (intid >= INTIDS || running(p) == IDLE || !(p->levels[group] >> level & 1))
        return;
    if (!is("no-drop"))
        p->levels[group] &= ~(1u << level);
    if (!p->eoi_split)
        p->active &= ~(1u << intid);
}

static void send(unsigned sender, uint64_t value, int group)
{
    unsigned intid = value >> 24 & 15;
    bool others = value >> 40 & 1;
    unsigned cluster = (value >> 48 & 0xff) << 16 | (value >> 32 & 0xff) << 8 | (value >> 16 & 0xff);

    for (unsigned i = 0; i < count; i++) {
        bool target = others ? i != sender || is("irm-reaches-sender") : cluster == 0 && value >> i & 1;

        if (target && group_of(&pes[i], (int)intid) == group)
            pes[i].pending |= 1u << intid;
    }
}

static uint32_t spread(uint32_t half)
{
    uint32_t word = 0;

    for (unsigned i = 0; i < 16; i++)
        word |= (half >> i & 1) << (2 * i + 1);
    return word;
}

static uint32_t *bitmap(struct pe *f, const char *reg, bool *clears)
{
    *clears = reg[6] == 'C';
    if (!strcmp(reg, "GICR_ISENABLER0") || !strcmp(reg, "GICR_ICENABLER0"))
        return &f->enabled;
    if (!strcmp(reg, "GICR_ISPENDR0") || !strcmp(reg, "GICR_ICPENDR0"))
        return &f->pending;
    if (!strcmp(reg, "GICR_ISACTIVER0") || !strcmp(reg, "GICR_ICACTIVER0"))
        return &f->active;
    return NULL;
}

/* n of GICR_IPRIORITYRn, -1 for another register. */
static int priority_word(const char *reg)
{
    return !strncmp(reg, "GICR_IPRIORITYR", 15) && reg[15] ? reg[15] - '0' : -1;
}

static enum outcome read_frame(struct pe *f, const char *reg, unsigned index, uint64_t *value)
{
    bool clears;
    uint32_t *map = bitmap(f, reg, &clears);

    if (map != NULL)
        *value = *map;
    else if (!strcmp(reg, "GICR_IGROUPR0"))
        *value = f->group;
    else if (!strcmp(reg, "GICR_IPRIORITYR"))
        *value = f->priority[index];
    else if (!strcmp(reg, "GICR_WAKER"))
        *value = f->waker;
    else if (!strcmp(reg, "GICR_ICFGR0"))
        *value = spread(f->edge);
    else if (!strcmp(reg, "GICR_ICFGR1"))
        *value = spread(f->edge >> 16);
    else if (!strcmp(reg, "GICR_IGRPMODR0") || !strcmp(reg, "GICR_NSACR"))
        *value = 0;
    else if (priority_word(reg) >= 0)
        for (int i = 3; i >= 0; i--)
            *value = *value << 8 | f->priority[4 * priority_word(reg) + i];
    else
        return UNKNOWN;
    return DONE;
}

enum outcome gic_read(unsigned pe, const char *reg, unsigned frame, unsigned index, uint64_t *value)
{
    struct pe *p = &pes[pe];
    int b = best(p);

    *value = 0;
    if (!strncmp(reg, "GICR_TYPER", 10)) {
        *value = (uint64_t)frame << 32 | frame << 8 | (frame == count - 1 ? 0x10 : 0);
        return DONE;
    }
    if (!strncmp(reg, "GICR_", 5))
        return read_frame(&pes[frame], reg, index, value);
    if (!strcmp(reg, "GICD_CTLR"))
        *value = control;
    else if (!strcmp(reg, "ICC_PMR_EL1"))
        *value = p->pmr;
    else if (!strcmp(reg, "ICC_RPR_EL1"))
        *value = running(p);
    else if (!strcmp(reg, "ICC_IAR0_EL1") || !strcmp(reg, "ICC_IAR1_EL1"))
        *value = acknowledge(p, reg[7] - '0');
    else if (!strcmp(reg, "ICC_HPPIR0_EL1") || !strcmp(reg, "ICC_HPPIR1_EL1"))
        *value = b >= 0 && group_of(p, b) == reg[9] - '0' ? (unsigned)b : SPURIOUS;
    else if (!strcmp(reg, "ICC_BPR0_EL1"))
        *value = p->bpr[0];
    else if (!strcmp(reg, "ICC_BPR1_EL1"))
        *value = !p->common_bpr ? p->bpr[1] : p->bpr[0] < 7 ? p->bpr[0] + 1 : 7;
    else if (!strcmp(reg, "ICC_CTLR_EL1"))
        *value = 0x8800 | (BITS - 1) << 8 | p->eoi_split << 1 | p->common_bpr;
    else if (!strcmp(reg, "ICC_SRE_EL1"))
        *value = 7;
    else if (!strcmp(reg, "ICC_IGRPEN0_EL1") || !strcmp(reg, "ICC_IGRPEN1_EL1"))
        *value = p->enable[reg[10] - '0'];
    else if (!strcmp(reg, "ICC_AP0R0_EL1") || !strcmp(reg, "ICC_AP1R0_EL1"))
        *value = p->levels[reg[6] - '0'];
    else if (!strcmp(reg, "ISR_EL1"))
        *value = !signalled(p, b) ? 0 : group_of(p, b) ? 0x80 : 0x40;
    else
        return !strncmp(reg, "ICC_", 4) ? UNDEFINED : UNKNOWN;
    return DONE;
}

static enum outcome write_frame(struct pe *f, const char *reg, unsigned index, uint64_t value)
{
    bool clears;
    uint32_t *map = bitmap(f, reg, &clears);

    if (map != NULL)
        *map = clears ? *map & ~(uint32_t)value : *map | (uint32_t)value;
    else if (!strcmp(reg, "GICR_IGROUPR0"))
        f->group = (uint32_t)value;
    else if (!strcmp(reg, "GICR_IPRIORITYR"))
        f->priority[index] = value & implemented();
    else if (!strcmp(reg, "GICR_WAKER"))
        f->waker = value & 2 ? 6 : 0;
    else if (!strcmp(reg, "GICR_ICFGR1")) {
        f->edge &= 0xffff;
        for (unsigned i = 0; i < 16; i++)
            f->edge |= (value >> (2 * i + 1) & 1) << (16 + i);
    } else if (priority_word(reg) >= 0)
        for (int i = 0; i < 4; i++)
            f->priority[4 * priority_word(reg) + i] = value >> 8 * i & implemented();
    else if (strcmp(reg, "GICR_ICFGR0") && strcmp(reg, "GICR_IGRPMODR0") && strcmp(reg, "GICR_NSACR"))
        return UNKNOWN;
    return DONE;
}

static void set_bpr(struct pe *p, int group, unsigned value)
{
    unsigned least = 7 - BITS + (unsigned)group;

    p->bpr[group] = value < least ? least : value;
}

enum outcome gic_write(unsigned pe, const char *reg, unsigned frame, unsigned index, uint64_t value)
{
    struct pe *p = &pes[pe];

    if (!strncmp(reg, "GICR_", 5))
        return write_frame(&pes[frame], reg, index, value);
    if (!strcmp(reg, "GICD_CTLR"))
        control = 0x50 | (value & 3);
    else if (!strcmp(reg, "ICC_PMR_EL1"))
        p->pmr = value & implemented();
    else if (!strcmp(reg, "ICC_EOIR0_EL1") || !strcmp(reg, "ICC_EOIR1_EL1"))
        end(p, value & 0xffffff, reg[8] - '0');
    else if (!strcmp(reg, "ICC_DIR_EL1")) {
        if (p->eoi_split && (value & 0xffffff) < INTIDS)
            p->active &= ~(1u << value);
    } else if (!strcmp(reg, "ICC_BPR0_EL1"))
        set_bpr(p, 0, value & 7);
    else if (!strcmp(reg, "ICC_BPR1_EL1")) {
        if (!p->common_bpr)
            set_bpr(p, 1, value & 7);
    } else if (!strcmp(reg, "ICC_CTLR_EL1")) {
        p->eoi_split = value >> 1 & 1;
        p->common_bpr = value & 1;
    } else if (!strcmp(reg, "ICC_IGRPEN0_EL1") || !strcmp(reg, "ICC_IGRPEN1_EL1"))
        p->enable[reg[10] - '0'] = value & 1;
    else if (!strcmp(reg, "ICC_AP0R0_EL1") || !strcmp(reg, "ICC_AP1R0_EL1"))
        p->levels[reg[6] - '0'] = (uint32_t)value;
    else if (!strcmp(reg, "ICC_SGI0R_EL1") || !strcmp(reg, "ICC_ASGI1R_EL1"))
        send(pe, value, 0);
    else if (!strcmp(reg, "ICC_SGI1R_EL1"))
        send(pe, value, 1);
    else if (strcmp(reg, "ICC_SRE_EL1"))
        return !strncmp(reg, "ICC_", 4) || !strcmp(reg, "ISR_EL1") ? UNDEFINED : UNKNOWN;
    return DONE;
}
