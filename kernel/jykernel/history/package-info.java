/** The inputs and outputs of this and earlier sessions, in a file that is only ever appended to. */
@NullMarked
package jykernel.history;

import org.jspecify.annotations.NullMarked;
