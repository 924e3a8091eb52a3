/** The command line: one class for each sub-command. Nothing else in the project knows picocli. */
@NullMarked
package org.rollcall.command;

import org.jspecify.annotations.NullMarked;
