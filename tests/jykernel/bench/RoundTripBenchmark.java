package jykernel.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jykernel.blackbox.FrontEnd;
import jykernel.blackbox.RunningKernel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * A cell of the toy language, from the request to its idle, beside what the library itself needs to send the same frames
 * there and back; and how quickly a cell prints.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RoundTripBenchmark {
    private static final String PRINTS = "out a line of text\n".repeat(10_000);

    private RunningKernel kernel;
    private ZContext context;
    private ZMQ.Socket dealer;
    private Thread echo;
    private List<byte[]> frames;

    @Setup
    public void start() throws IOException {
        kernel = RunningKernel.echo();
        context = new ZContext();
        ZMQ.Socket router = context.createSocket(SocketType.ROUTER);
        int port = router.bindToRandomPort("tcp://127.0.0.1");
        dealer = context.createSocket(SocketType.DEALER);
        dealer.connect("tcp://127.0.0.1:" + port);
        echo = new Thread(() -> echo(router), "echo");
        echo.start();
        frames = cell();
    }

    private List<byte[]> cell() {
        byte[] header = FrontEnd.bytes(kernel.client.header("execute_request"));
        byte[] empty = FrontEnd.bytes(Map.of());
        return kernel.client.signed(header, empty, empty, FrontEnd.bytes(Map.of("code", "1")));
    }

    private static void echo(ZMQ.Socket router) {
        boolean goesOn = true;
        while (goesOn) {
            byte[] frame = router.recv();
            boolean more = router.hasReceiveMore();
            goesOn = more || frame.length > 0; // a message that ends with an empty frame ends it
            router.send(frame, more ? ZMQ.SNDMORE : 0);
        }
    }

    @TearDown
    public void stop() throws IOException, InterruptedException {
        dealer.send(new byte[0]);
        echo.join();
        context.close();
        kernel.close();
    }

    @Benchmark
    public void cell_to_reply_and_idle() {
        run("1");
    }

    @Benchmark
    public void cell_of_10000_prints() {
        run(PRINTS);
    }

    private void run(String code) {
        String id = kernel.client.execute(code);
        kernel.client.reply(id);
        kernel.client.awaitPublished(message -> message.isStatus("idle"));
    }

    @Benchmark
    public void bare_echo_of_the_same_frames() {
        kernel.client.sendFrames(dealer, frames);
        take(dealer);
    }

    /** What the client needs to read the reply, and what is published, is not counted. */
    @Benchmark
    public void cell_to_reply_as_frames() {
        kernel.client.sendFrames(kernel.client.shell, cell());
        take(kernel.client.shell);
        while (kernel.client.iopub.recv(ZMQ.DONTWAIT) != null) {
            // Only taken, or the kernel would wait for it.
        }
    }

    private static void take(ZMQ.Socket socket) {
        do {
            socket.recv();
        } while (socket.hasReceiveMore());
    }
}
