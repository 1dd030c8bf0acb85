package jykernel.jython;

import java.util.ArrayDeque;

/**
 * Memory that is kept back: when a cell has used up all the rest, there is some to say so with, and for the next cell,
 * which can set more of it free. It is given away in parts, for that next cell may use it up as well.
 */
final class MemoryReserve {
    private static final int PARTS = 4;
    private static final int BLOCKS_IN_PART = 8;
    /** So small that the garbage collector moves it: it cannot stand in the way of a large object. */
    private static final int BLOCK_BYTES = 256 << 10;

    private static final long PART_BYTES = (long) BLOCKS_IN_PART * BLOCK_BYTES;

    private final ArrayDeque<byte[]> kept = new ArrayDeque<>(PARTS * BLOCKS_IN_PART);

    /**
     * Gives away a part if there is not much other memory, and keeps back what is missing if there is. How much is really
     * left nobody knows: what counts as free may be in pieces that are of no use.
     */
    synchronized void adjust() {
        if (free() < 2 * PARTS * PART_BYTES) {
            for (int n = 0; n < BLOCKS_IN_PART; n++) {
                kept.poll();
            }
        }
        while (kept.size() < PARTS * BLOCKS_IN_PART && free() > 3 * PARTS * PART_BYTES) {
            kept.add(new byte[BLOCK_BYTES]);
        }
    }

    private static long free() {
        Runtime jvm = Runtime.getRuntime();
        return jvm.maxMemory() - jvm.totalMemory() + jvm.freeMemory();
    }
}
