package jykernel.history;

import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The inputs and outputs of this session and earlier ones, in a file that all kernels of a user share. Where the file
 * cannot be written, this session is kept in memory; no method ever fails. For use by any thread. What is stored is written
 * by another thread while cells run, or by whoever has to know that it is; all that has been stored is found at once.
 */
public final class CellHistory {
    /** In the environment: names another file; empty for a history in memory only. */
    public static final String VARIABLE = "JYKERNEL_HISTORY";

    /** Instead of a file: this session only, and gone with the process. */
    public static final Path IN_MEMORY = Path.of("");

    /** Of a source or an output, so that one monster does not push everything else out of what is read. */
    static final int TEXT_AT_MOST_CHARACTERS = 1 << 20;

    /** So many records wait at most to be written; then cells wait. */
    static final int PENDING_AT_MOST = 64;

    private final @Nullable HistoryFile file;
    private final Consumer<String> tell;
    private final Executor writer;
    private final Queue<Stored> pending = new ArrayBlockingQueue<>(PENDING_AT_MOST);
    /** Are being written: those that could not be, if the memory was used up meanwhile. */
    private final Queue<HistoryRecord> unsaved = new ArrayDeque<>();

    private final AtomicBoolean writesSoon = new AtomicBoolean();
    private final UnwrittenRecords unwritten = new UnwrittenRecords();
    private boolean writable;
    private boolean troubleTold;
    /** The number of this session; 0 until somebody needs it. */
    private int session;

    /**
     * @param source the input
     * @param output the text of its result, if it had one
     */
    public record Entry(int session, int line, String source, @Nullable String output) {}

    /** Of this session. */
    private record Stored(HistoryRecord.Kind kind, int line, String text) {}

    /**
     * Touches nothing: the file is opened when something is stored or asked for.
     *
     * @param writer writes to it, one thing after another
     */
    public CellHistory(Path file, Executor writer) {
        this(file, writer, CellHistory::warn);
    }

    /** @param tell hears of trouble, once */
    CellHistory(Path file, Executor writer, Consumer<String> tell) {
        this.writer = writer;
        this.writable = !file.equals(IN_MEMORY);
        this.file = writable ? new HistoryFile(file) : null;
        this.tell = tell;
    }

    /** The file that {@link #VARIABLE} names, {@link #IN_MEMORY} if that is empty; else the one of this system's custom. */
    public static Path defaultFile(Map<String, String> environment) {
        return new HistoryPlace(environment, System.getProperty("os.name", ""), System.getProperty("user.home")).file();
    }

    /** Stores an input of this session. */
    public void store(int line, String source) {
        store(new Stored(HistoryRecord.Kind.INPUT, line, cut(source)));
    }

    /** Stores the output of an input of this session. */
    public void storeOutput(int line, String output) {
        store(new Stored(HistoryRecord.Kind.OUTPUT, line, cut(output)));
    }

    private void store(Stored stored) {
        while (!pending.offer(stored)) {
            write();
        }
        if (writesSoon.compareAndSet(false, true)) {
            try {
                writer.execute(this::writeSoon);
            } catch (OutOfMemoryError e) {
                writesSoon.set(false); // it is written with the next one
            }
        }
    }

    private void writeSoon() {
        writesSoon.set(false);
        try {
            write();
        } catch (OutOfMemoryError e) {
            // What is not written yet is written next time.
        }
    }

    /** Writes what has been stored until now. */
    public synchronized void write() {
        if (pending.isEmpty() && unsaved.isEmpty()) {
            return;
        }
        int number = session();
        for (Stored stored = pending.peek(); stored != null; stored = pending.peek()) {
            unsaved.add(new HistoryRecord(stored.kind(), number, stored.line(), stored.text()));
            pending.remove();
        }
        if (file != null && writable) {
            try {
                file.append(unsaved);
            } catch (IOException | SecurityException | OverlappingFileLockException e) {
                keepInMemory(e);
            }
        }
        for (HistoryRecord record = unsaved.peek(); record != null; record = unsaved.peek()) {
            unwritten.add(record);
            unsaved.remove();
        }
    }

    /** The newest n entries of all sessions, oldest first. */
    public synchronized List<Entry> tail(int n) {
        return entries().tail(n);
    }

    /**
     * Entries of one session.
     *
     * @param wanted the number of a session; 0 is this one, negative counts back from this one
     * @param start the first line
     * @param stop the line after the last; null means to the end
     */
    public synchronized List<Entry> range(int wanted, int start, @Nullable Integer stop) {
        int number = wanted > 0 ? wanted : session() + wanted;
        return entries().range(number, start, stop);
    }

    /**
     * The newest n entries whose whole source matches, oldest first.
     *
     * @param pattern a glob with {@code *} and {@code ?}
     * @param unique of equal sources, only the latest
     */
    public synchronized List<Entry> search(String pattern, int n, boolean unique) {
        return entries().search(new Glob(pattern), n, unique);
    }

    private Entries entries() {
        write();
        List<HistoryRecord> records = new ArrayList<>(written());
        records.addAll(unwritten.all());
        return Entries.of(records);
    }

    private List<HistoryRecord> written() {
        if (file == null) {
            return List.of();
        }
        try {
            return file.read();
        } catch (IOException | SecurityException e) {
            tellOnce("cannot be read", e);
            return List.of();
        }
    }

    private int session() {
        if (session == 0) {
            session = takeSession();
        }
        return session;
    }

    private int takeSession() {
        if (file == null) {
            return 1;
        }
        try {
            return file.takeSession();
        } catch (IOException | SecurityException | OverlappingFileLockException e) {
            keepInMemory(e);
        }
        try {
            return file.highestSession() + 1;
        } catch (IOException | SecurityException e) {
            tellOnce("cannot be read", e);
            return 1;
        }
    }

    /** For good: to try again with every cell could cost every cell the wait for a lock. */
    private void keepInMemory(Exception cause) {
        writable = false;
        tellOnce("cannot be written, so this session's inputs are kept in memory only", cause);
    }

    private void tellOnce(String trouble, Exception cause) {
        if (!troubleTold) {
            troubleTold = true;
            tell.accept("The history " + trouble + ": " + cause);
        }
    }

    private static void warn(String trouble) {
        System.getLogger(CellHistory.class.getName()).log(System.Logger.Level.WARNING, trouble);
    }

    private static String cut(String text) {
        if (text.length() <= TEXT_AT_MOST_CHARACTERS) {
            return text;
        }
        int end = TEXT_AT_MOST_CHARACTERS;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "\n# [the history does not keep the other " + (text.length() - end)
                + " characters]";
    }
}
