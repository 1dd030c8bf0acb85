/** What the JVM's own reflection tells of Java classes, for completion and help. Plain Java. */
@NullMarked
package jykernel.classes;

import org.jspecify.annotations.NullMarked;
