package jykernel.jython;

import java.util.List;
import jykernel.interpreter.Outcome;

/** What a person is told when the memory of the JVM is used up. */
final class OutOfMemory {
    private static final String ADVICE =
            "The memory that this JVM may take, " + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MB, is used up. Variables that are set to None give back what they hold; and"
                    + " \"java -jar jykernel.jar install --jvm-arg -Xmx8g\" gives the kernel 8 GB from its next start on.";

    /** For when there is no memory to make anything else. */
    static final Outcome.Failure FAILURE =
            new Outcome.Failure("MemoryError", ADVICE, List.of("MemoryError: " + ADVICE));

    private OutOfMemory() {}

    /** Words for below the JVM's message; none if it is not about the memory that objects live in. */
    static List<String> advice(String message) {
        boolean isSpent = message.contains("heap space") || message.contains("GC overhead");
        return isSpent ? List.of(ADVICE) : List.of();
    }
}
