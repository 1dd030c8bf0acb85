/** WHERE it travels: the five ZeroMQ sockets and the one thread that owns them. The only room that imports JeroMQ. */
@NullMarked
package jykernel.transport;

import org.jspecify.annotations.NullMarked;
