package jykernel.jython;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import jykernel.interpreter.CellOutput;
import jykernel.interrupt.Blocking;
import org.jspecify.annotations.Nullable;

/** Java's System.out, System.err and System.in as streams of the current cell. */
public final class JavaStreams {
    private JavaStreams() {}

    /** From now on what Java code prints appears in the notebook; before the first cell it goes where it went before. */
    public static void install(JythonInterpreter interpreter) {
        CurrentCell cell = interpreter.currentCell();
        System.setOut(printer(new Output(CellOutput.STDOUT, cell, System.out)));
        System.setErr(printer(new Output(CellOutput.STDERR, cell, System.err)));
        System.setIn(new Input(interpreter));
    }

    private static PrintStream printer(OutputStream out) {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    /** Bytes as text of the current cell. */
    private static final class Output extends OutputStream {
        private final String name;
        private final CurrentCell cell;
        private final PrintStream before;
        private final Utf8Decoder decoder = new Utf8Decoder();

        Output(String name, CurrentCell cell, PrintStream before) {
            this.name = name;
            this.cell = cell;
            this.before = before;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            CellOutput output = cell.output();
            if (output == null) {
                before.write(bytes, offset, length);
                return;
            }
            String text = decoder.decode(bytes, offset, length);
            if (!text.isEmpty()) {
                output.stream(name, text);
            }
        }
    }

    /** Lines that a person types, in UTF-8. */
    private static final class Input extends InputStream {
        private final JythonInterpreter interpreter;
        private final ReentrantLock reader = new ReentrantLock();
        private byte[] line = new byte[0];
        private int next;

        Input(JythonInterpreter interpreter) {
            this.interpreter = interpreter;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            Blocking.lock(reader); // a monitor would be out of reach of an interrupt
            try {
                return length == 0 ? 0 : readSome(bytes, offset, length);
            } finally {
                reader.unlock();
            }
        }

        private int readSome(byte[] bytes, int offset, int length) {
            if (next == line.length) {
                @Nullable String answer = interpreter.readLine();
                if (answer == null) {
                    return -1;
                }
                line = (answer + "\n").getBytes(StandardCharsets.UTF_8);
                next = 0;
            }
            int read = Math.min(length, line.length - next);
            System.arraycopy(line, next, bytes, offset, read);
            next += read;
            return read;
        }

        @Override
        public int available() {
            Blocking.lock(reader);
            try {
                return line.length - next;
            } finally {
                reader.unlock();
            }
        }
    }
}
