package org.rollcall.machine;

import org.rollcall.kernel.DbgEntry;
import org.rollcall.kernel.Timeouts;
import org.rollcall.kernel.Variant;

/** A configuration in the making: the same components, to be changed one at a time. */
final class ConfigurationDraft {
    int cpus;
    Variant variant;
    boolean nmiChip;
    boolean prioMask;
    CpuMask prepOk;
    CpuMask stuck;
    CpuMask masks;
    CpuMask windows;
    CpuMask longOff;
    CpuMask longHard;
    CpuMask requesters;
    CpuMask btTargets;
    int maxBt;
    CpuMask masters;
    int maxKg;
    DbgEntry dbgEntry;
    CpuMask offline;
    CpuMask unplug;
    boolean printLock;
    CpuMask printers;
    CpuMask consoles;
    CpuMask idlers;
    CpuMask stoppers;
    CpuMask suspenders;
    boolean btc;
    Timeouts timeouts;
    boolean urgent;
    Mutation mut;
    Platform platform;

    ConfigurationDraft(Configuration c) {
        cpus = c.cpus();
        variant = c.variant();
        nmiChip = c.nmiChip();
        prioMask = c.prioMask();
        prepOk = c.prepOk();
        stuck = c.stuck();
        masks = c.masks();
        windows = c.windows();
        longOff = c.longOff();
        longHard = c.longHard();
        requesters = c.requesters();
        btTargets = c.btTargets();
        maxBt = c.maxBt();
        masters = c.masters();
        maxKg = c.maxKg();
        dbgEntry = c.dbgEntry();
        offline = c.offline();
        unplug = c.unplug();
        printLock = c.printLock();
        printers = c.printers();
        consoles = c.consoles();
        idlers = c.idlers();
        stoppers = c.stoppers();
        suspenders = c.suspenders();
        btc = c.btc();
        timeouts = c.timeouts();
        urgent = c.urgent();
        mut = c.mut();
        platform = c.platform();
    }

    Configuration build() {
        return new Configuration(
                cpus,
                variant,
                nmiChip,
                prioMask,
                prepOk,
                stuck,
                masks,
                windows,
                longOff,
                longHard,
                requesters,
                btTargets,
                maxBt,
                masters,
                maxKg,
                dbgEntry,
                offline,
                unplug,
                printLock,
                printers,
                consoles,
                idlers,
                stoppers,
                suspenders,
                btc,
                timeouts,
                urgent,
                mut,
                platform);
    }
}
