/**
 * What the program says, in the forms that people and machines read: text, JSON, JUnit, KTAP, GitHub annotations, SARIF, KCIDB. A
 * {@link org.rollcall.report.Report} is fed roll calls as they settle. Text of a log is never passed on unescaped.
 */
@NullMarked
package org.rollcall.report;

import org.jspecify.annotations.NullMarked;
