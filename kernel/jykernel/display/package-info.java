/** What a cell shows: MIME bundles, and pictures as PNG. Plain Java, usable from Java libraries. */
@NullMarked
package jykernel.display;

import org.jspecify.annotations.NullMarked;
