/** HOW it is framed: connection file, frames, signatures, JSON. The only room that imports Jackson's databind. */
@NullMarked
package jykernel.wire;

import org.jspecify.annotations.NullMarked;
