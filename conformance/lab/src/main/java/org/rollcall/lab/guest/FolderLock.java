package org.rollcall.lab.guest;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A folder that one guest writes to. The system gives the lock back when this process ends, however it ends. */
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Locks a folder, which is made if need be.
     *
     * @throws LabException if a guest of this process or of another one has it
     */
    static FolderLock of(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new FolderLock(channel);
            }
        } catch (OverlappingFileLockException ofThisProcess) {
            // said below
        }
        channel.close();
        throw new LabException(
                "another guest writes to " + folder + "; wait for it to end, or choose another folder with --dir");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
