package jykernel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jykernel.message.Channel;
import jykernel.message.Execute;
import jykernel.message.Frame;
import jykernel.message.MessageType;
import jykernel.message.Outgoing;
import jykernel.message.Output;
import jykernel.message.Request;
import jykernel.wire.BadMessage;
import jykernel.wire.ConnectionFile;
import jykernel.wire.Frames;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Framing and signing: what every message costs beside its journey. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WireBenchmark {
    /** More than are remembered against replay, so that the first may come again after the last. */
    private static final int REQUESTS = 70_000;

    private final List<List<Frame>> requests = new ArrayList<>(REQUESTS);
    private final Outgoing status =
            Outgoing.published(MessageType.STATUS, Frame.EMPTY_OBJECT, new Output.Status("busy"));
    private final Outgoing megabyte = Outgoing.published(
            MessageType.STREAM, Frame.EMPTY_OBJECT, new Output.Stream("stdout", "0123456789abcdef".repeat(1 << 16)));
    private Frames signed;
    private Frames unsigned;
    private int next;

    @Setup
    public void sign() throws IOException {
        signed = frames("{\"key\": \"a key\"}");
        unsigned = frames("{\"key\": \"\"}");
        Execute.Request cell = new Execute.Request("x = 1", false, true, Map.of(), true, true);
        for (int i = 0; i < REQUESTS; i++) {
            requests.add(signed.encode(new Outgoing(
                    Channel.SHELL,
                    List.of(Frame.utf8("a client")),
                    MessageType.EXECUTE_REQUEST,
                    "",
                    Frame.EMPTY_OBJECT,
                    cell,
                    Map.of(),
                    List.of())));
        }
    }

    private static Frames frames(String connection) throws IOException {
        Path file = Files.createTempFile("connection-", ".json");
        try {
            Files.writeString(file, connection);
            return new Frames(ConnectionFile.read(file));
        } finally {
            Files.delete(file);
        }
    }

    @Benchmark
    public Request decode_a_signed_request() throws BadMessage {
        next = (next + 1) % REQUESTS;
        return signed.decode(Channel.SHELL, requests.get(next));
    }

    @Benchmark
    public List<Frame> encode_a_signed_status() {
        return signed.encode(status);
    }

    @Benchmark
    public List<Frame> encode_an_unsigned_status() {
        return unsigned.encode(status);
    }

    @Benchmark
    public List<Frame> encode_a_signed_megabyte_of_text() {
        return signed.encode(megabyte);
    }
}
