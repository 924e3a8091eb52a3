package org.rollcall.lab.replay;

import java.util.List;

/**
 * One line of a transcript.
 *
 * @param number of the step, from 1
 * @param where the CPU is halted; empty for a step that has nothing to see
 * @param changed the predictions that this step changes, as far as they held
 */
public record StepReport(int number, LabStep step, String where, List<Expected> changed) {}
