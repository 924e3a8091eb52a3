/** The command line: one class for each sub-command, and the exit statuses. The only package that knows picocli. */
@NullMarked
package org.rollcall.command;

import org.jspecify.annotations.NullMarked;
