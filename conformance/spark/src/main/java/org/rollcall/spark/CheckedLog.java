package org.rollcall.spark;

import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;
import org.rollcall.command.LogRecords;

/**
 * What came out for a log.
 *
 * @param records lines of NDJSON, as far as it could be read
 * @param failure why it could not be read to its end, or null
 * @param status the exit status of {@code rollcall check} for it alone
 */
record CheckedLog(LogFile file, String records, @Nullable String failure, int status) implements Serializable {

    static CheckedLog of(LogFile file, Configuration hadoop) {
        Path path = new Path(file.path());
        LogRecords records =
                LogRecords.of(file.name(), () -> path.getFileSystem(hadoop).open(path));
        return new CheckedLog(file, records.records(), records.failure(), records.status());
    }
}
