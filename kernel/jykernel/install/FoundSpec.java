package jykernel.install;

import java.nio.file.Path;

/**
 * A kernelspec on this machine, anybody's.
 *
 * @param name by which notebooks ask for it: that of its directory
 * @param json the text of its kernel.json
 */
record FoundSpec(String name, Path directory, String json) {
    /** Whether it starts this kernel. Looks at the text, so that a file somebody edited and broke is still known. */
    boolean isOurs() {
        return json.contains(KernelSpec.JAR);
    }
}
