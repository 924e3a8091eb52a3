package org.rollcall.trace;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.CpuSet;

/**
 * Reads the text of a trace, line by line. Anything is an input: a line that is no event of a roll call is passed over. Constant memory: of a
 * large trace the last events are kept, and what was dropped counts as lost.
 */
public final class TraceReader {
    private static final int MOST = 1 << 18;
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST = 1 << 12;

    private static final Pattern ENTRIES = Pattern.compile("# entries-in-buffer/entries-written: (\\d+)/(\\d+).*");
    private static final Pattern LOST =
            Pattern.compile("\\s*CPU[: ]\\s*(\\d+):?\\s*\\[?(?:LOST )?\\d+ EVENTS(?: DROPPED| LOST)?\\]?.*");
    private static final Pattern STARTED = Pattern.compile("#+ CPU (\\d+) buffer started #+.*");
    private static final Pattern CLOCK = Pattern.compile(
            ".*?(?:trace_clock=|# *(?:trace_)?clock: ?|trace clock: ?)(\\w[\\w-]*).*|.*\\[(local|global|counter|uptime|perf|mono|mono_raw|x86-tsc|boot|tai)\\] ?.*");

    private final Deque<TraceEvent> events = new ArrayDeque<>();
    private final Map<Integer, Coverage> coverage = new HashMap<>();
    private final Map<Integer, TraceEvent.IrqMask> masks = new HashMap<>();
    private final Set<Integer> ipis = new HashSet<>();
    private boolean interrupts;
    private Clock clock = Clock.UNKNOWN;
    /** How many events the head of the text promises, if that is all that were written; else -1. */
    private long declared = -1;

    private long seen;
    private boolean anyLoss;
    private long first = Long.MAX_VALUE;
    private long last = Place.UNTIMED;
    private long number;

    /** Reads a whole trace. */
    public Trace readAll(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        byte[] line = new byte[LONGEST];
        int length = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            for (int i = 0; i < read; i++) {
                if (buffer[i] == '\n') {
                    accept(line, length);
                    length = 0;
                } else if (length < LONGEST) {
                    line[length++] = buffer[i];
                }
            }
        }
        if (length > 0) {
            // a text that stops in an event: what it would have said is lost
            number++;
            coverage.values().forEach(Coverage::lost);
            anyLoss = true;
        }
        return trace();
    }

    /** Lines read so far. */
    public long lines() {
        return number;
    }

    @SuppressWarnings("deprecation") // one char a byte, as everywhere
    private void accept(byte[] line, int length) {
        int to = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        accept(new String(line, 0, 0, to), ++number);
    }

    /** The next line, which stands there in its text; whether it is an event. */
    public boolean accept(String line, long place) {
        TraceForm.Parts parts = TraceForm.parts(line);
        if (parts == null || parts.cpu() >= CpuSet.LIMIT) {
            note(line);
            return false;
        }
        seen++;
        coverage.computeIfAbsent(parts.cpu(), cpu -> new Coverage()).seen(parts.micros());
        if (parts.micros() != Place.UNTIMED) {
            first = Math.min(first, parts.micros());
            last = Math.max(last, parts.micros());
        }
        TraceEvent event = EventBody.event(new Place(place, parts.cpu(), parts.micros()), parts.body());
        if (event != null) {
            take(event);
        }
        return true;
    }

    /** Of what happens all the time, timers and masks, only what is asked for later is kept: it would push the rest out. */
    private void take(TraceEvent event) {
        if (event instanceof TraceEvent.IrqMask mask) {
            masks.put(mask.at().cpu(), mask);
        } else if (event instanceof TraceEvent.IrqEntry entry) {
            if (entry.ipi()) {
                interrupts = true;
                ipis.add(entry.irq());
                keep(event);
            }
        } else if (event instanceof TraceEvent.NmiHandler nmi) {
            interrupts = true;
            if (nmi.handled()) {
                keep(event);
            }
        } else if (!(event instanceof TraceEvent.IrqExit exit) || ipis.contains(exit.irq())) {
            keep(event);
        }
    }

    private void keep(TraceEvent event) {
        events.add(event);
        if (events.size() > MOST) {
            TraceEvent dropped = events.remove();
            anyLoss = true;
            coverage.values().forEach(known -> known.forgetBefore(dropped.at().micros()));
        }
    }

    /** Headers, and signs of loss. */
    private void note(String line) {
        Matcher entries = line.startsWith("#") ? ENTRIES.matcher(line) : null;
        if (entries != null && entries.matches()) {
            declared = entries.group(1).equals(entries.group(2))
                            && entries.group(1).length() < 18
                    ? Long.parseLong(entries.group(1))
                    : -1;
            return;
        }
        if (line.contains("EVENTS")) {
            lost(LOST.matcher(line));
        } else if (line.contains("PERF_RECORD_LOST") || line.contains("buffer overrun")) {
            lost(null);
        } else if (line.startsWith("##")) {
            started(STARTED.matcher(line));
        } else if (line.contains("clock") || line.contains("[global]") || line.contains("[local]")) {
            Matcher named = CLOCK.matcher(line);
            if (named.matches()) {
                clock = Clock.named(named.group(1) != null ? named.group(1) : named.group(2));
            }
        }
    }

    private void lost(@Nullable Matcher cpu) {
        anyLoss = true;
        if (cpu != null && cpu.matches() && cpu.group(1).length() < 6) {
            coverage.computeIfAbsent(Integer.valueOf(cpu.group(1)), c -> new Coverage())
                    .lost();
        } else {
            coverage.values().forEach(Coverage::lost);
        }
    }

    /** What this CPU did before is not in the buffer. */
    private void started(Matcher cpu) {
        declared = -1;
        if (cpu.matches() && cpu.group(1).length() < 6) {
            coverage.computeIfAbsent(Integer.valueOf(cpu.group(1)), c -> new Coverage());
        }
    }

    /** What was read so far. */
    public Trace trace() {
        return new Trace(
                List.copyOf(events), masks, interrupts, coverage, clock, seen == declared, anyLoss, first, last);
    }
}
