/**
 * What a cell shows: MIME bundles, Java values as tables, and pictures as PNG. Plain Java, usable from Java libraries.
 */
@NullMarked
package jykernel.display;

import org.jspecify.annotations.NullMarked;
