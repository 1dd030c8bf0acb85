package jykernel.maven.mima;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jykernel.maven.Downloads;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferCancelledException;
import org.eclipse.aether.transfer.TransferEvent;

/** Tells of jars that are being fetched; the many small files that describe them are not worth a word. */
final class Transfers extends AbstractTransferListener {
    /** Bytes come in small pieces, and who draws a bar for each of them does nothing else. */
    private static final long PAUSE = Duration.ofMillis(100).toNanos();

    private final Downloads downloads;
    /** When each was told of last. */
    private final Map<String, Long> told = new ConcurrentHashMap<>();

    Transfers(Downloads downloads) {
        this.downloads = downloads;
    }

    private static String name(TransferEvent event) {
        String resource = event.getResource().getResourceName();
        return resource.substring(resource.lastIndexOf('/') + 1);
    }

    private static boolean isJar(TransferEvent event) {
        return event.getRequestType() == TransferEvent.RequestType.GET
                && !name(event).endsWith(".pom")
                && !name(event).endsWith(".xml");
    }

    @Override
    public void transferInitiated(TransferEvent event) throws TransferCancelledException {
        if (!downloads.wanted()) {
            throw new TransferCancelledException("nobody waits for it");
        }
    }

    @Override
    public void transferProgressed(TransferEvent event) throws TransferCancelledException {
        transferInitiated(event);
        if (isJar(event) && isTime(event.getResource().getResourceName())) {
            downloads.progress(
                    name(event),
                    event.getTransferredBytes(),
                    event.getResource().getContentLength());
        }
    }

    private boolean isTime(String resource) {
        long now = System.nanoTime();
        Long before = told.get(resource);
        if (before != null && now - before < PAUSE) {
            return false;
        }
        told.put(resource, now);
        return true;
    }

    @Override
    public void transferSucceeded(TransferEvent event) {
        if (isJar(event)) {
            downloads.end(name(event), true);
        }
    }

    @Override
    public void transferFailed(TransferEvent event) {
        if (isJar(event)) {
            downloads.end(name(event), false);
        }
    }

    @Override
    public void transferCorrupted(TransferEvent event) {
        transferFailed(event);
    }
}
