package org.rollcall.gickit;

import java.util.List;

/**
 * What else than an error could explain the differences of a script.
 *
 * @param fits choices, alone or in pairs, under which every answer that binds is the same
 * @param partial choices under which fewer answers differ, if none fits
 * @param tried how many were tried, pairs included
 */
public record Explanation(List<Fit> fits, List<Fit> partial, int tried) {
    /**
     * @param names the choices, as they are declared
     * @param legal whether the architecture allows all of them
     * @param different how many answers still differ
     */
    public record Fit(List<String> names, boolean legal, int different) {}
}
