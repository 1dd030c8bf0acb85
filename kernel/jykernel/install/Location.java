package jykernel.install;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say among whose kernels ours is or shall be. */
final class Location {
    @Option(names = "--user", description = "For you, whatever Jupyter you start (the default).")
    private boolean user;

    @Option(
            names = "--sys-prefix",
            description = "For the Python environment that is active, or else that of the Jupyter on the PATH.")
    private boolean sysPrefix;

    @Option(
            names = "--prefix",
            paramLabel = "DIR",
            description = "For the installation in DIR: below DIR/share/jupyter/kernels.")
    private @Nullable Path prefix;

    /** The directory of kernelspecs that the options name. */
    Path kernels(JupyterPaths paths, Environment environment) throws InterruptedException {
        if (prefix != null) {
            return JupyterPaths.ofPrefix(environment.path(prefix.toString()));
        }
        if (sysPrefix) {
            return paths.prefix()
                    .map(JupyterPaths::ofPrefix)
                    .orElseThrow(() -> new Trouble("--sys-prefix: there is no Python environment; expected "
                            + "VIRTUAL_ENV or CONDA_PREFIX to be set, or jupyter or python3 on the PATH"));
        }
        return paths.ofUser();
    }

    /** The same options again, for a person to type. */
    String typed() {
        if (prefix != null) {
            return " --prefix " + prefix;
        }
        return sysPrefix ? " --sys-prefix" : user ? " --user" : "";
    }
}
