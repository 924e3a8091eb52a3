package org.rollcall.command;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.kernel.Repair;
import org.rollcall.lab.cover.Setting;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.kernel.SystemMap;
import org.rollcall.lab.replay.LabelTable;
import org.rollcall.lab.replay.Patience;
import org.rollcall.lab.replay.ReplayLab;
import org.rollcall.lab.replay.Snapshots;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The kernel that many schedules are forced on; the same for all commands that make schedules of their own. */
final class DrivenKernel {
    /** It boots as it is needed: where its steps are, and the guests. */
    record Ready(LabelTable labels, Snapshots guests) implements AutoCloseable {
        @Override
        public void close() {
            guests.close();
        }
    }

    @Mixin
    private final BootOptions boot = new BootOptions();

    @Mixin
    private final PatienceOption patience = new PatienceOption();

    @Option(
            names = "--qemu",
            paramLabel = "PROGRAM",
            defaultValue = "qemu-system-aarch64",
            description = "QEMU's program (default: ${DEFAULT-VALUE})")
    private String qemu;

    @Option(
            names = "--repair",
            paramLabel = "NAME",
            description = "the kernel has this repair, a constant of the model such as TestsSlaveLock; may be repeated")
    private List<String> repairs = List.of();

    /** The machines of a kernel, with its repairs. */
    List<Setting> settings(Function<KernelVersion, List<Setting>> machines, KernelVersion version) {
        List<Repair> made = repairs.stream().map(DrivenKernel::repair).toList();
        return machines.apply(version).stream()
                .map(setting -> setting.repaired(made))
                .toList();
    }

    private static Repair repair(String name) {
        return Arrays.stream(Repair.values())
                .filter(repair -> repair.specName().equals(name))
                .findFirst()
                .orElseThrow(() -> new LabException("there is no repair " + name + "; there are "
                        + Arrays.stream(Repair.values()).map(Repair::specName).collect(Collectors.joining(", "))));
    }

    /** Looks the kernel's files through. */
    Ready ready(String folder) {
        return ready(folder, patience.get());
    }

    /**
     * The same for what is to end in time.
     *
     * @param folder of its guests, among those of the replays
     * @param end of all waiting, a time of {@link System#nanoTime}
     */
    Ready readyUntil(String folder, long end) {
        return ready(folder, patience.get().until(end));
    }

    private Ready ready(String folder, Patience waits) {
        SystemMap map = boot.symbols();
        LabelTable labels = LabelTable.of(boot.imageWith(map), map);
        var lab = new ReplayLab(map, labels, waits);
        return new Ready(
                labels,
                new Snapshots(lab, boot.files(), qemu, boot.folder().replays().resolve(folder)));
    }
}
