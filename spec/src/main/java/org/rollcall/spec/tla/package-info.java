/**
 * The one adapter to the TLA+ tools. Each specification gets the tools in a class loader of its own, because they keep
 * the loaded module in static fields. Nothing else in the project imports {@code tlc2} or {@code tla2sany}.
 */
@NullMarked
package org.rollcall.spec.tla;

import org.jspecify.annotations.NullMarked;
