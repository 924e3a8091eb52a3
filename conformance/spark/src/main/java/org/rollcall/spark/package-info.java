/** The checker as an Apache Spark job: one log is independent of another, so a log is the unit of work. */
@NullMarked
package org.rollcall.spark;

import org.jspecify.annotations.NullMarked;
