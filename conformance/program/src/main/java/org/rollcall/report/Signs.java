package org.rollcall.report;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.message.Answering;
import org.rollcall.message.Asking;
import org.rollcall.message.Calling;
import org.rollcall.message.CpuSet;
import org.rollcall.message.Debugging;
import org.rollcall.message.Message;
import org.rollcall.message.Stopping;
import org.rollcall.message.Triggering;
import org.rollcall.report.Mark.Sign;
import org.rollcall.roll.Kind;

/**
 * What a message is for which CPUs.
 *
 * @param cpus whose lanes it belongs to
 * @param requesterOf if it names no CPU: in which kind of roll call the requester says it; or null
 */
record Signs(CpuSet cpus, Sign sign, @Nullable Kind requesterOf) {
    private static final CpuSet NONE = CpuSet.none();

    /** What a message says; a report of csd names two CPUs. */
    static List<Signs> of(Message message) {
        if (message instanceof Asking asking) {
            return List.of(of(asking));
        } else if (message instanceof Answering answer) {
            return List.of(of(sign(answer), answer.cpu()));
        } else if (message instanceof Triggering trigger) {
            return of(trigger);
        } else if (message instanceof Calling.Resent resent) {
            return List.of(of(Sign.REQUEST, resent.waiter()), of(Sign.NOTE, resent.target()));
        } else if (message instanceof Calling.Released released) {
            return List.of(of(Sign.NOTE, released.waiter()), of(Sign.ANSWERED, released.target()));
        } else if (message instanceof Debugging debugging) {
            return of(debugging);
        }
        return List.of(message instanceof Stopping stopping ? of(stopping) : new Signs(NONE, Sign.NOTE, null));
    }

    private static Signs of(Asking asking) {
        if (asking instanceof Asking.SendingNmi sending) {
            return of(Sign.REQUEST, sending.requester());
        } else if (asking instanceof Asking.StillSilent silent) {
            return new Signs(silent.cpus(), silent.cpus().isEmpty() ? Sign.NOTE : Sign.MISSED, null);
        }
        return new Signs(NONE, Sign.REQUEST, Kind.BACKTRACE);
    }

    private static Sign sign(Answering answer) {
        if (answer instanceof Answering.SkippedIdling || answer instanceof Answering.ShowCpuIdling) {
            return Sign.IDLE;
        }
        if (answer instanceof Answering.StallCheck check && !check.isMiss()) {
            return Sign.NOTE;
        }
        boolean empty = answer instanceof Answering.GlobalRegisters registers && registers.empty();
        return answer.isHeard() && !empty ? Sign.ANSWERED : Sign.MISSED;
    }

    private static List<Signs> of(Triggering trigger) {
        if (trigger instanceof Triggering.CsdLock report) {
            Signs waiter = of(Sign.REQUEST, report.requester());
            Integer target = report.target();
            return target == null ? List.of(waiter) : List.of(waiter, of(Sign.NOTE, target));
        } else if (trigger instanceof Triggering.PanicRedirecting redirecting) {
            return List.of(of(Sign.REQUEST, redirecting.from()), of(Sign.NOTE, redirecting.to()));
        } else if (trigger instanceof Triggering.PanicRedirected redirected) {
            return List.of(of(Sign.NOTE, redirected.from()));
        } else if (trigger instanceof Triggering.PanicNotRedirected failed) {
            return List.of(of(Sign.NOTE, failed.to()));
        } else if (trigger instanceof Triggering.RcuStalledCpu stalled) {
            return List.of(of(Sign.NOTE, stalled.cpu()));
        } else if (trigger instanceof Triggering.RcuDetectedBy detected) {
            return List.of(of(Sign.NOTE, detected.cpu()));
        } else if (trigger instanceof Triggering.RcuOfflineCpu offline) {
            return List.of(of(Sign.NOTE, offline.cpu()));
        } else if (trigger instanceof Triggering.SoftLockup lockup) {
            return List.of(of(Sign.NOTE, lockup.cpu()));
        } else if (trigger instanceof Triggering.HardLockup lockup) {
            return List.of(of(Sign.NOTE, lockup.cpu()));
        }
        return List.of(new Signs(NONE, Sign.NOTE, null));
    }

    private static List<Signs> of(Debugging debugging) {
        if (debugging instanceof Debugging.EnteringKdb entering) {
            return List.of(of(Sign.REQUEST, entering.cpu()));
        } else if (debugging instanceof Debugging.NoTaskForCpu silent) {
            return List.of(of(Sign.MISSED, silent.cpu()));
        } else if (debugging instanceof Debugging.CurrentCpu current) {
            return List.of(of(Sign.ANSWERED, current.cpu()));
        } else if (debugging instanceof Debugging.DidNotStop other) {
            return List.of(of(Sign.NOTE, other.cpu()));
        } else if (debugging instanceof Debugging.KdbPrompt prompt) {
            return List.of(of(Sign.NOTE, prompt.cpu()));
        } else if (debugging instanceof Debugging.CpuStatus status) {
            return Stream.of(
                            new Signs(status.rounded(), Sign.ANSWERED, null),
                            new Signs(status.dead(), Sign.MISSED, null))
                    .filter(signs -> !signs.cpus().isEmpty())
                    .toList();
        }
        return List.of(new Signs(NONE, Sign.NOTE, debugging instanceof Debugging.KgdbTimedOut ? Kind.KGDB : null));
    }

    private static Signs of(Stopping stopping) {
        if (stopping instanceof Stopping.RetryStop retry) {
            return new Signs(retry.cpus(), Sign.NOTE, null);
        } else if (stopping instanceof Stopping.FailedToStop failed) {
            return new Signs(failed.cpus(), Sign.MISSED, null);
        } else if (stopping instanceof Stopping.StoppingSelf self) {
            return of(Sign.ANSWERED, self.cpu());
        }
        boolean asks = stopping instanceof Stopping.StoppingSecondaryCpus || stopping instanceof Stopping.SendingStop;
        return new Signs(NONE, asks ? Sign.REQUEST : Sign.NOTE, Kind.STOP);
    }

    private static Signs of(Sign sign, int cpu) {
        return new Signs(CpuSet.of(cpu), sign, null);
    }
}
