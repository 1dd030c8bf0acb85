package jykernel.maven.mima;

import jykernel.maven.Downloads;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;

/** Tells of jars that are being fetched; the many small files that describe them are not worth a word. */
final class Transfers extends AbstractTransferListener {
    private final Downloads downloads;

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
    public void transferProgressed(TransferEvent event) {
        if (isJar(event)) {
            downloads.progress(
                    name(event),
                    event.getTransferredBytes(),
                    event.getResource().getContentLength());
        }
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
