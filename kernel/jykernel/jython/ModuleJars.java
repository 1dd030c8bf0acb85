package jykernel.jython;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Python modules in jars, which are listed once: the standard library is in one, and listing it takes a while. */
final class ModuleJars {
    private record Jar(long size, long modified, NavigableSet<String> entries) {}

    private final Map<File, Jar> known = new ConcurrentHashMap<>();

    /** @param inner where in the jar, without a slash at its end */
    ModuleFolder folder(File jar, String inner) {
        return new InJar(jar, inner.isEmpty() || inner.endsWith("/") ? inner : inner + "/", entries(jar));
    }

    private NavigableSet<String> entries(File file) {
        Jar jar = known.get(file);
        if (jar == null || jar.size != file.length() || jar.modified != file.lastModified()) {
            jar = new Jar(file.length(), file.lastModified(), list(file));
            known.put(file, jar);
        }
        return jar.entries;
    }

    private static NavigableSet<String> list(File file) {
        NavigableSet<String> names = new TreeSet<>();
        try (ZipFile zip = new ZipFile(file)) {
            zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".py") || name.endsWith("$py.class"))
                    .forEach(names::add);
        } catch (IOException unreadable) {
            // What is no archive has no modules.
        }
        return names;
    }

    /** @param folder empty, or with a slash at its end */
    private record InJar(File jar, String folder, NavigableSet<String> entries) implements ModuleFolder {
        @Override
        public Set<String> modules() {
            Set<String> names = new TreeSet<>();
            for (String entry : entries.subSet(folder, folder + Character.MAX_VALUE)) {
                String rest = entry.substring(folder.length());
                int slash = rest.indexOf('/');
                boolean inPackage = slash > 0 && rest.startsWith(PACKAGE, slash + 1);
                Matcher module = MODULE.matcher(rest);
                if (slash < 0 && module.matches()) {
                    names.add(module.group(1));
                } else if (inPackage && rest.indexOf('/', slash + 1) < 0) {
                    names.add(rest.substring(0, slash));
                }
            }
            names.remove(PACKAGE);
            return names;
        }

        @Override
        public @Nullable ModuleFolder packageIn(String name) {
            String inner = folder + name + "/";
            boolean isPackage =
                    entries.contains(inner + PACKAGE + ".py") || entries.contains(inner + PACKAGE + "$py.class");
            return isPackage ? new InJar(jar, inner, entries) : null;
        }

        @Override
        public @Nullable String read(String file) {
            if (!entries.contains(folder + file)) {
                return null;
            }
            try (ZipFile zip = new ZipFile(jar)) {
                ZipEntry entry = zip.getEntry(folder + file);
                if (entry == null) {
                    return null;
                }
                try (InputStream bytes = zip.getInputStream(entry)) {
                    return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
                }
            } catch (IOException unreadable) {
                return null;
            }
        }
    }
}
