package org.rollcall.sse;

import java.util.Set;
import org.rollcall.machine.CpuMask;
import org.rollcall.transition.PerCpu;

/**
 * The variables of {@code SseNmi.tla}.
 *
 * @param word what each CPU finds in the word
 * @param event CPUs with the event pending
 * @param pc where each handler is
 * @param got what it read
 * @param asks what each CPU is sending
 * @param todo CPUs that it has not sent to
 * @param sending CPUs between its S1 and its S2
 * @param owing what each CPU was asked for and has not acted on
 * @param surplus CPUs that acted on a request that was not for them
 */
public record SseState(
        PerCpu<Set<SseRequest>> word,
        CpuMask event,
        PerCpu<SsePlace> pc,
        PerCpu<Set<SseRequest>> got,
        PerCpu<SseRequest> asks,
        PerCpu<CpuMask> todo,
        PerCpu<CpuMask> sending,
        PerCpu<Set<SseRequest>> owing,
        CpuMask surplus) {

    /** Whether the handler of CPU {@code c} is at a place. */
    boolean at(int c, SsePlace place) {
        return pc.get(c) == place;
    }

    SseState words(PerCpu<Set<SseRequest>> words) {
        return new SseState(words, event, pc, got, asks, todo, sending, owing, surplus);
    }

    SseState events(CpuMask cpus) {
        return new SseState(word, cpus, pc, got, asks, todo, sending, owing, surplus);
    }

    SseState goes(int c, SsePlace place, Set<SseRequest> read) {
        return new SseState(word, event, pc.with(c, place), got.with(c, read), asks, todo, sending, owing, surplus);
    }

    SseState asking(int c, SseRequest request, CpuMask others) {
        return new SseState(word, event, pc, got, asks.with(c, request), todo.with(c, others), sending, owing, surplus);
    }

    SseState sends(int c, CpuMask to) {
        return new SseState(word, event, pc, got, asks, todo, sending.with(c, to), owing, surplus);
    }

    SseState owes(PerCpu<Set<SseRequest>> requests, CpuMask more) {
        return new SseState(word, event, pc, got, asks, todo, sending, requests, more);
    }
}
