package org.rollcall.report;

import java.io.PrintWriter;
import org.rollcall.roll.Remark;
import org.rollcall.roll.RollCall;
import org.rollcall.roll.Verdict;

/** Workflow commands of GitHub: one annotation for each roll call that is not complete. */
final class GithubReport implements Report {
    private final PrintWriter out;

    GithubReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void rollCall(String log, RollCall call) {
        if (call.verdict() == Verdict.COMPLETE) {
            return;
        }
        String level = call.verdict() == Verdict.INCONCLUSIVE ? "notice" : "error";
        Finding finding = Finding.of(call);
        out.print("::" + level + " file=" + property(log) + ",line=" + finding.line() + ",title="
                + property(finding.title()) + "::" + data(finding.text()) + "\n");
    }

    @Override
    public void log(LogSummary summary) {
        for (Remark remark : summary.remarks()) {
            out.print("::notice file=" + property(summary.log()) + ",line=" + remark.line() + ",title="
                    + remark.kind().word() + "::" + data(remark.text()) + "\n");
        }
        out.flush();
    }

    private static String data(String text) {
        return Printable.text(text).replace("%", "%25");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
