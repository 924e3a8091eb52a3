package org.rollcall.replay;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Features that cannot meet: one of each cell.
 *
 * @param kernel a pattern, in which "any" is any version
 * @param cells two or more
 */
record Apart(String kernel, List<List<Feature>> cells) {
    /** Two features that cannot meet. A reader checks the reason, the tests that it is so. */
    static final List<Apart> PAIRS = read("""
            any irq       | PrepOk           | any      | no NMI is set up without pseudo-NMI: PseudoNmi and EnabledSgi ask for the chip first
            any irq       | Watchdogs        | any      | without pseudo-NMI nothing interrupts a task that is stuck: FromNmi asks for an NMI
            V6 irq        | BtSpared BtNamed | any      | sysrq-l by function calls has no caller's mask: SysrqShowAll asks all that are online
            V7 irq        | BtSpared BtNamed | any      | sysrq-l by function calls has no caller's mask: SysrqShowAll asks all that are online
            ML irq        | Btc              | DbgEntry | IrqsOff is HARD: an oops differs from a breakpoint by X6 alone, which is after Go, and BtcAsk is before
            """);

    /** A table: kernel | features | features | ... | why no step needs one of each. */
    static List<Apart> read(String table) {
        return table.lines().map(Apart::of).toList();
    }

    private static Apart of(String line) {
        List<String> cells =
                Arrays.stream(line.split(" \\| ")).map(String::strip).toList();
        return new Apart(
                cells.get(0),
                cells.subList(1, cells.size() - 1).stream().map(Apart::features).toList());
    }

    private static List<Feature> features(String cell) {
        return cell.equals("any")
                ? Feature.ALL
                : Stream.of(cell.split(" ")).map(Feature::named).toList();
    }

    /** Whether some of these features are those that cannot meet on a kernel. */
    boolean has(KernelOfSteps on, List<Feature> features) {
        return on.toString().matches(kernel.replace("any", "\\w+")) && has(cells, features);
    }

    private static boolean has(List<List<Feature>> cells, List<Feature> features) {
        return cells.isEmpty()
                || IntStream.range(0, features.size())
                        .filter(i -> cells.get(0).contains(features.get(i)))
                        .anyMatch(i -> has(cells.subList(1, cells.size()), without(features, i)));
    }

    private static List<Feature> without(List<Feature> features, int place) {
        return IntStream.range(0, features.size())
                .filter(i -> i != place)
                .mapToObj(features::get)
                .toList();
    }
}
