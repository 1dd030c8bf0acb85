package jykernel.interrupt;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * The shared byte. A writer stores the number of a signal; whoever acts on it swaps it back to 0 in one step, so that
 * one write causes at most one signal. Two writes before the swap are one signal. This is Pyodide's interrupt buffer,
 * whose read and clear are two steps and can lose a write in between.
 */
public final class InterruptBuffer {
    /** What an interrupt button means. */
    public static final int SIGINT = 2;

    /** The greatest number of a signal. */
    public static final int LAST_SIGNAL = 64;

    private final Storage storage;
    private final boolean foreign;
    /** Is run after a signal was stored by {@link #set}. */
    private volatile Runnable onSignal = () -> {};

    /** A byte of its own, 0 at first. */
    public InterruptBuffer() {
        this(new ArrayStorage(new byte[1], 0), false);
    }

    private InterruptBuffer(Storage storage, boolean foreign) {
        this.storage = storage;
        this.foreign = foreign;
    }

    /**
     * The first byte of something that others write to: a {@code byte[]}; a {@link ByteBuffer}, whose memory may belong
     * to another process as well; or an interrupt buffer, which is returned as it is. Null if it is none of them, or
     * empty, or for reading only. The swap is one step unless a direct buffer has less than 4 bytes.
     */
    public static @Nullable InterruptBuffer over(Object shared) {
        if (shared instanceof InterruptBuffer buffer) {
            return buffer;
        } else if (shared instanceof byte[] bytes && bytes.length > 0) {
            return new InterruptBuffer(new ArrayStorage(bytes, 0), true);
        } else if (shared instanceof ByteBuffer bytes && bytes.limit() > 0 && !bytes.isReadOnly()) {
            Storage storage = bytes.hasArray()
                    ? new ArrayStorage(bytes.array(), bytes.arrayOffset())
                    : MappedStorage.fits(bytes) ? new MappedStorage(bytes) : new ShortStorage(bytes);
            return new InterruptBuffer(storage, true);
        }
        return null;
    }

    /** Whether writers may exist that do not call {@link #set}, and so cannot wake anybody. */
    boolean isForeign() {
        return foreign;
    }

    /** @param signum 1 to 64; 0, or a number that no signal has, takes back a signal that nobody has acted on */
    public void set(int signum) {
        boolean signal = isSignal(signum);
        storage.swap(signal ? (byte) signum : 0);
        if (signal) {
            onSignal.run();
        }
    }

    void whenSignalled(Runnable told) {
        onSignal = told;
    }

    /** The pending signal, or 0. Whatever else a writer has stored is no signal, see {@link #isSignal}. */
    public int get() {
        return storage.get();
    }

    /** Takes the pending signal, or 0, and leaves 0. */
    public int consume() {
        return storage.swap((byte) 0);
    }

    /** Leaves 0 if this is what is pending; a signal that was written meanwhile stays. */
    boolean clear(int signum) {
        return storage.clear((byte) signum);
    }

    /** Whether a number is one that a signal can have: 1 to 64. */
    public static boolean isSignal(int number) {
        return number >= 1 && number <= LAST_SIGNAL;
    }

    private interface Storage {
        byte get();

        /** Stores the value and returns the one before. */
        byte swap(byte value);

        /** Stores 0 if the value is the expected one. */
        boolean clear(byte expected);
    }

    private static final class ArrayStorage implements Storage {
        private static final VarHandle BYTE = MethodHandles.arrayElementVarHandle(byte[].class);

        private final byte[] bytes;
        private final int index;

        ArrayStorage(byte[] bytes, int index) {
            this.bytes = bytes;
            this.index = index;
        }

        @Override
        public byte get() {
            return (byte) BYTE.getVolatile(bytes, index);
        }

        @Override
        public byte swap(byte value) {
            return (byte) BYTE.getAndSet(bytes, index, value);
        }

        @Override
        public boolean clear(byte expected) {
            return BYTE.compareAndSet(bytes, index, expected, (byte) 0);
        }
    }

    /** Memory outside of Java's heap: only four bytes at once can be swapped there, so the other three are kept. */
    private record MappedStorage(ByteBuffer bytes) implements Storage {
        private static final VarHandle INT =
                MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

        private static final int FIRST_BYTE = 0xff;

        static boolean fits(ByteBuffer bytes) {
            return bytes.limit() >= Integer.BYTES && bytes.alignmentOffset(0, Integer.BYTES) == 0;
        }

        @Override
        public byte get() {
            return (byte) (int) INT.getVolatile(bytes, 0);
        }

        @Override
        public byte swap(byte value) {
            while (true) {
                int four = (int) INT.getVolatile(bytes, 0);
                if (INT.compareAndSet(bytes, 0, four, (four & ~FIRST_BYTE) | (value & FIRST_BYTE))) {
                    return (byte) four;
                }
            }
        }

        @Override
        public boolean clear(byte expected) {
            while (true) {
                int four = (int) INT.getVolatile(bytes, 0);
                if ((byte) four != expected) {
                    return false;
                }
                if (INT.compareAndSet(bytes, 0, four, four & ~FIRST_BYTE)) {
                    return true;
                }
            }
        }
    }

    /** Less than four bytes of such memory: two steps, as in Pyodide. */
    private record ShortStorage(ByteBuffer bytes) implements Storage {
        @Override
        public byte get() {
            VarHandle.fullFence(); // the memory is plain, and a loop must not read it only once
            return bytes.get(0);
        }

        @Override
        public byte swap(byte value) {
            byte before = bytes.get(0);
            bytes.put(0, value);
            VarHandle.fullFence();
            return before;
        }

        @Override
        public boolean clear(byte expected) {
            return get() == expected && swap((byte) 0) == expected;
        }
    }
}
