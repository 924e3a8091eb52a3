package org.rollcall.report;

import java.util.Locale;

/** Formats of a {@link GicReport}, by the names of the command line. */
public enum GicReportFormat {
    TEXT,
    JSON,
    JUNIT;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
