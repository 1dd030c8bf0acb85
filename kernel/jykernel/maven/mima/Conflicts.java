package jykernel.maven.mima;

import eu.maveniverse.maven.mima.context.Context;
import java.util.ArrayList;
import java.util.List;
import jykernel.maven.Found;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.util.graph.transformer.ConflictResolver;

/** Dependencies that several others want, in different versions; the nearest one wins. */
final class Conflicts {
    private Conflicts() {}

    static List<Found.Conflict> in(CollectRequest request, Context context) throws DependencyCollectionException {
        DefaultRepositorySystemSession verbose = new DefaultRepositorySystemSession(context.repositorySystemSession());
        verbose.setConfigProperty(ConflictResolver.CONFIG_PROP_VERBOSE, ConflictResolver.Verbosity.STANDARD);
        List<Found.Conflict> conflicts = new ArrayList<>();
        collect(context.repositorySystem().collectDependencies(verbose, request).getRoot(), "you", conflicts);
        return conflicts.stream().distinct().toList();
    }

    private static void collect(DependencyNode parent, String by, List<Found.Conflict> conflicts) {
        for (DependencyNode node : parent.getChildren()) {
            Artifact artifact = node.getArtifact();
            if (node.getData().get(ConflictResolver.NODE_DATA_WINNER) instanceof DependencyNode winner
                    && !winner.getArtifact().getVersion().equals(artifact.getVersion())) {
                conflicts.add(new Found.Conflict(
                        artifact.getGroupId() + ":" + artifact.getArtifactId(),
                        winner.getArtifact().getVersion(),
                        artifact.getVersion(),
                        by));
            }
            collect(node, artifact.getArtifactId() + ":" + artifact.getVersion(), conflicts);
        }
    }
}
