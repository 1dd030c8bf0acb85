/** One class per request, and the dispatcher that puts busy, work, reply and idle in order. */
@NullMarked
package jykernel.handler;

import org.jspecify.annotations.NullMarked;
