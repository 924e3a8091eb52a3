/**
 * What is done to a real kernel, as data: a scenario boots a guest, disturbs its CPUs, asks them for a sign of life, and is judged
 * twice: by its console, as any user's log, and by the interrupts that each CPU counted, which the console never sees.
 */
@NullMarked
package org.rollcall.lab.scenario;

import org.jspecify.annotations.NullMarked;
