/** Python 2.7: implements the interpreter seam with Jython. The only room that imports org.python. */
@NullMarked
package jykernel.jython;

import org.jspecify.annotations.NullMarked;
