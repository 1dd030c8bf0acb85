/** Puts the interrupt poll into the bytecode of Jython when the kernel is built. The only room that imports ASM. */
@NullMarked
package jykernel.weave;

import org.jspecify.annotations.NullMarked;
