package org.rollcall.sdei;

import java.util.Set;
import org.rollcall.channel.SdeiEvent;
import org.rollcall.machine.CpuMask;
import org.rollcall.transition.PerCpu;

/** A state in the making: what a step does not set stays. */
final class SdeiDraft {
    PerCpu<TaskPlace> pc;
    PerCpu<HandlerPlace> h;
    int flag;
    CpuMask bt;
    CpuMask asked;
    CpuMask heard;
    CpuMask late;
    CpuMask toSend;
    CpuMask listed;
    CpuMask dropped;
    CpuMask done;
    PerCpu<Set<SdeiEvent>> event;
    PerCpu<Set<BacktraceSgi>> sgi;
    CpuMask deaf;
    CpuMask masked;
    CpuMask online;
    boolean stopping;
    int psync;
    CpuMask roundup;
    CpuMask ran;

    SdeiDraft(SdeiState s) {
        pc = s.pc();
        h = s.h();
        flag = s.flag();
        bt = s.bt();
        asked = s.asked();
        heard = s.heard();
        late = s.late();
        toSend = s.toSend();
        listed = s.listed();
        dropped = s.dropped();
        done = s.done();
        event = s.event();
        sgi = s.sgi();
        deaf = s.deaf();
        masked = s.masked();
        online = s.online();
        stopping = s.stopping();
        psync = s.psync();
        roundup = s.roundup();
        ran = s.ran();
    }

    SdeiDraft goes(int c, TaskPlace place) {
        pc = pc.with(c, place);
        return this;
    }

    SdeiDraft handles(int c, HandlerPlace place) {
        h = h.with(c, place);
        return this;
    }

    /** The CPU is stopped: offline is the acknowledgement. */
    SdeiDraft parks(int c) {
        online = online.without(c);
        deaf = deaf.with(c);
        return goes(c, TaskPlace.PARKED);
    }

    SdeiState state() {
        return new SdeiState(
                pc, h, flag, bt, asked, heard, late, toSend, listed, dropped, done, event, sgi, deaf, masked, online,
                stopping, psync, roundup, ran);
    }
}
