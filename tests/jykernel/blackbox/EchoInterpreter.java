package jykernel.blackbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import jykernel.display.MimeBundle;
import jykernel.interpreter.Cell;
import jykernel.interpreter.CellOutput;
import jykernel.interpreter.Completeness;
import jykernel.interpreter.Completions;
import jykernel.interpreter.Inspection;
import jykernel.interpreter.Interpreter;
import jykernel.interpreter.Outcome;
import jykernel.interrupt.Blocking;
import jykernel.interrupt.Poll;
import jykernel.interrupt.SignalDelivery;

/**
 * A toy language behind the seam, so that the protocol is tested without Jython. Each line is a command: {@code out X},
 * {@code err X}, {@code show X}, {@code raise NAME X}, {@code ask PROMPT}, {@code password PROMPT}, {@code spin},
 * {@code nothing}, {@code sleep}, {@code wait}, {@code exit}, {@code fail}; anything else is an expression whose value is itself.
 * The value of the user expression {@code deep} is nested too deep for JSON.
 */
final class EchoInterpreter implements Interpreter {
    /** What an interrupt means here. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    static final SignalDelivery DELIVERY = signum -> {
        Stopped stopped = new Stopped();
        return signum != 2
                ? null
                : () -> {
                    throw stopped;
                };
    };

    /** Booting ends when this has been counted down. */
    final CountDownLatch mayBoot;
    /** The command {@code wait} ends when this has been counted down. */
    final CountDownLatch gate = new CountDownLatch(1);

    EchoInterpreter() {
        this(new CountDownLatch(0));
    }

    EchoInterpreter(CountDownLatch mayBoot) {
        this.mayBoot = mayBoot;
    }

    @Override
    public void boot() {
        await(mayBoot);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Outcome run(Cell cell, CellOutput output) {
        boolean exit = false;
        try {
            for (String line : cell.code().split("\n")) {
                exit |= line.equals("exit");
                step(cell, line, output);
            }
            Poll.check();
            return new Outcome.Done(expressions(cell), List.of(), exit);
        } catch (Stopped e) {
            return raised("Stopped", "");
        } catch (EchoError e) {
            return raised(e.name, e.getMessage());
        }
    }

    private static final class EchoError extends RuntimeException {
        private static final long serialVersionUID = 1;
        final String name;

        EchoError(String name, String message) {
            super(message);
            this.name = name;
        }
    }

    private static Outcome raised(String ename, String evalue) {
        return new Outcome.Raised(new Outcome.Failure(ename, evalue, List.of(ename + ": " + evalue)), List.of());
    }

    private void step(Cell cell, String line, CellOutput output) {
        String[] words = line.split(" ", 2);
        String rest = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "out" -> output.stream(CellOutput.STDOUT, rest + "\n");
            case "err" -> output.stream(CellOutput.STDERR, rest + "\n");
            case "show" -> output.display(MimeBundle.text(rest), null);
            case "raise" -> throw new EchoError(rest.split(" ", 2)[0], rest.split(" ", 2)[1]);
            case "ask" -> output.stream(CellOutput.STDOUT, ask(output, rest, false) + "\n");
            case "password" -> output.stream(CellOutput.STDOUT, ask(output, rest, true) + "\n");
            case "spin" -> spin();
            case "sleep" -> sleep();
            case "wait" -> await(gate);
            case "fail" -> throw new IllegalStateException("the interpreter is broken");
            case "exit", "nothing", "" -> {}
            default -> {
                if (!cell.silent()) {
                    output.result(MimeBundle.text(line));
                }
            }
        }
    }

    private static String ask(CellOutput output, String prompt, boolean password) {
        try {
            return String.valueOf(Blocking.<String, CellOutput.StdinNotAllowed>section(
                    () -> String.valueOf(output.readLine(prompt, password))));
        } catch (InterruptedException | CellOutput.StdinNotAllowed e) {
            throw new EchoError(e.getClass().getSimpleName(), e.getMessage());
        }
    }

    @SuppressWarnings("InfiniteLoopStatement")
    private static void spin() {
        while (true) {
            Poll.check();
        }
    }

    private static void sleep() {
        try {
            Blocking.sleep(3_600_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(String expression) {
        Object value = expression;
        for (int depth = expression.equals("deep") ? 0 : 2000; depth < 2000; depth++) {
            value = List.of(value);
        }
        return value;
    }

    private static Map<String, Object> expressions(Cell cell) {
        Map<String, Object> values = new LinkedHashMap<>();
        cell.userExpressions()
                .forEach((name, expression) -> values.put(
                        name,
                        Map.of("status", "ok", "data", Map.of("text/plain", value(expression)), "metadata", Map.of())));
        return values;
    }

    @Override
    public Completions complete(String code, int cursor) {
        if (code.startsWith("spin")) {
            spin();
        }
        return new Completions(List.of(new Completions.Match(code + "!", "echo", "")), 0, cursor);
    }

    @Override
    public Inspection inspect(String code, int cursor, int detailLevel) {
        return code.isEmpty() ? Inspection.NOTHING : new Inspection(MimeBundle.text(code + " " + detailLevel));
    }

    @Override
    public Completeness isComplete(String code) {
        return code.endsWith(":") ? new Completeness.Incomplete("  ") : new Completeness.Complete();
    }

    @Override
    public void close() {}
}
