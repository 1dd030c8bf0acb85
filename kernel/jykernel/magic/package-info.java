/** What cells may say that Python does not know: {@code %time f()}, {@code !ls}, {@code x?}. Plain Java. */
@NullMarked
package jykernel.magic;

import org.jspecify.annotations.NullMarked;
