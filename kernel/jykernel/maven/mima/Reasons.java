package jykernel.maven.mima;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ArtifactTransferException;

/** Why something could not be resolved, in a line for each file. */
final class Reasons {
    private Reasons() {}

    static String of(Throwable failure, List<RemoteRepository> repositories) {
        Set<String> reasons = new LinkedHashSet<>();
        for (Throwable cause = failure; cause != null && reasons.isEmpty(); cause = cause.getCause()) {
            if (cause instanceof ArtifactResolutionException unresolved) {
                unresolved.getResults().stream()
                        .filter(ArtifactResult::isMissing)
                        .forEach(result -> reasons.add(
                                "found no " + result.getRequest().getArtifact() + " in " + places(repositories)));
                unresolved.getResults().stream()
                        .flatMap(result -> result.getExceptions().stream())
                        .forEach(each -> add(each, repositories, reasons));
            } else {
                add(cause, repositories, reasons);
            }
        }
        return reasons.isEmpty() ? String.valueOf(failure.getMessage()) : String.join("\n", reasons);
    }

    private static void add(Throwable cause, List<RemoteRepository> repositories, Set<String> reasons) {
        if (cause instanceof ArtifactNotFoundException missing) {
            reasons.add("found no " + missing.getArtifact() + " in " + places(repositories));
        } else if (cause instanceof ArtifactTransferException transfer) {
            RemoteRepository repository = transfer.getRepository();
            reasons.add("could not fetch " + transfer.getArtifact()
                    + (repository == null ? "" : " from " + place(repository)) + ": " + rootOf(transfer));
        }
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root == failure ? String.valueOf(root.getMessage()) : root.toString();
    }

    /** Without any, only what was fetched before counts. */
    private static String places(List<RemoteRepository> repositories) {
        return repositories.isEmpty()
                ? "the local repository, and may not look elsewhere"
                : repositories.stream().map(Reasons::place).collect(Collectors.joining(", "));
    }

    private static String place(RemoteRepository repository) {
        return repository.getId() + " (" + repository.getUrl() + ")";
    }
}
