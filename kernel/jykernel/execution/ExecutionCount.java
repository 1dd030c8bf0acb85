package jykernel.execution;

import java.util.concurrent.atomic.AtomicInteger;

/** The n of {@code In[n]}: one number per execution, the same in the input, the result and the reply. */
public final class ExecutionCount {
    private final AtomicInteger last = new AtomicInteger();

    /** The number of an execution: the next one if it is stored in the history, else the current one. */
    public int of(boolean stored) {
        return stored ? last.incrementAndGet() : last.get();
    }

    /** The number of the last stored execution. */
    public int current() {
        return last.get();
    }
}
