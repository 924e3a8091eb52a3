package org.rollcall.log;

/**
 * Lines that follow each other.
 *
 * @param lines how many
 * @param end where the line behind them starts
 */
public record Passage(int lines, int end) {}
