/** THE SEAM: what a language has to offer the kernel, and what the kernel offers a running cell. Plain Java. */
@NullMarked
package jykernel.interpreter;

import org.jspecify.annotations.NullMarked;
