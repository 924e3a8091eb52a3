package org.rollcall.lab.replay;

import java.util.function.BooleanSupplier;
import org.rollcall.lab.stub.Cpu;
import org.rollcall.lab.stub.Point;

/**
 * Where a CPU is to be stopped.
 *
 * @param label that it stands for
 * @param arrived asked of a CPU that is halted at the point: whether this is the awaited time; may step that CPU
 */
record Aim(Label label, Cpu cpu, Point point, BooleanSupplier arrived) {}
