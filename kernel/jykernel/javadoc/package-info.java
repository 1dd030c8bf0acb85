/** Finds what Javadoc says of Java classes and their members, in sources and in documentation. Plain Java. */
@NullMarked
package jykernel.javadoc;

import org.jspecify.annotations.NullMarked;
