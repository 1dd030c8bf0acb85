/** THE SHARED BYTE: the interrupt buffer, the poll that woven code calls, blocking sections. Plain Java. */
@NullMarked
package jykernel.interrupt;

import org.jspecify.annotations.NullMarked;
