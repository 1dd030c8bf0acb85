package jykernel.maven;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A Maven repository in a folder, with jars that have nothing in them but a file with their name. */
final class Repository {
    final Path folder;

    Repository(Path folder) {
        this.folder = folder;
    }

    /** @param coordinates group:artifact:version, also of what it depends on */
    void publish(String coordinates, String... dependencies) throws IOException {
        String[] parts = coordinates.split(":");
        Path place = folder.resolve(parts[0].replace('.', '/') + "/" + parts[1] + "/" + parts[2]);
        Files.createDirectories(place);
        String name = parts[1] + "-" + parts[2];
        Files.writeString(place.resolve(name + ".pom"), pom(parts, dependencies));
        for (String file : new String[] {name + ".jar", name + "-sources.jar"}) {
            try (OutputStream out = Files.newOutputStream(place.resolve(file));
                    ZipOutputStream jar = new ZipOutputStream(out)) {
                jar.putNextEntry(new ZipEntry(parts[1] + ".txt"));
                jar.write(coordinates.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static String pom(String[] parts, String... dependencies) {
        String needed = Arrays.stream(dependencies)
                .map(each -> "<dependency>" + gav(each.split(":")) + "</dependency>")
                .collect(Collectors.joining());
        return "<project><modelVersion>4.0.0</modelVersion>" + gav(parts) + "<dependencies>" + needed
                + "</dependencies></project>";
    }

    private static String gav(String... parts) {
        return "<groupId>" + parts[0] + "</groupId><artifactId>" + parts[1] + "</artifactId><version>" + parts[2]
                + "</version>";
    }
}
