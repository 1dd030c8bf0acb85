/** The command line ({@link jykernel.Main}) and the composition root ({@link jykernel.Kernel}). They see every room; no room sees them. */
@NullMarked
package jykernel;

import org.jspecify.annotations.NullMarked;
