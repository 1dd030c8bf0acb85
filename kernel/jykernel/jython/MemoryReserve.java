package jykernel.jython;

import java.util.ArrayDeque;

/**
 * Memory that is kept back: when a cell has used up all the rest, there is some to say so with, and for the next cell,
 * which can set more of it free. It is given away in parts, for that next cell may use it up as well.
 */
final class MemoryReserve {
    private static final int PARTS = 4;
    private static final int BYTES = 4 << 20;

    private final ArrayDeque<byte[]> kept = new ArrayDeque<>(PARTS);

    /** Gives away a part if there is hardly any other memory, and keeps back what is missing if there is enough. */
    synchronized void adjust() {
        if (free() < BYTES) {
            kept.poll();
        }
        while (kept.size() < PARTS && free() > 2L * PARTS * BYTES) {
            kept.add(new byte[BYTES]);
        }
    }

    private static long free() {
        Runtime jvm = Runtime.getRuntime();
        return jvm.maxMemory() - jvm.totalMemory() + jvm.freeMemory();
    }
}
