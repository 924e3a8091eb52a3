package org.rollcall.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageParserTest {
    private final MessageParser parser = new MessageParser();

    @TestFactory
    Stream<DynamicTest> readsEachForm() {
        return Examples.ALL.entrySet().stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.getKey(),
                        () -> assertThat(parser.parse(example.getKey())).isEqualTo(example.getValue())));
    }

    /** Of a message it is asked by its kind, of other text by its words. */
    @TestFactory
    Stream<DynamicTest> aMessageHasAPhraseIfItsTextHasOne() {
        return Examples.ALL.entrySet().stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.getKey(),
                        () -> assertThat(Keywords.hasPhrase(example.getValue()))
                                .isEqualTo(Phrases.occurIn(example.getKey()))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sending SIGTERM to PID 5 after 3 ms",
                "Sending NMI from CPU 1 to CPUs 5-2:",
                "Sending NMI from CPU -1 to CPUs 2:",
                "Sending NMI from CPU 99999999999 to CPUs 2:",
                "NMI backtrace for cpu x",
                "I saw an NMI backtrace for cpu 3 there",
                "NMI watchdog: Enabled. Permanently consumes one hw-PMU counter.",
                "nmi_backtrace_stall_check: CPU 1: last activity: 19 jiffies ago.",
                "CPU: All CPU(s) started at EL1",
                "CPU1: Something else",
                "INFO: task hung",
                "SMP: Total of 4 processors activated."
            })
    void readsNothingElse(String text) {
        assertThat(parser.parse(text)).isNull();
    }

    @org.junit.jupiter.api.Test
    void examplesCoverEveryMessage() {
        var seen = Examples.ALL.values().stream().map(Object::getClass).collect(java.util.stream.Collectors.toSet());
        var kinds = Stream.of(Message.class.getPermittedSubclasses())
                .flatMap(group -> Stream.of(group.getPermittedSubclasses()))
                .collect(java.util.stream.Collectors.<Class<?>>toSet());
        kinds.remove(Marking.NotUnderstood.class); // no text of the grammar's
        assertThat(seen).isEqualTo(kinds);
        assertThat(Map.copyOf(Examples.ALL)).hasSizeGreaterThan(60);
    }

    /** What is left of 000000f0 would be a mask that no kernel has. */
    @ParameterizedTest
    @ValueSource(strings = {"pmr_save: 0000", "pmr_save: 000000f", "pmr: 0000", "pmr_save: 000000f00"})
    void aMaskThatWasCutOffIsNotRead(String text) {
        assertThat(new MessageParser().parse(text)).isNull();
    }
}
