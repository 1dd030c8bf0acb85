package jykernel.history;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The file of records, which several kernels append to at the same time.
 *
 * <p>It is opened anew for each use, so that a kernel that only starts never touches it. Bytes travel through
 * java.io, whose files no {@link Thread#interrupt} closes.
 */
final class HistoryFile {
    /** What is older than these newest bytes of the file is no longer read. */
    static final int READ_AT_MOST_BYTES = 16 << 20;

    /** So many are read first to find where the last session began, then four times as many, and so on. */
    private static final int READ_FIRST_BYTES = 64 << 10;

    /** How long another program may hold the file. Longer, and it has been stopped or the file system cannot lock. */
    private static final long LOCK_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long LOCK_RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** The byte that is locked lies far behind the end, for where locks are mandatory a reader must not meet one. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    /**
     * Held while the file is open. File locks hold between processes only; and POSIX drops the locks of a process on a
     * file as soon as the process closes any descriptor of that file, one for reading included.
     */
    private static final Object ONE_AT_A_TIME = new Object();

    private final Path path;
    /** What was read last, and how long the file was then: clients search with every key that is pressed. */
    private SoftReference<List<HistoryRecord>> latest = new SoftReference<>(null);

    private long latestLength;

    HistoryFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /** The newest records, oldest first; none if there is no file. */
    List<HistoryRecord> read() throws IOException {
        return forReading(List.of(), file -> {
            List<HistoryRecord> known = latest.get();
            if (known == null || file.length() != latestLength) {
                latestLength = file.length();
                known = newestLines(file, READ_AT_MOST_BYTES).newest(Entries.KEPT);
                latest = new SoftReference<>(known);
            }
            return known;
        });
    }

    /** The highest number of a session; 0 if there is none. */
    int highestSession() throws IOException {
        return forReading(0, HistoryFile::highestSession);
    }

    /** Appends records, and takes those that are written out of the queue. */
    void append(Queue<HistoryRecord> records) throws IOException {
        withLock(file -> {
            for (HistoryRecord next = records.peek(); next != null; next = records.peek()) {
                append(file, next);
                records.remove();
            }
            return records;
        });
    }

    /** A session number that no other kernel has or gets, for it is entered into the file at once. */
    int takeSession() throws IOException {
        return withLock(file -> {
            int session = highestSession(file) + 1;
            append(file, HistoryRecord.session(session));
            return session;
        });
    }

    private interface Use<T> {
        T with(RandomAccessFile file) throws IOException;
    }

    private <T> T forReading(T none, Use<T> use) throws IOException {
        synchronized (ONE_AT_A_TIME) {
            if (Files.notExists(path)) {
                return none;
            }
            requireRegular();
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
                return use.with(file);
            }
        }
    }

    private <T> T withLock(Use<T> use) throws IOException {
        synchronized (ONE_AT_A_TIME) {
            PrivateFiles.create(path);
            requireRegular();
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                awaitLock(file);
                return use.with(file);
            } // Closing the file gives the lock back.
        }
    }

    /** By tryLock, for lock() may wait for ever, and an interrupt makes it close the file. */
    private void awaitLock(RandomAccessFile file) throws IOException {
        long start = System.nanoTime();
        while (file.getChannel().tryLock(LOCKED_BYTE, 1, false) == null) {
            if (System.nanoTime() - start > LOCK_PATIENCE_NANOS) {
                throw new IOException(path + " has been locked by another program for "
                        + TimeUnit.NANOSECONDS.toSeconds(LOCK_PATIENCE_NANOS) + " s");
            }
            LockSupport.parkNanos(this, LOCK_RETRY_NANOS);
        }
    }

    private void requireRegular() throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new IOException(path + " is not a regular file");
        }
    }

    private static void append(RandomAccessFile file, HistoryRecord record) throws IOException {
        long end = file.length();
        String line = record.write() + "\n";
        file.seek(end);
        file.write((endsWithinLine(file, end) ? "\n" + line : line).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a process was killed, or the disk was full, in the middle of the last line. */
    private static boolean endsWithinLine(RandomAccessFile file, long end) throws IOException {
        if (end == 0) {
            return false;
        }
        file.seek(end - 1);
        return file.read() != '\n';
    }

    private static int highestSession(RandomAccessFile file) throws IOException {
        int session = 0;
        for (int bytes = READ_FIRST_BYTES; session == 0 && bytes <= READ_AT_MOST_BYTES; bytes *= 4) {
            session = newestLines(file, bytes).newestSession();
        }
        return session > 0 ? session : newestLines(file, READ_AT_MOST_BYTES).highestSession();
    }

    private static HistoryLines newestLines(RandomAccessFile file, int bytesAtMost) throws IOException {
        long length = file.length();
        byte[] bytes = new byte[(int) Math.min(length, bytesAtMost)];
        file.seek(length - bytes.length);
        file.readFully(bytes);
        return new HistoryLines(bytes);
    }
}
