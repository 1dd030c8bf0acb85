package jykernel.interrupt;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Looks at the stack of a thread to find out whether it waits, and where. */
final class Waiting {
    private static final String SECTION = Blocking.class.getName();
    /** The interpreter; other packages below org.python are libraries that it brings along, which wait as any others. */
    private static final Pattern LANGUAGE = Pattern.compile("org\\.python\\.(core|modules|antlr|compiler)\\..*");
    /** What Python's locks are made of; it stands between a section and the waiting itself. */
    private static final String LOCK = "org.python.modules._threading.Mutex";

    /** A selector is only woken up, and not closed. */
    private static final Pattern SELECTOR = Pattern.compile("sun\\.nio\\.ch\\..*SelectorImpl");

    private static final Pattern CHANNEL = Pattern.compile("sun\\.nio\\.ch\\.(Server)?(Socket|Datagram)ChannelImpl");
    private static final int NEAR_THE_TOP = 8;

    /** Java's waits that go on after an interrupt, and pass it on to whatever comes after them: say, a file. */
    private static final Pattern DEAF =
            Pattern.compile("java\\.util\\.concurrent\\..*\\.(lock|join|arriveAndAwaitAdvance|\\w+Uninterruptibly)");

    private Waiting() {}

    /**
     * Whether the thread waits in a way that {@link Thread#interrupt} ends without damage, and does so inside a section
     * that is declared by a call of {@link Blocking}, with no code of the language in between.
     *
     * @param patient whether a channel of the network, which an interrupt closes, is still spared
     */
    static boolean inBlockingSection(Thread thread, boolean patient) {
        Thread.State state = thread.getState();
        boolean parked = state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
        if (!parked && state != Thread.State.RUNNABLE) {
            return false;
        }
        StackTraceElement[] stack = thread.getStackTrace();
        return (parked ? !isDeaf(stack) : isIn(stack, SELECTOR) || (!patient && isIn(stack, CHANNEL)))
                && isDeclared(stack);
    }

    private static boolean isDeaf(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .dropWhile(frame -> frame.getClassName().equals("jdk.internal.misc.Unsafe")) // park
                .takeWhile(frame -> frame.getClassName().startsWith("java.util.concurrent."))
                .anyMatch(frame -> DEAF.matcher(frame.getClassName() + "." + frame.getMethodName())
                        .matches());
    }

    private static boolean isIn(StackTraceElement[] stack, Pattern what) {
        return Arrays.stream(stack).limit(NEAR_THE_TOP).anyMatch(frame -> what.matcher(frame.getClassName())
                .matches());
    }

    private static boolean isDeclared(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (frame.getClassName().equals(SECTION)) {
                return true;
            } else if (!frame.getClassName().equals(LOCK)
                    && LANGUAGE.matcher(frame.getClassName()).matches()) {
                return false;
            }
        }
        return false;
    }

    /** Where the thread is stuck, in words: the Java method that was called from Python, and what that is doing. */
    static String place(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        if (stack.length == 0) {
            return "a thread that has ended";
        }
        StackTraceElement called = stack[0];
        for (StackTraceElement frame : stack) {
            String name = frame.getClassName();
            if (name.startsWith("jykernel.") || LANGUAGE.matcher(name).matches()) {
                break;
            } else if (!name.startsWith("jdk.internal.reflect.") && !name.startsWith("java.lang.reflect.")) {
                called = frame;
            }
        }
        return called == stack[0] ? name(called) : name(called) + ", in " + name(stack[0]);
    }

    private static String name(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName() + "()";
    }
}
