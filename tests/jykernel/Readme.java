package jykernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Parts of the README that tests compare with the code. */
public final class Readme {
    private Readme() {}

    /** What stands between the comments {@code <!-- name} and {@code <!-- end of name}. */
    public static String part(String name) throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int begin = readme.indexOf("<!-- " + name);
        return readme.substring(begin, readme.indexOf("<!-- end of " + name, begin));
    }
}
