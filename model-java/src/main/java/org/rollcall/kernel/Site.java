package org.rollcall.kernel;

/** Where a CPU is, as far as that decides which steps it may take next: a word of one of the vocabularies. */
public sealed interface Site permits Label, DbgLabel, BtLabel, TaskState, Role {}
