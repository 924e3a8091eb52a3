package org.rollcall.sse;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.channel.Channel;
import org.rollcall.channel.SseChannel;
import org.rollcall.machine.CpuMask;
import org.rollcall.transition.ActionSystem;
import org.rollcall.transition.GuardedAction;
import org.rollcall.transition.PerCpu;

/** The transition system of {@code SseNmi.tla}. */
public final class SseNmi {
    private static final Channel<SseRequest> SSE = new SseChannel<>();

    private final SseConfiguration configuration;
    private final ActionSystem<SseState, SseKind> system;

    private SseNmi(SseConfiguration configuration) {
        this.configuration = configuration;
        int cpus = configuration.cpu().size();
        SseState initial = new SseState(
                PerCpu.of(cpus, Set.of()),
                CpuMask.EMPTY,
                PerCpu.of(cpus, SsePlace.NONE),
                PerCpu.of(cpus, Set.of()),
                PerCpu.of(cpus, SseRequest.NONE),
                PerCpu.of(cpus, CpuMask.EMPTY),
                PerCpu.of(cpus, CpuMask.EMPTY),
                PerCpu.of(cpus, Set.of()),
                CpuMask.EMPTY);
        system = new ActionSystem<>(initial, SseKind.class, cpus);
        asks(SseKind.TRACE, SseRequest.BACKTRACE, configuration.tracers());
        asks(SseKind.ROUND_UP, SseRequest.KGDB, configuration.masters());
        asks(SseKind.STOP, SseRequest.STOP, configuration.stoppers());
        sends();
        handles();
    }

    /** The machine of a configuration: nothing is asked. */
    public static ActionSystem<SseState, SseKind> of(SseConfiguration configuration) {
        return new SseNmi(configuration).system;
    }

    private void asks(SseKind kind, SseRequest request, CpuMask who) {
        system.put(
                kind,
                a -> a.needs("c may ask", (s, c, d) -> who.contains(c))
                        .needs("asks[c] = -", (s, c, d) -> s.asks().get(c) == SseRequest.NONE)
                        .needs("pc[c] = -", (s, c, d) -> s.at(c, SsePlace.NONE)),
                (s, c, d) -> s.asking(c, request, running(s).without(c)));
    }

    private CpuMask running(SseState s) {
        CpuMask running = configuration.cpu();
        for (int c : configuration.cpu()) {
            running = s.at(c, SsePlace.PARKED) ? running.without(c) : running;
        }
        return running;
    }

    private void sends() {
        system.put(
                SseKind.S1,
                a -> outsideHandler(a)
                        .needs("d in todo[c]", (s, c, d) -> s.todo().get(c).contains(d))
                        .needs(
                                "sending[c] empty",
                                (s, c, d) -> s.sending().get(c).isEmpty()),
                this::setsBit);
        system.put(
                SseKind.S2,
                a -> outsideHandler(a)
                        .needs(
                                "d in sending[c]",
                                (s, c, d) -> s.sending().get(c).contains(d)),
                (s, c, d) -> s.events(s.event().with(d)).sends(c, CpuMask.EMPTY));
    }

    private static GuardedAction<SseState> outsideHandler(GuardedAction<SseState> action) {
        return action.needs("pc[c] = -", (s, c, d) -> s.at(c, SsePlace.NONE));
    }

    private void handles() {
        system.put(
                SseKind.V1,
                a -> a.needs("c in event", (s, c, d) -> s.event().contains(c))
                        .needs("pc[c] = -", (s, c, d) -> s.at(c, SsePlace.NONE)),
                (s, c, d) -> {
                    SseState read = s.events(s.event().without(c))
                            .goes(c, SsePlace.V2, s.word().get(c));
                    return configuration.wordEach()
                            ? read.words(s.word().with(c, SSE.left(s.word().get(c), SseRequest.STOP)))
                            : read;
                });
        system.put(SseKind.V2, a -> a.needs("pc[c] = V2", (s, c, d) -> s.at(c, SsePlace.V2)), (s, c, d) -> acts(s, c));
        system.put(SseKind.V3, a -> a.needs("pc[c] = V3", (s, c, d) -> s.at(c, SsePlace.V3)), (s, c, d) -> {
            SseState over = s.goes(c, SsePlace.NONE, Set.of());
            return configuration.wordEach() ? over : over.words(s.word().map(word -> SSE.left(word, SseRequest.STOP)));
        });
    }

    private SseState setsBit(SseState s, int c, int d) {
        SseRequest request = s.asks().get(c);
        PerCpu<Set<SseRequest>> words = configuration.wordEach()
                ? s.word().with(d, SSE.sent(s.word().get(d), request))
                : s.word().map(word -> SSE.sent(word, request));
        Set<SseRequest> owing = new HashSet<>(s.owing().get(d));
        owing.add(request);
        return s.asking(c, request, s.todo().get(c).without(d))
                .sends(c, CpuMask.of(d))
                .words(words)
                .owes(s.owing().with(d, Set.copyOf(owing)), s.surplus());
    }

    private SseState acts(SseState s, int c) {
        Set<SseRequest> got = s.got().get(c);
        Set<SseRequest> acted = actsOn(got);
        boolean surplus = acted.stream()
                .anyMatch(r -> r != SseRequest.BACKTRACE && !s.owing().get(c).contains(r));
        return s.goes(c, got.contains(SseRequest.STOP) ? SsePlace.PARKED : SsePlace.V3, without(got, acted))
                .owes(
                        s.owing().with(c, without(s.owing().get(c), acted)),
                        surplus ? s.surplus().with(c) : s.surplus());
    }

    private static Set<SseRequest> without(Set<SseRequest> requests, Set<SseRequest> acted) {
        return requests.stream().filter(each -> !acted.contains(each)).collect(Collectors.toUnmodifiableSet());
    }

    private Set<SseRequest> actsOn(Set<SseRequest> got) {
        if (configuration.mutation() == SseMutation.V2) {
            return Set.of();
        }
        if (!got.contains(SseRequest.STOP)) {
            return got;
        }
        return configuration.traceFirst() && got.contains(SseRequest.BACKTRACE)
                ? Set.of(SseRequest.STOP, SseRequest.BACKTRACE)
                : Set.of(SseRequest.STOP);
    }
}
