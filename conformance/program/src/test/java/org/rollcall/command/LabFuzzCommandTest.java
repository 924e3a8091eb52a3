package org.rollcall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A guest that says nothing: its time ends, or a user's patience does. */
class LabFuzzCommandTest {
    /** All that the labels and variables of mainline need. */
    private static final String SYMBOLS = "__cpu_online_mask __cpu_up __ipi_send_single __memcpy __num_online_cpus"
            + " __printk_cpu_sync_try_get _printk arm64_backtrace_ipi backtrace_flag backtrace_mask cpu_startup_entry"
            + " dbg_master_lock dbg_slave_lock ipi_handler ipi_irq_base kdb_stub kgdb_active kgdb_cpu_enter kgdb_info"
            + " kgdb_roundup_cpus lkdtm_HARDLOCKUP masters_in_kgdb nmi_cpu_backtrace nmi_trigger_cpumask_backtrace"
            + " printk_cpu_sync_nested printk_cpu_sync_owner printk_trigger_flush set_cpu_online slaves_in_kgdb"
            + " write_sysrq_trigger";

    @TempDir
    private Path dir;

    private Path started;
    private List<String> arguments;

    @BeforeEach
    void aLaboratory() throws IOException {
        var map = new StringBuilder("ffff800080000000 T _text\n");
        for (String symbol : SYMBOLS.split(" ")) {
            map.append("ffff800080000000 T ").append(symbol).append('\n');
        }
        Files.writeString(dir.resolve("System.map"), map);
        Files.writeString(dir.resolve("Image"), "kernel");
        Files.writeString(dir.resolve("initramfs.cpio.gz"), "files");
        started = dir.resolve("started");
        Path qemu = Files.writeString(dir.resolve("qemu"), "#!/bin/sh\necho > '" + started + "'; exec sleep 300\n");
        Files.setPosixFilePermissions(qemu, PosixFilePermissions.fromString("rwxr-xr-x"));
        arguments = List.of("lab", "fuzz", "--dir", dir.toString(), "--qemu", qemu.toString(), "--patience", "9");
    }

    @Test
    void itEndsInTime() {
        List<String> soon = new ArrayList<>(arguments);
        soon.addAll(List.of("--seconds", "1", "two-cpus"));
        Program run = Program.run(soon.toArray(String[]::new));
        assertThat(run.err()).isEqualTo("0 schedules, 0 differences; two-cpus: " + steps(run.err()) + " steps\n");
        assertThat(run.out())
                .isEqualTo("0 random schedules (seed 1) from 0 boots, 0 predictions held, 0 differences, 0 taken the"
                        + " second time only\n");
        assertThat(run.status()).isEqualTo(ExitStatus.OK);
        assertThat(started).as("a guest was started").exists();
    }

    private static String steps(String err) {
        return err.replaceAll("(?s).*: (\\d+) steps\n", "$1");
    }

    @Test
    void whatIsInterruptedSaysWhatItFound() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(arguments);
        command.addAll(List.of("--seconds", "600", "two-cpus"));
        assertThat(CtrlC.at(() -> Files.exists(started), dir.resolve("said.txt"), command))
                .anyMatch(line -> line.contains("rollcall: interrupted, 0 random schedules (seed 1) from 0 boots"));
    }

    @Test
    void aRepairThatThereIsNot() {
        List<String> wrong = new ArrayList<>(arguments);
        wrong.addAll(List.of("--repair", "LockYield"));
        Program run = Program.run(wrong.toArray(String[]::new));
        assertThat(run.status()).isEqualTo(ExitStatus.ERROR);
        assertThat(run.err())
                .contains("there is no repair LockYield; there are ")
                .contains("LockYields");
        assertThat(started).doesNotExist();
    }
}
