/**
 * jqwik arbitraries over the model, for the tests of this project and of others: sets of CPUs, configurations, runs.
 * They shrink to fewer CPUs, fewer features and shorter schedules. The program itself does not use them.
 */
@NullMarked
package org.rollcall.arbitraries;

import org.jspecify.annotations.NullMarked;
