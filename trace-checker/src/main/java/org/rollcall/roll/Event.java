package org.rollcall.roll;

import org.rollcall.log.Line;
import org.rollcall.message.Message;

/** A message and the record that says it. */
public record Event(Line line, Message message) {}
