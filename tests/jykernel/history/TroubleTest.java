package jykernel.history;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jykernel.history.CellHistory.Entry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What happens to the file, and to a kernel without one. */
@Timeout(60)
class TroubleTest {
    @TempDir
    Path directory;

    private final List<String> said = new ArrayList<>();
    private Path file;

    @BeforeEach
    void place() {
        file = directory.resolve("jykernel").resolve("history");
    }

    private static List<String> sources(List<Entry> entries) {
        return entries.stream().map(Entry::source).toList();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void only_the_owner_can_read_file_and_directory() throws IOException {
        file = directory.resolve("new").resolve("jykernel").resolve("history");
        new CellHistory(file, Runnable::run).store(1, "secret");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        for (Path made : List.of(file.getParent(), file.getParent().getParent())) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void the_directory_may_be_a_symbolic_link() throws IOException {
        Path real = Files.createDirectory(directory.resolve("real"));
        Files.createSymbolicLink(file.getParent(), real);
        new CellHistory(file, Runnable::run).store(1, "a");
        assertTrue(Files.isRegularFile(real.resolve("history"), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void a_write_that_was_cut_short_costs_only_itself_wherever_it_was_cut() throws IOException {
        CellHistory first = new CellHistory(file, Runnable::run);
        first.store(1, "earlier");
        long whole = Files.size(file);
        first.store(2, "cut\n😀");
        byte[] bytes = Files.readAllBytes(file);
        for (int length = (int) whole; length <= bytes.length; length++) {
            Files.write(file, Arrays.copyOf(bytes, length));
            CellHistory second = new CellHistory(file, Runnable::run);
            // All that a line feed adds to a record is that the next one can follow.
            boolean isWhole = length >= bytes.length - 1;
            assertEquals(
                    isWhole ? List.of("earlier", "cut\n😀") : List.of("earlier"),
                    sources(second.tail(9)),
                    "cut to " + length + " bytes");
            second.store(1, "after");
            assertEquals(
                    isWhole ? List.of("earlier", "cut\n😀", "after") : List.of("earlier", "after"),
                    sources(second.tail(9)),
                    "cut to " + length + " bytes");
            assertEquals(2, second.tail(1).get(0).session());
        }
    }

    @Test
    void lines_that_make_no_sense_are_skipped() throws IOException {
        new CellHistory(file, Runnable::run).store(1, "a");
        Files.writeString(
                file,
                "\n\0\0\0\n2\ti\t7\t1\tfrom the future\t\n1\tx\t7\t1\tno such kind\t\n1\ti\t-7\t1\tnegative\t\n"
                        + "1\ti\t99999999999\t1\ttoo large\t\n1\ti\t7\t1\ttoo many\tfields\t\n1\to\t1\t8\tof nothing\t\n",
                APPEND);
        CellHistory second = new CellHistory(file, Runnable::run);
        second.store(1, "b");
        // A session number in a line that is merely not understood counts as taken.
        assertEquals(List.of(new Entry(1, 1, "a", null), new Entry(8, 1, "b", null)), second.tail(9));
    }

    @Test
    void of_a_huge_file_the_newest_bytes_are_read() throws IOException {
        new CellHistory(file, Runnable::run).store(1, "oldest");
        String line = "1\ti\t5\t1\t" + "x".repeat(1013) + "\t\n";
        Files.writeString(file, line.repeat(HistoryFile.READ_AT_MOST_BYTES / line.length() + 2), APPEND);
        CellHistory history = new CellHistory(file, Runnable::run);
        history.store(1, "newest");
        List<Entry> found = history.tail(Integer.MAX_VALUE);
        assertEquals(new Entry(6, 1, "newest", null), found.get(found.size() - 1));
        assertTrue(found.stream().noneMatch(entry -> entry.source().equals("oldest")));
        assertTrue(found.size() <= Entries.KEPT, () -> "found " + found.size());
        assertTrue(found.size() > Entries.KEPT / 2, () -> "found " + found.size());
    }

    @Test
    void of_many_entries_the_newest_are_kept() throws IOException {
        new CellHistory(file, Runnable::run).store(1, "oldest");
        StringBuilder lines = new StringBuilder();
        for (int n = 1; n <= Entries.KEPT; n++) {
            lines.append("1\ti\t2\t").append(n).append("\tcell\t\n");
        }
        Files.writeString(file, lines, APPEND);
        List<Entry> found = new CellHistory(file, Runnable::run).tail(Integer.MAX_VALUE);
        assertEquals(Entries.KEPT, found.size());
        assertEquals(new Entry(2, 1, "cell", null), found.get(0));
    }

    private static void worksInMemory(CellHistory history, int session) {
        history.store(1, "a");
        history.storeOutput(1, "A");
        history.store(2, "b");
        List<Entry> expected = List.of(new Entry(session, 1, "a", "A"), new Entry(session, 2, "b", null));
        assertEquals(expected, history.tail(2));
        assertEquals(expected, history.range(0, 0, null));
        assertEquals(expected.subList(1, 2), history.search("b*", 9, true));
    }

    @Test
    void an_empty_path_is_memory_only() {
        worksInMemory(new CellHistory(CellHistory.IN_MEMORY, Runnable::run), 1);
    }

    @Test
    void a_directory_that_cannot_be_leaves_this_session_in_memory_and_says_so_once() throws IOException {
        Files.writeString(file.getParent(), "not a directory");
        worksInMemory(new CellHistory(file, Runnable::run, said::add), 1);
        assertEquals(1, said.size(), said::toString);
        assertTrue(said.get(0).contains(file.getParent().toString()), said::toString);
        assertEquals("not a directory", Files.readString(file.getParent()));
    }

    @Test
    void what_is_no_file_is_not_written_to() throws IOException {
        Files.createDirectories(file);
        worksInMemory(new CellHistory(file, Runnable::run, said::add), 1);
        assertEquals(1, said.size(), said::toString);
        assertTrue(said.get(0).contains("is not a regular file"), said::toString);
    }

    @Test
    void a_file_for_reading_only_still_gives_the_sessions_before() throws IOException {
        CellHistory first = new CellHistory(file, Runnable::run);
        first.store(1, "earlier");
        assertTrue(file.toFile().setReadOnly());
        boolean superuser = Files.isWritable(file); // writes what he wants, and has nothing to be told
        CellHistory second = new CellHistory(file, Runnable::run, said::add);
        worksInMemory(second, 2);
        assertEquals(superuser ? 0 : 1, said.size(), said::toString);
        assertEquals(List.of("earlier", "a", "b"), sources(second.tail(9)));
    }

    @Test
    void a_file_that_stops_being_writable_loses_nothing_of_this_session() throws IOException {
        CellHistory history = new CellHistory(file, Runnable::run, said::add);
        history.store(1, "in the file");
        Path aside = directory.resolve("aside");
        Files.move(file, aside);
        Files.createDirectory(file);
        history.store(2, "in memory");
        assertEquals(List.of("in memory"), sources(history.tail(9)));
        assertEquals(1, said.size(), said::toString);
        Files.delete(file);
        Files.move(aside, file);
        assertEquals(List.of("in the file", "in memory"), sources(history.range(0, 0, null)));
    }

    @Test
    void what_is_kept_in_memory_is_bounded() {
        CellHistory history = new CellHistory(CellHistory.IN_MEMORY, Runnable::run);
        String most = "a".repeat(CellHistory.TEXT_AT_MOST_CHARACTERS);
        for (int n = 1; n <= 20; n++) {
            history.store(n, most);
        }
        assertEquals(16, history.tail(100).size());
        assertEquals(20, history.tail(1).get(0).line());
    }

    @Test
    void an_interrupt_flag_costs_nothing_and_stays() {
        CellHistory history = new CellHistory(file, Runnable::run, said::add);
        for (int n = 1; n <= 5; n++) {
            Thread.currentThread().interrupt();
            history.store(n, "cell");
            history.storeOutput(n, "result");
            assertEquals(n, history.tail(9).size());
            assertTrue(Thread.interrupted());
        }
        assertEquals(List.of(), said);
        assertEquals(5, new CellHistory(file, Runnable::run).tail(9).size());
    }

    @Test
    void a_storm_of_interrupts_costs_nothing() throws InterruptedException {
        CellHistory history = new CellHistory(file, Runnable::run);
        Thread worker = new Thread(() -> {
            for (int n = 1; n <= 200; n++) {
                history.store(n, "cell");
            }
        });
        worker.start();
        while (worker.isAlive()) {
            worker.interrupt();
            Thread.onSpinWait();
        }
        worker.join();
        List<Entry> found = new CellHistory(file, Runnable::run).tail(1000);
        assertEquals(200, found.size());
        assertEquals(200, found.get(199).line());
    }

    @Test
    void several_processes_share_one_file() throws IOException, InterruptedException {
        List<Process> kernels = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            kernels.add(OtherKernel.start("store", file));
        }
        for (Process kernel : kernels) {
            OtherKernel.awaitLine(kernel);
        }
        for (Process kernel : kernels) {
            kernel.getOutputStream().close();
        }
        for (Process kernel : kernels) {
            assertTrue(kernel.waitFor(30, TimeUnit.SECONDS));
            assertEquals(0, kernel.exitValue());
        }
        CellHistory history = new CellHistory(file, Runnable::run);
        List<Entry> found = history.tail(1000);
        assertEquals(3 * OtherKernel.CELLS, found.size());
        for (int session = 1; session <= 3; session++) {
            List<Entry> own = history.range(session, 0, null);
            assertEquals(OtherKernel.CELLS, own.size());
            assertEquals(1, own.stream().map(Entry::source).distinct().count());
        }
    }

    @Test
    void a_process_that_holds_the_file_for_ever_does_not_stop_cells() throws IOException, InterruptedException {
        new CellHistory(file, Runnable::run).store(1, "earlier");
        Process holder = OtherKernel.start("hold", file);
        try {
            OtherKernel.awaitLine(holder);
            CellHistory history = new CellHistory(file, Runnable::run, said::add);
            worksInMemory(history, 2);
            assertEquals(1, said.size(), said::toString);
            assertTrue(said.get(0).contains("locked by another program"), said::toString);
            assertEquals(List.of("earlier", "a", "b"), sources(history.tail(9)));
        } finally {
            holder.destroyForcibly();
        }
    }

    @Test
    void the_format_is_the_documented_one() throws IOException {
        CellHistory history = new CellHistory(file, Runnable::run);
        history.store(1, "if a:\n\tb = '\\'\r");
        history.storeOutput(1, "é");
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            byte[] all = new byte[(int) bytes.length()];
            bytes.readFully(all);
            assertEquals(
                    "1\ts\t1\t0\t\t\n1\ti\t1\t1\tif a:\\n\\tb = '\\\\'\\r\t\n1\to\t1\t1\té\t\n",
                    new String(all, StandardCharsets.UTF_8));
        }
    }
}
