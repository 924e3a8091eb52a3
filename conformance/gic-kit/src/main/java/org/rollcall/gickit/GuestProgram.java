package org.rollcall.gickit;

import java.util.List;
import org.rollcall.aarch64.Aarch64;
import org.rollcall.gic.Register;

/**
 * A script as a bare-metal program for QEMU's machine {@code virt}: every PE has its operations as straight-line code and
 * waits for its turns on one counter. At the end one PE writes all results to the host in one piece and leaves.
 */
final class GuestProgram {
    private static final int PSCI_CPU_ON_HIGH = 0xc400;
    private static final int PSCI_CPU_ON_LOW = 0x0003;
    private static final long SYS_OPEN = 1;
    private static final long SYS_WRITE = 5;
    private static final long SYS_EXIT = 0x18;
    private static final long APPLICATION_EXIT = 0x20026;
    private static final long CONSOLE_NAME = 0x0074743aL; // ":tt"
    private static final long MODE_WRITE = 4;
    /** {@code CNTHCTL_EL2.EL1PCEN} and {@code EL1PCTEN}. */
    private static final int GUEST_REACHES_TIMER = 3;

    private static final int SCR_NON_SECURE = 0x531;
    private static final int SCR_SECURE = 0x530;

    private final ScriptHeader header;
    private final List<Operation> operations;
    private final int bootEl;
    private final Aarch64 code = new Aarch64();
    private final GuestVectors vectors;

    GuestProgram(ScriptHeader header, List<Operation> operations) {
        this.header = header;
        this.operations = List.copyOf(operations);
        bootEl = header.bootLevel().number();
        vectors = new GuestVectors(code, header.declared().has(Extension.NMI));
    }

    /** Bytes that the guest will write: a result for each operation, then the notes of each window. */
    int resultBytes() {
        long windows = operations.stream()
                .filter(o -> o.action() instanceof Action.Window)
                .count();
        return Math.toIntExact(notes() + windows * GuestLayout.WINDOW_BYTES);
    }

    /** Where in the results the notes of the first window are. */
    int notes() {
        return GuestLayout.RESULT_BYTES * operations.size();
    }

    /** The program as an ELF file. */
    byte[] elf() {
        int toStart = code.reserve();
        int table = vectors.emitBoot(bootEl);
        int below = bootEl == 3 ? vectors.emitBelow() : bootEl == 2 ? vectors.emitBoot(1) : table;
        int start = code.here();
        code.patch(toStart, () -> code.branch(start));
        boot(table, below);
        dispatch();
        return ElfImage.of(code.words(), GuestLayout.CODE);
    }

    private void boot(int table, int below) {
        code.daifSet(0xf);
        code.mov(0, GuestLayout.CODE + 4L * table);
        code.msr(GuestLayout.vbar(bootEl), 0);
        if (bootEl == 3) {
            code.mov(0, GuestLayout.CODE + 4L * below);
            code.msr(GuestLayout.vbar(1), 0);
            code.mov(1, 0xf);
            code.msr(Register.ICC_SRE_EL3.encoding(), 1);
            enableSystemRegisters(SCR_NON_SECURE);
            enableSystemRegisters(SCR_SECURE);
        } else if (bootEl == 2) {
            code.mov(0, GuestLayout.CODE + 4L * below);
            code.msr(GuestLayout.vbar(1), 0);
            code.mov(1, GUEST_REACHES_TIMER);
            code.msr(GuestLayout.CNTHCTL_EL2, 1);
            code.mov(1, 0xf);
            code.msr(Register.ICC_SRE_EL2.encoding(), 1);
        }
        if (header.declared().has(Extension.NMI)) {
            // Superpriority would be taken whatever DAIF says.
            code.mov(1, GuestLayout.PSTATE_ALLINT);
            code.msr(GuestLayout.ALLINT, 1);
        }
        code.isb();
        code.mov(GuestLayout.TURN_POINTER, GuestLayout.TURN);
    }

    private void enableSystemRegisters(int scr) {
        code.mov(1, scr);
        code.msr(GuestLayout.SCR_EL3, 1);
        code.isb();
        code.mov(1, 7);
        code.msr(Register.ICC_SRE_EL1.encoding(), 1);
        code.isb();
    }

