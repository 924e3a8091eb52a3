package org.rollcall.lab.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.CpuSet;
import org.rollcall.roll.RollCall;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The outcomes for programs. Sets of CPUs are in the kernel's list form, as in the records of {@code rollcall check}. */
public final class OutcomeJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private OutcomeJson() {}

    /** An array with an object for each scenario. */
    public static String of(List<Outcome> outcomes) {
        return JSON.writeValueAsString(outcomes.stream().map(OutcomeJson::of).toList());
    }

    private static Map<String, @Nullable Object> of(Outcome outcome) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("scenario", outcome.scenario().name());
        record.put("kernel", outcome.kernel().orElse(null));
        record.put("cpus", outcome.scenario().cpus());
        record.put("pseudo_nmi", outcome.scenario().pseudoNmi());
        record.put("agreement", outcome.agreement().word().toLowerCase(Locale.ROOT));
        record.put("detail", outcome.agreement().detail());
        record.put("rollcalls", outcome.calls().stream().map(OutcomeJson::of).toList());
        record.put("interrupts", outcome.interrupts());
        record.put("seconds", Math.round(outcome.seconds() * 10) / 10.0);
        return record;
    }

    private static Map<String, @Nullable Object> of(RollCall call) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("kind", call.kind().word());
        record.put("requester", call.requester());
        record.put("asked", list(call.asked()));
        record.put("answered", list(Comparison.heard(call)));
        record.put("missed", list(call.missed()));
        record.put("verdict", call.verdict().word());
        record.put("cause", OutcomeTable.cause(call).orElse(null));
        return record;
    }

    private static @Nullable String list(@Nullable CpuSet cpus) {
        return cpus == null ? null : cpus.toString();
    }
}
