package jykernel.jython;

import jykernel.interrupt.InterruptBuffer;
import jykernel.interrupt.SignalDelivery;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyException;

/** What a signal means to Python code: SIGINT raises KeyboardInterrupt, other signals are dropped. */
public final class KeyboardInterrupts implements SignalDelivery {
    @Override
    public @Nullable RuntimeException prepare(int signum) {
        return signum == InterruptBuffer.SIGINT ? new PyException(Py.KeyboardInterrupt) : null;
    }
}
