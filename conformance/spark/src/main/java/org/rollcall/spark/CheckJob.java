package org.rollcall.spark;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;

/**
 * Checks logs on Spark. Arguments: {@code [--output DIR] PATH...}; a path is a file, a folder or a pattern of any file
 * system that Hadoop knows. Without {@code --output} the records go to standard output in the order of the logs, as
 * {@code rollcall check --format ndjson} prints them; with it, to files of a new folder, and standard output has a line
 * with the counts. What could not be read is told on standard error; the exit status is that of {@code rollcall check}.
 */
public final class CheckJob {
    /** Tasks for each core, so that those with short logs make up for those with long ones. */
    private static final int TASKS_A_CORE = 8;

    private static final int ERROR = 2;

    private final JavaSparkContext spark;
    private final PrintStream out;
    private final PrintStream err;

    CheckJob(JavaSparkContext spark, PrintStream out, PrintStream err) {
        this.spark = spark;
        this.out = out;
        this.err = err;
    }

    /** Runs on the master that {@code spark-submit} names, or with all cores of this machine. */
    public static void main(String[] args) {
        SparkConf configuration = new SparkConf().setAppName("rollcall check").setIfMissing("spark.master", "local[*]");
        int status;
        try (JavaSparkContext spark = new JavaSparkContext(configuration)) {
            status = new CheckJob(spark, System.out, System.err).run(List.of(args));
        }
        System.exit(status);
    }

    int run(List<String> arguments) {
        boolean toFiles = !arguments.isEmpty() && arguments.get(0).equals("--output");
        List<String> paths = arguments.subList(Math.min(toFiles ? 2 : 0, arguments.size()), arguments.size());
        if (paths.isEmpty()) {
            err.println("usage: CheckJob [--output DIR] PATH...");
            return ERROR;
        }
        List<LogFile> files = new ArrayList<>();
        int status = 0;
        for (String path : paths) {
            try {
                add(new Path(path), files);
            } catch (IOException | IllegalArgumentException e) {
                err.println("rollcall: " + path + ": " + e.getMessage());
                status = ERROR;
            }
        }
        if (files.isEmpty()) {
            return ERROR;
        }
        JavaRDD<CheckedLog> checked = checked(files).persist(StorageLevel.DISK_ONLY());
        if (toFiles) {
            checked.map(CheckedLog::records)
                    .filter(records -> !records.isEmpty())
                    .map(String::stripTrailing)
                    .saveAsTextFile(arguments.get(1));
            out.println(files.size() + " logs, "
                    + checked.filter(log -> log.status() == 1).count()
                    + " with a CPU that was missed or a text that is impossible, "
                    + checked.filter(log -> log.failure() != null).count() + " not read");
        } else {
            checked.collect().stream()
                    .sorted(Comparator.comparingInt(log -> log.file().index()))
                    .forEach(log -> out.print(log.records()));
        }
        for (CheckedLog log : checked.filter(each -> each.failure() != null).collect()) {
            err.println("rollcall: " + log.file().name() + ": " + log.failure());
        }
        return Math.max(status, checked.map(CheckedLog::status).reduce(Math::max));
    }

    private void add(Path pattern, List<LogFile> files) throws IOException {
        FileStatus[] found = pattern.getFileSystem(spark.hadoopConfiguration()).globStatus(pattern);
        if (found == null || found.length == 0) {
            throw new IOException("no such file");
        }
        for (FileStatus each : found) {
            if (each.isDirectory()) {
                FileStatus[] inside = each.getPath()
                        .getFileSystem(spark.hadoopConfiguration())
                        .listStatus(each.getPath());
                Arrays.sort(inside);
                for (FileStatus file : inside) {
                    add(file, files);
                }
            } else {
                add(each, files);
            }
        }
    }

    private static void add(FileStatus file, List<LogFile> files) {
        if (file.isFile()) {
            files.add(new LogFile(files.size(), file.getPath().toString(), file.getLen()));
        }
    }

    private JavaRDD<CheckedLog> checked(List<LogFile> files) {
        List<List<LogFile>> batches = Batches.of(files, spark.defaultParallelism() * TASKS_A_CORE);
        Map<String, String> settings = new HashMap<>();
        spark.hadoopConfiguration().forEach(entry -> settings.put(entry.getKey(), entry.getValue()));
        return spark.parallelize(batches, batches.size()).mapPartitions(each -> checked(each, settings));
    }

    /** On the machine of the executor, whose settings are those of the driver. */
    private static Iterator<CheckedLog> checked(Iterator<List<LogFile>> batches, Map<String, String> settings) {
        Configuration hadoop = new Configuration(false);
        settings.forEach(hadoop::set);
        List<CheckedLog> logs = new ArrayList<>();
        batches.forEachRemaining(batch -> batch.forEach(file -> logs.add(CheckedLog.of(file, hadoop))));
        return logs.iterator();
    }
}
