package jykernel.maven.mima;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.runtime.standalonestatic.StandaloneStaticRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jykernel.maven.Downloads;
import jykernel.maven.Found;
import jykernel.maven.Maven;
import jykernel.maven.MavenTrouble;
import jykernel.maven.Wanted;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.artifact.SubArtifact;
import org.eclipse.aether.util.filter.DependencyFilterUtils;

/**
 * Resolves as Maven does, with its settings: mirrors, proxies, passwords, the local repository.
 *
 * @see <a href="https://github.com/maveniverse/mima">MIMA</a>
 */
public final class MimaResolver implements Maven.Resolver {
    /** So many milliseconds without a byte, and a server is taken for dead; by default it would be half an hour. */
    private static final int SILENCE = 60_000;

    @Override
    public Found resolve(Wanted wanted, Downloads downloads) {
        ContextOverrides overrides = ContextOverrides.create()
                .withUserSettings(true)
                .offline(wanted.offline() ? true : null)
                .repositories(repositories(wanted))
                .addRepositoriesOp(ContextOverrides.AddRepositoriesOp.APPEND)
                .transferListener(new Transfers(downloads))
                // What could not be found is asked for again: somebody may have published it since.
                .configProperties(Map.of(
                        "aether.updateCheckManager.sessionState", "bypass", "aether.connector.requestTimeout", SILENCE))
                .build();
        try (Context context = new StandaloneStaticRuntime().create(overrides)) {
            return resolve(wanted, context);
        }
    }

    private static Found resolve(Wanted wanted, Context context) {
        CollectRequest collect = new CollectRequest();
        collect.setRepositories(context.remoteRepositories());
        wanted.coordinates().forEach(each -> collect.addDependency(dependency(each, exclusions(wanted))));
        try {
            List<Found.Conflict> conflicts = Conflicts.in(collect, context);
            DependencyRequest request =
                    new DependencyRequest(collect, DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME));
            List<ArtifactResult> results = context.repositorySystem()
                    .resolveDependencies(context.repositorySystemSession(), request)
                    .getArtifactResults();
            if (wanted.sources()) {
                fetchSources(results, context);
            }
            return new Found(
                    results.stream().map(result -> jar(result.getArtifact())).toList(), conflicts);
        } catch (DependencyCollectionException e) {
            throw new MavenTrouble(Reasons.of(e, asked(context)));
        } catch (DependencyResolutionException e) {
            throw new MavenTrouble(Reasons.of(e, asked(context)));
        }
    }

    private static List<RemoteRepository> asked(Context context) {
        return context.repositorySystemSession().isOffline() ? List.of() : context.remoteRepositories();
    }

    private static Found.Jar jar(Artifact artifact) {
        String more = artifact.getClassifier().isEmpty() ? "" : ":" + artifact.getClassifier();
        String coordinates =
                artifact.getGroupId() + ":" + artifact.getArtifactId() + more + ":" + artifact.getVersion();
        return new Found.Jar(coordinates, artifact.getFile().toPath());
    }

    private static Dependency dependency(String coordinates, List<Exclusion> exclusions) {
        return new Dependency(new DefaultArtifact(coordinates), JavaScopes.COMPILE).setExclusions(exclusions);
    }

    private static List<Exclusion> exclusions(Wanted wanted) {
        return wanted.exclusions().stream()
                .map(each -> each.split(":", -1))
                .map(parts -> new Exclusion(parts[0], parts[1], "*", "*"))
                .toList();
    }

    private static List<RemoteRepository> repositories(Wanted wanted) {
        List<RemoteRepository> repositories = new ArrayList<>(List.of(ContextOverrides.CENTRAL));
        for (String each : wanted.repositories()) {
            int equals = each.indexOf('=');
            boolean named = equals > 0 && each.substring(0, equals).matches("[\\w.-]+");
            String id = named ? each.substring(0, equals) : "repository-" + repositories.size();
            repositories.add(
                    new RemoteRepository.Builder(id, "default", named ? each.substring(equals + 1) : each).build());
        }
        return repositories;
    }

    /** They lie beside the jar afterwards, where help looks for them; many jars have none. */
    private static void fetchSources(List<ArtifactResult> results, Context context) {
        List<ArtifactRequest> requests = new ArrayList<>();
        for (ArtifactResult result : results) {
            for (String classifier : List.of("sources", "javadoc")) {
                Artifact beside = new SubArtifact(result.getArtifact(), classifier, "jar");
                requests.add(new ArtifactRequest(beside, context.remoteRepositories(), null));
            }
        }
        try {
            context.repositorySystem().resolveArtifacts(context.repositorySystemSession(), requests);
        } catch (ArtifactResolutionException someAreMissing) {
            // The others have been fetched all the same.
        }
    }
}
