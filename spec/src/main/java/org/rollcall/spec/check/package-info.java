/** Models checked against what the manifest says of them, by our own search and by the tools' engine. */
@NullMarked
package org.rollcall.spec.check;

import org.jspecify.annotations.NullMarked;
