/**
 * A TLA+ module as a tree of values, without a word of the tools that parsed it. Names are resolved: an operator's
 * application holds its definition, a bound name its number. What has no place in the tree is kept as
 * {@link org.rollcall.spec.syntax.Expression.Unknown}, so that a reader of the tree can refuse it by its place.
 */
@NullMarked
package org.rollcall.spec.syntax;

import org.jspecify.annotations.NullMarked;
