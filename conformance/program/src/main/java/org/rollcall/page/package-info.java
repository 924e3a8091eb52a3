/**
 * Pages for a browser: one file each, without network. A page is a template, one style and script of its kind, and data. Nothing of the
 * data is markup: it travels compressed, and the page's own policy lets no other script run.
 */
@NullMarked
package org.rollcall.page;

import org.jspecify.annotations.NullMarked;
