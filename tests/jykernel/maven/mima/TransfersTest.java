package jykernel.maven.mima;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import jykernel.maven.Downloads;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.transfer.TransferCancelledException;
import org.eclipse.aether.transfer.TransferEvent;
import org.eclipse.aether.transfer.TransferResource;
import org.junit.jupiter.api.Test;

final class TransfersTest {
    private final List<String> told = new ArrayList<>();
    private boolean wanted = true;
    private final Transfers transfers = new Transfers(new Downloads() {
        @Override
        public void progress(String file, long done, long total) {
            told.add(file + " " + done + " of " + total);
        }

        @Override
        public void end(String file, boolean complete) {
            told.add(file + (complete ? " complete" : " failed"));
        }

        @Override
        public boolean wanted() {
            return wanted;
        }
    });

    private static TransferEvent event(String resource, long bytes) {
        TransferResource of = new TransferResource("central", "file:/", resource, null, null);
        of.setContentLength(100);
        return new TransferEvent.Builder(new DefaultRepositorySystemSession(), of)
                .setRequestType(TransferEvent.RequestType.GET)
                .setTransferredBytes(bytes)
                .build();
    }

    @Test
    void jars_are_told_of_and_what_describes_them_is_not() throws Exception {
        transfers.transferProgressed(event("a/b/b-1.pom", 5));
        transfers.transferSucceeded(event("a/b/b-1.pom", 5));
        transfers.transferProgressed(event("a/b/b-1.jar", 5));
        transfers.transferSucceeded(event("a/b/b-1.jar", 100));
        transfers.transferFailed(event("a/c/c-1.jar", 0));
        assertEquals(List.of("b-1.jar 5 of 100", "b-1.jar complete", "c-1.jar failed"), told);
    }

    @Test
    void not_every_byte_is_told_of() throws Exception {
        long before = System.nanoTime();
        for (int i = 1; i <= 1000; i++) {
            transfers.transferProgressed(event("a/b/b-1.jar", i));
        }
        long tenths = (System.nanoTime() - before) / 100_000_000;
        assertEquals(0, Math.max(0, told.size() - 1 - tenths), told.size() + " in " + tenths + " tenths of a second");
    }

    @Test
    void what_nobody_waits_for_ends() throws Exception {
        transfers.transferInitiated(event("a/b/b-1.pom", 0));
        wanted = false;
        assertThrows(TransferCancelledException.class, () -> transfers.transferInitiated(event("a/b/b-1.pom", 0)));
        assertThrows(TransferCancelledException.class, () -> transfers.transferProgressed(event("a/b/b-1.jar", 5)));
        assertEquals(List.of(), told);
    }
}
