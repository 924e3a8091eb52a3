package org.rollcall.lab.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import org.rollcall.lab.guest.GuestFiles;
import org.rollcall.lab.guest.GuestOptions;
import org.rollcall.lab.guest.LabException;
import org.rollcall.lab.stub.Cpu;

/**
 * Kernels whose actors are at their gates, kept as files: schedules with the same actors begin there, without a boot. The files
 * are removed at the end.
 */
public final class Snapshots implements AutoCloseable {
    /** What a saved machine is made of. */
    private record Key(int cpus, boolean pseudoNmi, SortedSet<Cpu> offline, List<Actor> actors) {
        static Key of(LabSchedule schedule) {
            return new Key(schedule.cpus(), schedule.pseudoNmi(), schedule.offline(), schedule.actors());
        }
    }

    private final ReplayLab lab;
    private final GuestFiles files;
    private final String qemu;
    private final Path folder;
    private final Map<Key, Path> saved = new ConcurrentHashMap<>(); // an interruption asks for its size

    /** @param folder where guests and files are kept */
    public Snapshots(ReplayLab lab, GuestFiles files, String qemu, Path folder) {
        this.lab = lab;
        this.files = files;
        this.qemu = qemu;
        this.folder = folder;
    }

    /** Leads a kernel along a schedule. */
    public ReplayLab.Result run(LabSchedule schedule) {
        Path file = saved.computeIfAbsent(Key.of(schedule), key -> save(schedule));
        return lab.resume(schedule, machine(schedule).withSnapshot(file));
    }

    /** How many were booted. */
    public int boots() {
        return saved.size();
    }

    private Path save(LabSchedule schedule) {
        Path file = folder.resolve("snapshot-" + saved.size());
        file.toFile().deleteOnExit(); // close does it, unless the program is interrupted
        lab.save(schedule, machine(schedule), file);
        return file;
    }

    private GuestOptions machine(LabSchedule schedule) {
        return GuestOptions.of(files.image(), files.initramfs(), schedule.cpus(), folder)
                .withQemu(qemu)
                .withWords(ReplayLab.words(schedule))
                .withGdb(folder.resolve("gdb"));
    }

    @Override
    public void close() {
        for (Path file : saved.values()) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new LabException("cannot remove " + file + ": " + e.getMessage(), e);
            }
        }
    }
}
