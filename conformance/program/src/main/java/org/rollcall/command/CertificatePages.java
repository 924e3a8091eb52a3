package org.rollcall.command;

import java.nio.file.Path;
import org.rollcall.certificate.Certificate;
import org.rollcall.machine.Machine;
import org.rollcall.walk.ActionTexts;
import org.rollcall.walk.MachineWalk;

/** Certificates as pages in a folder, one for each verdict. */
final class CertificatePages {
    private final Path folder;
    private final ActionTexts texts;

    /**
     * Pages in a folder that is there.
     *
     * @param texts of the specification
     */
    CertificatePages(Path folder, ActionTexts texts) {
        this.folder = folder;
        this.texts = texts;
    }

    /** Writes the page of one verdict, {@code LOG-INDEX.html}: what a file's name cannot hold, or that leads elsewhere, becomes {@code _}. */
    void write(String log, int index, Certificate.Certified certified) {
        var walk = MachineWalk.of(new Machine(certified.configuration()));
        var page = new BehaviourPage(
                        log + ", roll call " + index + ": certified",
                        "One behaviour of the protocol that explains the text: the steps that no line tells of are filled in.",
                        certified.text(index))
                .steps(certified.trace(), "the roll call is over: the specification accepts every step", true)
                .choices(walk, certified.trace(), texts);
        Destination.write(folder.resolve(log.replaceAll("[^\\w.-]", "_") + "-" + index + ".html"), page.page());
    }
}
