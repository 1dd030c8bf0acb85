package jykernel.display;

import java.util.stream.IntStream;

/** Which of many things are shown: all if they are few, otherwise those at both ends. */
final class Window {
    /** Stands for all that is left out. */
    static final int GAP = -1;

    private Window() {}

    /** The positions that are shown, in order, with one GAP where some are left out. */
    static int[] of(int count, int limit) {
        if (count <= limit) {
            return IntStream.range(0, count).toArray();
        }
        int tail = limit / 2;
        IntStream head = IntStream.range(0, limit - tail);
        return IntStream.concat(IntStream.concat(head, IntStream.of(GAP)), IntStream.range(count - tail, count))
                .toArray();
    }
}
