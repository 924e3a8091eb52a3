package org.rollcall.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A build draws the same samples each time; new seeds draw others, and more of them. */
class SeedsTest {
    private static final List<Long> DRAWN = new ArrayList<>();

    /** Run by this class only. */
    static class Drawing {
        @Property(tries = 5)
        void numbers(@ForAll long number) {
            DRAWN.add(number);
        }

        @Property(seed = "7", tries = 5)
        void found(@ForAll long number) {
            DRAWN.add(number);
        }

        @Property(tries = 5)
        void fails(@ForAll long number) {
            assertThat(number).isNotNegative();
        }
    }

    private Properties ofThisRun;

    /** Whatever this run draws. */
    @BeforeEach
    void fixedSeeds() {
        ofThisRun = (Properties) System.getProperties().clone();
        System.setProperty(Seeds.SEEDS, "fixed");
        System.setProperty(Seeds.TRIES, "1");
    }

    @AfterEach
    void asBefore() {
        System.setProperties(ofThisRun);
    }

    @Test
    void everyBuildDrawsTheSame() {
        assertThat(drawnBy("numbers")).hasSize(5).isEqualTo(drawnBy("numbers"));
    }

    @Test
    void newSeedsDrawOthersAndMore() {
        newSeeds();
        assertThat(drawnBy("numbers")).hasSize(50).isNotEqualTo(drawnBy("numbers"));
    }

    @Test
    void aFoundSeedStays() {
        List<Long> fixed = drawnBy("found");
        newSeeds();
        assertThat(drawnBy("found")).hasSize(5).isEqualTo(fixed);
    }

    @Test
    void whatNewSeedsFindIsSaidSoThatItCanBeKept() {
        newSeeds();
        List<String> published = new ArrayList<>();
        run("fails", new TestExecutionListener() {
            @Override
            public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
                published.addAll(entry.getKeyValuePairs().values());
            }
        });
        assertThat(published).anyMatch(text -> text.contains("@Property(seed = \""));
    }

    private static void newSeeds() {
        System.setProperty(Seeds.SEEDS, "new");
        System.setProperty(Seeds.TRIES, "10");
    }

    private static List<Long> drawnBy(String property) {
        DRAWN.clear();
        run(property, new TestExecutionListener() {});
        return List.copyOf(DRAWN);
    }

    private static void run(String property, TestExecutionListener listener) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectMethod(Drawing.class, property, "long"))
                .configurationParameter("jqwik.reporting.onlyfailures", "true")
                .configurationParameter("jqwik.reporting.usejunitplatform", "true")
                .build();
        LauncherFactory.create().execute(request, listener);
    }
}
