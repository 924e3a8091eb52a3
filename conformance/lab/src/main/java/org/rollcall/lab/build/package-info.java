/**
 * What a laboratory needs, made in one folder: a small arm64 kernel from its source, or a kernel that the user has, and a first
 * file system. A list of steps; those that are done already are not done again.
 */
@NullMarked
package org.rollcall.lab.build;

import org.jspecify.annotations.NullMarked;
