package jykernel.jython;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What of Java's stack people want to see: frames of Python code, and of Java code that is not Jython's or the kernel's
 * own business.
 */
final class CallStack {
    private static final Set<String> INTERNALS = Set.of(
            "org.python.",
            "jykernel.",
            "jdk.internal.",
            "java.lang.reflect.",
            "java.lang.invoke.",
            "jdk.proxy",
            "com.sun.proxy.");

    /** One call; of Python code or of Java's. */
    sealed interface Frame {}

    record OfJava(StackTraceElement element) implements Frame {
        @Override
        public String toString() {
            // Without the loader's name, which says nothing.
            String loader = element.getClassLoaderName();
            String text = element.toString();
            return loader != null && text.startsWith(loader + "/") ? text.replaceFirst("^[^/]*/+", "") : text;
        }
    }

    record OfPython(String file, int line, String function) implements Frame {
        @Override
        public String toString() {
            return Tracebacks.label(file) + ", line " + line + (function.isEmpty() ? "" : ", in " + function);
        }
    }

    /** Code that is not compiled has no lines that Java knows; Python does. */
    static final OfPython SOMEWHERE_IN_CELL = new OfPython("", 0, StraightCode.NAME);

    private CallStack() {}

    /** The frames to see, the innermost first. */
    static List<Frame> frames(List<StackTraceElement> stack) {
        List<Frame> frames = new ArrayList<>();
        List<Frame> run = new ArrayList<>();
        boolean concernsUser = false;
        for (StackTraceElement element : stack) {
            if (element.getClassName().equals(JythonInterpreter.class.getName())) {
                break; // what runs the kernel is not the cell's
            }
            if (isInternal(element)) {
                if (concernsUser || callsForUser(element)) {
                    frames.addAll(run);
                }
                run.clear();
                concernsUser = false;
                addPython(element, frames);
            } else {
                run.add(new OfJava(element));
                concernsUser |= element.getModuleName() == null;
            }
        }
        if (concernsUser) {
            frames.addAll(run);
        }
        return frames;
    }

    private static boolean isInternal(StackTraceElement element) {
        String name = element.getClassName();
        return isPython(name) || INTERNALS.stream().anyMatch(name::startsWith);
    }

    private static boolean isPython(String className) {
        return className.startsWith("org.python.pycode.") || className.endsWith("$py");
    }

    /** Java's own classes are shown if Python code has called them: Jython calls them itself for its own ends. */
    private static boolean callsForUser(StackTraceElement caller) {
        String name = caller.getClassName();
        return name.startsWith("jdk.internal.reflect.")
                || name.startsWith("java.lang.")
                || name.startsWith("org.python.proxies.");
    }

    /** Functions have their name and a number; f is the code at the top of a module, and what has no name. */
    private static void addPython(StackTraceElement element, List<Frame> frames) {
        String method = element.getMethodName();
        if (element.getClassName().equals(StraightCode.class.getName()) && method.equals("call_function")) {
            frames.add(SOMEWHERE_IN_CELL);
        }
        int dollar = method.lastIndexOf('$');
        String file = element.getFileName();
        if (isPython(element.getClassName()) && dollar > 0 && file != null && element.getLineNumber() > 0) {
            String function = method.startsWith("f$") ? "" : method.substring(0, dollar);
            frames.add(new OfPython(file, element.getLineNumber(), function));
        }
    }
}
