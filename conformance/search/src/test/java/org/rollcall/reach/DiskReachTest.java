package org.rollcall.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.machine.Exploration;
import org.rollcall.machine.Machine;
import org.rollcall.states.Storage;

class DiskReachTest {
    /** A disk that has room for so many bytes in all. */
    private record SmallDisk(Storage disk, long[] room) implements Storage {
        @Override
        public OutputStream create(String name) throws IOException {
            return new FilterOutputStream(disk.create(name)) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    room[0] -= length;
                    if (room[0] < 0) {
                        throw new FileSystemException(name, null, "No space left on device");
                    }
                    out.write(bytes, from, length);
                }
            };
        }

        @Override
        public InputStream open(String name) throws IOException {
            return disk.open(name);
        }

        @Override
        public void delete(String name) throws IOException {
            disk.delete(name);
        }
    }

    @TempDir
    Path folder;

    /** Whether all keys of a level fit into memory or hardly any. */
    @ParameterizedTest
    @ValueSource(ints = {10, 100, 1_000_000})
    void findsWhatAPlainSearchFinds(int memory) {
        for (Machine machine : Machines.several().subList(1, 4)) {
            ReachTest.same(
                    DiskReach.run(Plan.of(machine), Storage.in(folder), memory),
                    Exploration.of(machine).run());
        }
        assertThat(folder).isEmptyDirectory();
    }

    /** What was found until then is true of the model, and the files are gone. */
    @Test
    void aDiskThatFillsIsSaidWithWhatWasFound() {
        Machine machine = Machines.masking();
        Exploration.Result all = Exploration.of(machine).run();
        Storage disk = new SmallDisk(Storage.in(folder), new long[] {20_000});
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> DiskReach.run(Plan.of(machine), disk, 1000))
                .satisfies(failure -> {
                    assertThat(failure.soFar().end()).isEqualTo(Exploration.End.BOUNDED);
                    assertThat(failure.soFar().distinct()).isPositive().isLessThan(all.distinct());
                    assertThat(failure.getCause()).hasMessageContaining("No space left on device");
                });
        assertThat(folder).isEmptyDirectory();
    }
}
