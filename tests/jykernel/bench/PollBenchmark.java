package jykernel.bench;

import java.util.concurrent.TimeUnit;
import jykernel.interrupt.Poll;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** A turn of a loop with a poll in it, and without. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PollBenchmark {
    private static final int TURNS = 10_000;

    @Benchmark
    @OperationsPerInvocation(TURNS)
    public void turn_with_a_poll(Blackhole used) {
        for (int i = 0; i < TURNS; i++) {
            used.consume(i);
            Poll.check();
        }
    }

    @Benchmark
    @OperationsPerInvocation(TURNS)
    public void turn_without_a_poll(Blackhole used) {
        for (int i = 0; i < TURNS; i++) {
            used.consume(i);
        }
    }
}
