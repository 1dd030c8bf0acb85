package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import jykernel.interpreter.Outcome;
import jykernel.interrupt.InterruptBuffer;
import jykernel.interrupt.Interrupts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ParallelTest {
    private static Notebook notebook;
    private static Interrupts interrupts;

    @BeforeAll
    static void boot() {
        PythonSignals signals = new PythonSignals();
        interrupts = new Interrupts(new InterruptBuffer(), signals);
        signals.connect(interrupts);
        Thread waker = new Thread(interrupts.waker(), "waker");
        waker.setDaemon(true);
        waker.start();
        notebook = new Notebook(signals);
        notebook.run(
                "from jykernel import pmap, pimap",
                "from itertools import count, islice",
                "from java.util.concurrent import CountDownLatch, CyclicBarrier",
                "from java.util.concurrent.atomic import AtomicInteger",
                "import thread, threading");
    }

    @AfterAll
    static void close() {
        interrupts.waker().close();
        notebook.close();
    }

    private static RecordingOutput run(String... lines) {
        RecordingOutput output = new RecordingOutput();
        Outcome outcome = outcome(output, lines);
        assertInstanceOf(Outcome.Done.class, outcome, () -> outcome + " after " + output.events);
        return output;
    }

    private static Outcome outcome(RecordingOutput output, String... lines) {
        interrupts.begin();
        try {
            return notebook.outcome(output, lines);
        } finally {
            interrupts.end();
        }
    }

    private static String result(String... lines) {
        List<?> texts = run(lines).bundles.stream()
                .map(bundle -> bundle.data().get("text/plain"))
                .toList();
        return (String) texts.get(texts.size() - 1);
    }

    private static Outcome.Failure failure(String... lines) {
        return assertInstanceOf(Outcome.Raised.class, outcome(new RecordingOutput(), lines))
                .failure();
    }

    @Test
    void results_come_in_the_order_of_the_items() {
        assertEquals("True", result("pmap(lambda x: x * x, xrange(5000)) == [x * x for x in xrange(5000)]"));
        assertEquals("[5, 7]", result("pmap(lambda x, y: x + y, [1, 2, 3], iter([4, 5]), chunk=3)"));
        assertEquals("[]", result("pmap(len, [])"));
        assertEquals("[1, 2]", result("from java.util import ArrayList", "pmap(abs, ArrayList([-1, -2]))"));
    }

    @Test
    void tasks_run_at_the_same_time_but_not_more_than_there_are_workers() {
        run("barrier = CyclicBarrier(3)", "pmap(lambda x: barrier.await(), range(3), workers=3, chunk=1)", "pass");
        assertEquals(
                "True",
                result(
                        "running, most = AtomicInteger(), AtomicInteger()",
                        "def task(x):",
                        "    n = running.incrementAndGet()",
                        "    while n > most.get(): most.set(n)",
                        "    running.decrementAndGet()",
                        "pmap(task, range(500), workers=3, chunk=1)",
                        "1 <= most.get() <= 3"));
    }

    @Test
    void results_may_come_as_they_are_ready() {
        assertEquals(
                "[1, 0]",
                result(
                        "second_is_there = CountDownLatch(1)",
                        "def task(x):",
                        "    if x == 0: second_is_there.await()",
                        "    return x",
                        "results = pimap(task, [0, 1], workers=2, ordered=False)",
                        "found = [next(results)]",
                        "second_is_there.countDown()",
                        "found + list(results)"));
    }

    @Test
    void the_lazy_form_takes_endless_input_and_works_ahead_only_a_little() {
        assertEquals(
                "(0, True)",
                result(
                        "taken = []",
                        "def numbers():",
                        "    for i in count():",
                        "        taken.append(i)",
                        "        yield i",
                        "results = pimap(lambda x: x, numbers(), workers=2)",
                        "next(results), len(taken) <= 5"));
        assertEquals("[1, 2, 3]", result("list(islice(results, 3))"));
        assertEquals("[0, 1, 4]", result("list(islice(pmap(lambda x: x * x, count(), lazy=True), 3))"));
    }

    @Test
    void calls_inside_of_calls_do_not_wait_for_each_other() {
        assertEquals(
                "[0, 3, 6, 9, 12, 15, 18, 21]",
                result(
                        "def one(x): return x",
                        "def inner(x): return sum(pmap(one, [x] * 3))",
                        "def middle(x): return pmap(inner, [x])[0]",
                        "pmap(middle, range(8))"));
    }

    @Test
    void the_first_exception_ends_it_and_shows_where_it_was_raised() {
        Outcome.Failure failure = failure(
                "begun, stopped, never = AtomicInteger(), CountDownLatch(1), CountDownLatch(1)",
                "other_waits = CountDownLatch(1)",
                "def task(x):",
                "    begun.incrementAndGet()",
                "    if x == 0:",
                "        other_waits.await()",
                "        {}['missing']",
                "    other_waits.countDown()",
                "    try: never.await()",
                "    finally: stopped.countDown()",
                "pmap(task, range(1000), workers=2, chunk=1)");
        assertEquals("KeyError", failure.ename());
        String traceback = String.join("\n", Notebook.traceback(failure));
        assertTrue(traceback.contains("----> 7         {}['missing']"), traceback);
        assertTrue(traceback.contains("----> 11 pmap(task"), traceback);
        assertEquals("2", result("stopped.await()", "begun.get()"));
    }

    @Test
    void the_lazy_form_gives_what_stands_before_the_exception() {
        assertEquals(
                "([0, 1, 2], 'no 3')",
                result(
                        "def task(x):",
                        "    if x == 3: raise ValueError('no 3')",
                        "    return x",
                        "found = []",
                        "try:",
                        "    for x in pimap(task, count()): found.append(x)",
                        "except ValueError as e: failed = str(e)",
                        "found, failed"));
    }

    @Test
    void an_interrupt_ends_what_waits_and_what_computes() {
        Outcome.Failure failure = failure(
                "begun, ended, never = CountDownLatch(2), CountDownLatch(2), CountDownLatch(1)",
                "def task(x):",
                "    begun.countDown()",
                "    try:",
                "        if x == 0: never.await()",
                "        begun.await()",
                "        thread.interrupt_main()",
                "        while True: pass",
                "    finally: ended.countDown()",
                "pmap(task, count(), workers=2, chunk=1)");
        assertEquals("KeyboardInterrupt", failure.ename());
        assertEquals("[1, 2]", result("ended.await()", "pmap(abs, [-1, -2])"));
    }

    @Test
    void what_a_task_prints_belongs_to_the_cell_that_started_it_even_afterwards() {
        RecordingOutput first = new RecordingOutput();
        outcome(
                first,
                "never, go, done = CountDownLatch(1), CountDownLatch(1), CountDownLatch(1)",
                "def task(x):",
                "    print 'early'",
                "    try:",
                "        thread.interrupt_main()",
                "        never.await()",
                "    except KeyboardInterrupt:",
                "        go.await()",
                "        print 'late'",
                "        done.countDown()",
                "pmap(task, [1])");
        RecordingOutput second = run("go.countDown()", "done.await()", "print 'second'");
        assertEquals("early\nlate\n", Notebook.stream(first, "stdout"));
        assertEquals("second\n", Notebook.stream(second, "stdout"));
    }

    @Test
    void a_cell_that_fails_around_the_lazy_form_ends_it() {
        assertEquals(
                "ZeroDivisionError",
                failure("results = pimap(abs, count())", "for x in results: 1/0")
                        .ename());
        Outcome.Failure failure = failure("next(results)");
        assertEquals(
                "RuntimeError: this was stopped together with its cell", failure.ename() + ": " + failure.evalue());
    }

    @Test
    void threads_end_with_the_call() {
        assertEquals(
                "True",
                result(
                        "from java.lang import Thread",
                        "seen = set(pmap(lambda x: Thread.currentThread(), range(20), workers=4))",
                        "for t in seen: t.join()",
                        "1 <= len(seen) <= 4"));
    }

    @Test
    void a_bar_shows_how_many_are_done() {
        RecordingOutput output = run("def half(x): return x / 2", "pmap(half, range(20), progress=True)", "pass");
        String last =
                (String) output.bundles.get(output.bundles.size() - 1).data().get("text/plain");
        assertTrue(last.startsWith("half 100% |██████████| 20/20 "), last);
        RecordingOutput failed = new RecordingOutput();
        outcome(failed, "pmap(lambda x: 1 / x, [0], progress='dividing')");
        last = (String) failed.bundles.get(failed.bundles.size() - 1).data().get("text/plain");
        assertTrue(last.startsWith("dividing 0% |          | 0/1 ") && last.endsWith("stopped]"), last);
    }

    @Test
    void wrong_arguments_are_told() {
        assertEquals(
                "pmap() has no keyword 'worker'",
                failure("pmap(abs, [], worker=1)").evalue());
        assertEquals(
                "expected workers to be None or a number from 1 on, found 0",
                failure("pmap(abs, [], workers=0)").evalue());
        assertEquals(
                "expected a function, found NoneType",
                failure("pimap(None, [])").evalue());
    }
}
