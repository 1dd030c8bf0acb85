package jykernel;

import java.time.Duration;
import java.util.Arrays;
import jykernel.execution.Children;
import jykernel.interrupt.Poll;
import jykernel.interrupt.Reach;
import jykernel.weave.CompiledCode;
import jykernel.weave.JdkLoops;

/**
 * Where polls and interrupts of a thread do not get to: loops whose compiled code has read once and for all that nothing is
 * pending, loops of the JDK, and child processes that a cell waits for.
 */
final class FurtherReach implements Reach {
    /** How long a child process that the cell waits for has to react, first to SIGINT, and then to SIGTERM. */
    private static final Duration PATIENCE = Duration.ofMillis(700);

    private final JdkLoops jdkLoops = new JdkLoops(Poll::check);
    /** When compiled code is to be thrown away next; less and less often, because all of it must be compiled anew. */
    private Duration nextRenewal = Duration.ZERO;

    private boolean terminated;
    private boolean killed;

    @Override
    public void begin() {
        Children.interrupt();
    }

    @Override
    public void tryAt(StackTraceElement[] stack, Duration since) {
        if (!jdkLoops.reach(stack) && since.compareTo(nextRenewal) >= 0) {
            nextRenewal = since.multipliedBy(3);
            CompiledCode.forget(Poll.class);
        }
        if (!waitsForChild(stack)) {
            return;
        }
        if (!terminated && since.compareTo(PATIENCE) > 0) {
            terminated = true;
            Children.terminate();
        } else if (!killed && since.compareTo(PATIENCE.multipliedBy(2)) > 0) {
            killed = true;
            Children.kill();
        }
    }

    /** For its end, or for what it writes. */
    private static boolean waitsForChild(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .anyMatch(frame -> frame.getClassName().startsWith("java.lang.Process")
                        || (frame.getClassName().equals("java.io.FileInputStream")
                                && frame.getMethodName().equals("readBytes")));
    }

    @Override
    public void end() {
        jdkLoops.leave();
        nextRenewal = Duration.ZERO;
        terminated = false;
        killed = false;
    }
}
