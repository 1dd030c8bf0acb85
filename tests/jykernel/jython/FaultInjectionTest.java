package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import jykernel.interpreter.Cell;
import jykernel.interpreter.Outcome;
import jykernel.interrupt.InterruptBuffer;
import jykernel.interrupt.Interrupts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.python.core.Py;
import org.python.core.PyException;

/** A KeyboardInterrupt at one poll of a cell after the other: wherever it strikes, all that is left is sound. */
@Timeout(120)
final class FaultInjectionTest {
    private static final String CELL =
            """
            import threading, re, json, collections
            lock = threading.RLock()
            numbers, table, seen, closed = [], {}, set(), []
            with lock:
                for i in range(12):
                    table[i] = str(i); seen.add(i); numbers.append(i)
            numbers.sort(key=lambda x: -x)
            numbers.sort(cmp=lambda a, b: cmp(a, b))
            numbers.sort(reverse=True)
            def opened():
                try:
                    for x in numbers: yield x
                finally: closed.append(1)
            total = sum(opened())
            text = re.sub(r'(\\d+),', lambda m: m.group(1) + ';', ','.join(str(x) for x in numbers))
            again = json.loads(json.dumps(table))
            deque = collections.deque(numbers, 5)
            deque.rotate(2)
            class A(object):
                def __init__(self): self.items = [x for x in numbers if x % 2]
            made = [A() for _ in range(3)]
            try: int('x')
            except ValueError: pass
            import colorsys, sched
            reload(colorsys)
            """;

    /** True if everything that the cell has made so far can be used as ever. */
    private static final String CHECK =
            """
            import threading, re, json, collections, colorsys, sched, sys
            names = globals()
            ok = 'lock' not in names or (lock.acquire(False) and not lock.release())
            ok = ok and sorted(names.get('numbers', [])) == range(len(names.get('numbers', [])))
            ok = ok and all(table[k] == str(k) for k in sorted(names.get('table', {})))
            ok = ok and len(list(names.get('seen', ()))) == len(names.get('seen', ()))
            ok = ok and len(list(names.get('deque', ()))) <= 5 and re.sub('a', 'b', 'aa') == 'bb'
            ok = ok and json.loads('[1, {"a": 2}]') == [1, {'a': 2}] and colorsys.rgb_to_hsv(0, 0, 0)[2] == 0
            ok = ok and sys.exc_info() == (None, None, None) and sorted([2, 1]) == [1, 2]
            for name in ('lock', 'numbers', 'table', 'seen', 'deque'): names.pop(name, None)
            ok
            """;

    private static final int STRIKES = 40;

    private static final AtomicInteger polls = new AtomicInteger();
    private static final InterruptBuffer buffer = new InterruptBuffer();
    private static JythonInterpreter python;
    private static int strikesAt;

    /** A signal is pending all the time; all but one have no effect. */
    private static final Interrupts interrupts = new Interrupts(buffer, signum -> {
        boolean strikes = polls.incrementAndGet() == strikesAt;
        PyException raised = new PyException(Py.KeyboardInterrupt);
        return () -> {
            buffer.set(signum);
            if (strikes) {
                buffer.set(0);
                throw raised;
            }
        };
    });

    @BeforeAll
    static void boot() {
        python = new JythonInterpreter(new PythonSignals());
        python.boot();
        run(CELL, 0);
    }

    @AfterAll
    static void close() {
        python.close();
    }

    /** @param poll at which to strike; 0 for none */
    private static Outcome run(String code, int poll) {
        strikesAt = poll;
        polls.set(0);
        interrupts.begin();
        try {
            if (poll > 0) {
                buffer.set(InterruptBuffer.SIGINT);
            }
            return python.run(new Cell(code, 1, false, false, Map.of()), new RecordingOutput());
        } finally {
            interrupts.end();
        }
    }

    @Test
    void wherever_an_interrupt_strikes_what_is_left_is_sound() {
        assertInstanceOf(Outcome.Done.class, run(CELL, Integer.MAX_VALUE));
        int all = polls.get();
        assertTrue(all > 300, "polls of the cell: " + all);
        // All of them would take hours: each poll before the one that strikes looks at the whole stack.
        int step = Math.max(1, all / STRIKES);
        for (int n = 1; n <= all; n += n < step ? 1 + n / 8 : step) {
            Outcome outcome = run(CELL, n);
            int struck = n;
            if (outcome instanceof Outcome.Raised raised) {
                assertEquals("KeyboardInterrupt", raised.failure().ename(), () -> "at poll " + struck);
            }
            assertNull(Py.getThreadState().frame, () -> "a frame is left by poll " + struck);
            assertEquals(0, Py.getThreadState().call_depth, () -> "calls are left by poll " + struck);
            assertSound(n);
        }
    }

    private static void assertSound(int struck) {
        RecordingOutput output = new RecordingOutput();
        Outcome outcome = python.run(new Cell(CHECK, 1, false, false, Map.of()), output);
        assertInstanceOf(Outcome.Done.class, outcome, () -> "after poll " + struck + ": " + outcome);
        assertEquals("True", output.bundles.get(0).data().get("text/plain"), () -> "after poll " + struck);
    }
}