    private void dispatch() {
        code.mrs(20, GuestLayout.MPIDR_EL1);
        code.mov(1, 0xff);
        code.and(20, 20, 1);
        int[] jumps = new int[header.pes()];
        for (int pe = 0; pe < jumps.length; pe++) {
            code.mov(1, pe);
            code.compare(20, 1);
            code.branchIf(Aarch64.NE, code.here() + 2);
            jumps[pe] = code.reserve();
        }
        park();
        for (int pe = 0; pe < jumps.length; pe++) {
            int share = code.here();
            code.patch(jumps[pe], () -> code.branch(share));
            share(pe);
        }
    }

    private void share(int pe) {
        code.mov(GuestLayout.STACK, GuestLayout.STACKS + (pe + 1L) * GuestLayout.STACK_BYTES);
        if (pe == 0 && bootEl != 3) {
            startOthers();
        }
        code.mov(0, GuestLayout.PRESENT + 8L * pe);
        code.mov(1, 1);
        code.store(1, 0, 64);
        code.dsb();
        if (pe == 0) {
            awaitAll();
        }
        GuestOperation operation =
                new GuestOperation(code, vectors, bootEl, header.declared().has(Extension.NMI));
        long events = GuestLayout.RESULTS + notes();
        for (int i = 0; i < operations.size(); i++) {
            Operation next = operations.get(i);
            if (next.pe() == pe) {
                operation.emit(i, next, events);
            }
            events += next.action() instanceof Action.Window ? GuestLayout.WINDOW_BYTES : 0;
        }
        if (pe == last()) {
            operation.awaitTurn(operations.size());
            writeResults();
        }
        park();
    }

    /** The PE that ends the run: one that is awake, as it has just done something. */
    private int last() {
        for (int i = operations.size() - 1; i >= 0; i--) {
            if (!(operations.get(i).action() instanceof Action.Wfi)) {
                return operations.get(i).pe();
            }
        }
        return 0;
    }

    private void startOthers() {
        for (int other = 1; other < header.pes(); other++) {
            code.mov(0, (long) PSCI_CPU_ON_HIGH << 16 | PSCI_CPU_ON_LOW);
            code.mov(1, other);
            code.mov(2, GuestLayout.CODE);
            code.mov(3, 0);
            if (bootEl == 2) {
                code.smc();
            } else {
                code.hvc();
            }
        }
    }

    private void awaitAll() {
        for (int other = 0; other < header.pes(); other++) {
            code.mov(0, GuestLayout.PRESENT + 8L * other);
            int loop = code.here();
            code.load(1, 0, 64);
            code.yield();
            code.branchIfZero(1, loop);
        }
        code.mov(1, 1);
        code.store(1, GuestLayout.TURN_POINTER, 64);
        code.dsb();
    }

    private void writeResults() {
        long name = GuestLayout.SEMIHOSTING + 0x100;
        code.mov(3, name);
        code.mov(2, CONSOLE_NAME);
        code.store(2, 3, 64);
        code.mov(4, 3);
        semihosting(SYS_OPEN, name, MODE_WRITE);
        code.move(5, 0);
        code.mov(4, resultBytes());
        code.mov(3, GuestLayout.SEMIHOSTING);
        code.store(5, 3, 64);
        code.mov(2, GuestLayout.RESULTS);
        code.storePair(2, 4, 3, 1);
        code.mov(0, SYS_WRITE);
        code.move(1, 3);
        code.hlt();
        code.mov(4, 0);
        semihosting(SYS_EXIT, APPLICATION_EXIT, 0);
    }

    /** A call with a block of two arguments and x4 as the third. */
    private void semihosting(long call, long first, long second) {
        code.mov(3, GuestLayout.SEMIHOSTING);
        code.mov(1, first);
        code.mov(2, second);
        code.storePair(1, 2, 3, 0);
        code.storePair(4, 4, 3, 2);
        code.mov(0, call);
        code.move(1, 3);
        code.hlt();
    }

    private void park() {
        int loop = code.here();
        code.wfi();
        code.branch(loop);
    }
}
