package org.rollcall.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rollcall.kernel.Architecture;
import org.rollcall.kernel.KernelVersion;
import org.rollcall.machine.Configuration;
import org.rollcall.machine.Repairs;

/**
 * Pseudo-NMI needs a chip that has NMIs and a kernel that masks by priority. A machine may have one of the two: a kernel that
 * asks for the wrong one, or for one alone, is right on all others. On each kernel both halves have steps that neither a machine
 * with both has nor one with none, and that need who asks, who is in the debugger, who stops others, and a set-up that failed.
 * ADR 152.
 */
class HalfOfPseudoNmiTest {
    /** What a half meets. */
    private static final List<String> ROLES =
            List.of("Requesters", "Masters", "Stoppers", "Rebooters", "PrepOk", "Sdei");

    /** half | roles | why no step of its own needs them. A reader checks the reason, the test that it is so. */
    private static final List<Apart> APART = """
            any masking        | PrepOk | a chip without NMIs sets none up: NmiPriority and EnabledSgi ask for the chip first
            (ML|V73) chip      | any    | BootChoice asks for the chip only where priorities mask: without them the machine is like one without the chip
            (V5|V6|V7|ML) any  | Sdei   | the driver came with Linux 7.3
            """.lines().map(Apart::of).toList();

    private static final List<Configuration> CONFIGURATIONS = StepModels.configurations();

    private static final Map<Half, Long> MET =
            Half.all().collect(Collectors.toMap(Function.identity(), HalfOfPseudoNmiTest::met));

    /** A kernel on a machine with one half: the chip, or masking by priority. */
    private record Half(KernelVersion version, boolean chip) {
        static Stream<Half> all() {
            return Arrays.stream(KernelVersion.values())
                    .flatMap(version -> Stream.of(new Half(version, true), new Half(version, false)));
        }

        boolean is(Configuration configuration) {
            return configuration.version() == version
                    && configuration.architecture() == Architecture.ARM64
                    && configuration.repairs().equals(Repairs.NONE)
                    && configuration.nmi().nmiChip() == chip
                    && configuration.nmi().prioMask() != chip;
        }

        @Override
        public String toString() {
            return version.specName() + (chip ? " chip" : " masking");
        }
    }

    /** What a half does in one role. */
    private record Part(Half half, String role) {
        static List<Part> all() {
            return Half.all()
                    .flatMap(half -> ROLES.stream().map(role -> new Part(half, role)))
                    .toList();
        }

        boolean meets() {
            return (MET.get(half) >> Feature.ALL.indexOf(Feature.named(role)) & 1) != 0;
        }

        boolean isListed() {
            return APART.stream().anyMatch(entry -> entry.has(this));
        }
    }

    /** Roles that meet no step of a half. */
    private record Apart(String half, String role) {
        static Apart of(String line) {
            String[] cells = line.split("\\| ");
            return new Apart(cells[0].strip(), cells[1].strip());
        }

        boolean has(Part part) {
            return part.half.toString().matches(half.replace("any", "\\w+"))
                    && part.role.matches(role.replace("any", "\\w+"));
        }
    }

    private static long met(Half half) {
        return CONFIGURATIONS.stream()
                .filter(half::is)
                .mapToLong(whole -> Meetings.needed(whole, List.of(with(whole, true), with(whole, false))))
                .reduce(0, (one, other) -> one | other);
    }

    /** The same machine with both halves, or with none. */
    private static Configuration with(Configuration configuration, boolean both) {
        return configuration.withNmi(nmi -> nmi.withNmiChip(both).withPrioMask(both));
    }

    @Test
    void everyPartMeetsOrIsListed() {
        assertThat(Part.all())
                .filteredOn(part -> !part.meets() && !part.isListed())
                .isEmpty();
    }

    @Test
    void noneIsListedThatMeets() {
        assertThat(Part.all())
                .filteredOn(part -> part.meets() && part.isListed())
                .isEmpty();
    }

    @Test
    void everyEntryOfTheListIsOfAPart() {
        assertThat(APART).allSatisfy(entry -> assertThat(Part.all()).anyMatch(entry::has));
    }
}
