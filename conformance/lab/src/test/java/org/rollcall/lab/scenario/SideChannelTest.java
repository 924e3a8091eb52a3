package org.rollcall.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollcall.lab.guest.SideChannel;

class SideChannelTest {
    private static final String ROW = "CPU backtrace interrupts";

    @Test
    void countsAreDifferences() {
        var side = new SideChannel("""
                @@INTERRUPTS before
                           CPU0       CPU1       CPU2
                IPI6:         1          5          0       CPU backtrace interrupts
                @@END
                @@INTERRUPTS after
                           CPU0       CPU1       CPU2
                IPI5:         9          9          9       IRQ work interrupts
                IPI6:         1          7          1       CPU backtrace interrupts
                @@END
                """);
        assertThat(side.taken(ROW)).contains(Map.of(0, 0, 1, 2, 2, 1));
    }

    @Test
    void theColumnsAreThoseOfTheOnlineCpus() {
        var side = new SideChannel("""
                @@INTERRUPTS before
                      CPU0  CPU1  CPU2
                IPI6:  0     3     0       CPU backtrace interrupts
                @@END
                @@INTERRUPTS after
                      CPU0  CPU2
                IPI6:  0     4       CPU backtrace interrupts
                @@END
                """);
        assertThat(side.taken(ROW)).contains(Map.of(0, 0, 2, 4));
    }

    @Test
    void aSnapshotThatIsCutIsNone() {
        String whole = Recorded.side("hard-lockup-no-pseudo-nmi").text();
        assertThat(new SideChannel(whole).taken(ROW)).contains(Map.of(0, 0, 1, 1, 2, 0, 3, 1));
        String cut = whole.substring(0, whole.lastIndexOf("@@END"));
        assertThat(new SideChannel(cut).taken(ROW)).isEmpty();
        assertThat(new SideChannel("").taken(ROW)).isEmpty();
        assertThat(new SideChannel(whole).taken("no such row")).isEmpty();
    }

    @Test
    void theLastWordCounts() {
        var side = new SideChannel("@@ONLINE 0-3\n@@ACTION wait 1\n@@ONLINE 0-2\n");
        assertThat(side.last("ONLINE")).contains("0-2");
        assertThat(side.last("UNABLE")).isEmpty();
    }
}
