/** WHEN: the threads that run cells and queries, the queue of cells, the execution count. */
@NullMarked
package jykernel.execution;

import org.jspecify.annotations.NullMarked;
