/** The shell script {@code rollcall}, tried in trees of its own with a made-up Maven and a made-up JVM. */
@NullMarked
package org.rollcall.launcher;

import org.jspecify.annotations.NullMarked;
