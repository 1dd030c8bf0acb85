package jykernel.interrupt;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * Waiting that a signal ends. Only in code that was called from here does the interrupt button call
 * {@link Thread#interrupt}: anywhere else it could close a file that user code has open. There is no book about who is
 * in such a section, which would cost every call of Java from Python; a frame of this class on the stack of the thread
 * says it, see {@link Waker}. Most methods are woven into Jython in the place of what their names say.
 */
public final class Blocking {
    private Blocking() {}

    /** Something that waits, and can be begun anew after it was interrupted. */
    public interface Wait<T, E extends Exception> {
        T await() throws InterruptedException, E;
    }

    /**
     * Waits. If a signal arrives on the thread that runs a cell, it is delivered: either that throws, or the wait
     * begins anew. An interrupt that comes from somebody else, or on another thread, is the caller's affair.
     */
    public static <T, E extends Exception> T section(Wait<T, E> wait) throws InterruptedException, E {
        while (true) {
            Poll.check();
            try {
                return wait.await();
            } catch (InterruptedException e) {
                if (!isSignalled()) {
                    throw e;
                }
                // The signal is delivered at the top of the loop.
            } finally {
                settle();
            }
        }
    }

    private static boolean isSignalled() {
        Interrupts interrupts = Poll.watched();
        return interrupts != null && interrupts.isSignalled();
    }

    /**
     * Takes back an interrupt of the thread that was meant for a wait that is over by now. Woven in before every use of a
     * file, because a file channel that meets one closes itself for good.
     */
    public static void settle() {
        if (Poll.isArmed()) {
            Interrupts interrupts = Poll.watched();
            if (interrupts != null) {
                interrupts.settle();
            }
        }
    }

    /** {@link Thread#sleep} that a signal can end; after a signal without effect it sleeps on. */
    public static void sleep(long millis) throws InterruptedException {
        if (millis < 0) {
            throw new IllegalArgumentException("cannot sleep for " + millis + " ms, expected 0 or more");
        }
        // Saturates instead of overflowing; the sum may wrap round, the difference below is right all the same.
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        section(() -> {
            TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
            return end;
        });
    }

    /** {@link Lock#lock}. On a thread that runs no cell an interrupt does not end it, as it should be. */
    public static void lock(Lock lock) {
        if (lock.tryLock()) {
            return;
        }
        boolean interrupted = false;
        while (true) {
            try {
                section(() -> {
                    lock.lockInterruptibly();
                    return lock;
                });
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@link Condition#await()}. */
    @SuppressWarnings("WaitNotInLoop") // the caller's business
    public static void await(Condition condition) throws InterruptedException {
        section(() -> {
            condition.await();
            return condition;
        });
    }

    /** {@link Condition#awaitNanos}: after a signal without effect it waits for the rest of the time. */
    @SuppressWarnings("WaitNotInLoop")
    public static long awaitNanos(Condition condition, long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        return section(() -> condition.awaitNanos(end - System.nanoTime()));
    }

    /** {@link Object#wait()}, for callers that hold the monitor and look again at what they wait for. */
    @SuppressWarnings("WaitNotInLoop")
    public static void await(Object monitor) throws InterruptedException {
        section(() -> {
            monitor.wait();
            return monitor;
        });
    }

    /** {@link Method#invoke}: any Java method that Python calls may wait. */
    public static Object invoke(Method method, Object self, Object[] args)
            throws IllegalAccessException, InvocationTargetException {
        try {
            return method.invoke(self, args);
        } finally {
            settle();
        }
    }

    /** {@link Constructor#newInstance}. */
    public static Object newInstance(Constructor<?> constructor, Object[] args)
            throws IllegalAccessException, InvocationTargetException, InstantiationException {
        try {
            return constructor.newInstance(args);
        } finally {
            settle();
        }
    }
}
