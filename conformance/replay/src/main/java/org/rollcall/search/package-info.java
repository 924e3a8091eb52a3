/** Models of the manifest searched by the Java model, which {@code rollcall replay} holds to the specification. */
@NullMarked
package org.rollcall.search;

import org.jspecify.annotations.NullMarked;
