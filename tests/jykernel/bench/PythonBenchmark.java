package jykernel.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.python.core.PyObject;
import org.python.util.PythonInterpreter;

/** Python as people write it, run by whatever Jython is on the class path. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PythonBenchmark {
    private static final String FUNCTIONS =
            """
            import random, re

            numbers = [random.Random(1).random() for _ in xrange(20000)]
            text = 'alpha = 12; beta=3; gamma = 456; ' * 1000
            pairs = re.compile(r'(\\w+)\\s*=\\s*(\\d+);')

            def while_loop():
                i = 0
                while i < 200000: i += 1

            def for_loop():
                x = 0
                for i in xrange(200000): x += i

            def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)

            def calls(): fib(18)

            def generator():
                for x in (i for i in xrange(100000)): pass

            def builtin_sum(): sum(xrange(500000))

            def sort(): sorted(numbers)

            def regex(): pairs.findall(text)

            def dictionary():
                d = {}
                for i in xrange(50000): d[i % 5000] = i

            def strings(): ','.join([str(i) for i in xrange(20000)]).split(',')

            def java():
                from java.util import ArrayList
                a = ArrayList()
                for i in xrange(30000): a.add(i)

            class Point(object):
                def __init__(self, x): self.x = x
                def twice(self): return 2 * self.x

            def objects():
                for i in xrange(30000): Point(i).twice()
            """;

    @Param({
        "while_loop",
        "for_loop",
        "calls",
        "generator",
        "builtin_sum",
        "sort",
        "regex",
        "dictionary",
        "strings",
        "java",
        "objects"
    })
    public String function;

    private PyObject callable;

    @Setup
    public void define() {
        PythonInterpreter python = new PythonInterpreter();
        python.exec(FUNCTIONS);
        callable = python.get(function);
    }

    @Benchmark
    public PyObject run() {
        return callable.__call__();
    }
}
