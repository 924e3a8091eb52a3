/**
 * From bytes to records. A source gives bytes; {@link org.rollcall.log.LineScanner} finds the lines that may matter at the speed of memory;
 * {@link org.rollcall.log.Framing} takes off what consoles, loggers, mailers and people put around a record (time stamps, caller ids,
 * quotes, colours) and keeps the line number and the byte offset. Nothing here knows what a message means.
 */
@NullMarked
package org.rollcall.log;

import org.jspecify.annotations.NullMarked;
