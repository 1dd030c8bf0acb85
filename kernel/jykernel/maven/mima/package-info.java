/** The only package that knows MIMA and Maven's resolver. */
@NullMarked
package jykernel.maven.mima;

import org.jspecify.annotations.NullMarked;
