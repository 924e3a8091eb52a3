package org.rollcall.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TopicTest {
    private static final List<Message> ONE_OF_EACH = List.of(
            new Asking.SendingNmiToAll(),
            new Answering.NmiBacktrace(1),
            new Triggering.HardLockup(null, 1),
            new Calling.TargetState(1, Calling.State.UNRESPONSIVE),
            new Debugging.KdbPrompt(1, ""),
            new Stopping.StoppingSecondaryCpus(),
            new Configuring.CpuOffline(1),
            new Dumping.CpuLine(1),
            new Marking.NotUnderstood());

    @Test
    void isTheSealedTypeOfAMessage() {
        assertThat(ONE_OF_EACH)
                .allSatisfy(message -> assertThat(message.getClass().getInterfaces())
                        .extracting(type -> type.getSimpleName().toUpperCase(Locale.ROOT))
                        .containsExactly(message.topic().name()));
    }

    @Test
    void eachSealedTypeHasOne() {
        assertThat(ONE_OF_EACH).extracting(Message::topic).containsExactly(Topic.values());
        assertThat(Arrays.stream(Message.class.getPermittedSubclasses())
                        .map(type -> type.getSimpleName().toUpperCase(Locale.ROOT)))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Topic.values()).map(Topic::name).toList());
    }
}
