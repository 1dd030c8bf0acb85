/** What comes to the class path while the kernel runs: drivers of data bases, Java that was written in a cell. Plain Java. */
@NullMarked
package jykernel.classpath;

import org.jspecify.annotations.NullMarked;
