/** Fetches jars, and what they depend on, from Maven repositories. Plain Java. */
@NullMarked
package jykernel.maven;

import org.jspecify.annotations.NullMarked;
