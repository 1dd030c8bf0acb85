package jykernel.weave;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** Which class extends which, read from a jar and from the JDK. No class is loaded from the jar. */
final class Hierarchy {
    private static final String OBJECT = "java/lang/Object";

    private final ZipFile jar;
    private final Map<String, Parent> parents = new HashMap<>();

    /** @param superClass null for Object */
    private record Parent(@Nullable String superClass, boolean isInterface) {}

    Hierarchy(ZipFile jar) {
        this.jar = jar;
    }

    /** The closest class that both extend; Object for interfaces, as the JVM's verifier sees them. */
    String commonSuperClass(String one, String other) {
        Set<String> above = new HashSet<>();
        for (String name = one; name != null; name = parent(name).superClass) {
            above.add(name);
        }
        if (parent(one).isInterface || parent(other).isInterface) {
            return OBJECT;
        }
        String name = other;
        while (name != null && !above.contains(name)) {
            name = parent(name).superClass;
        }
        return name == null ? OBJECT : name;
    }

    private Parent parent(String name) {
        Parent known = parents.get(name);
        if (known == null) {
            known = read(name);
            parents.put(name, known);
        }
        return known;
    }

    private Parent read(String name) {
        ZipEntry entry = jar.getEntry(name + ".class");
        if (entry == null) {
            return ofJdk(name);
        }
        try (InputStream bytes = jar.getInputStream(entry)) {
            ClassReader reader = new ClassReader(bytes);
            return new Parent(reader.getSuperName(), (reader.getAccess() & Opcodes.ACC_INTERFACE) != 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A class that is in neither is one that the jar could do without; nothing is known of it. */
    private static Parent ofJdk(String name) {
        try {
            Class<?> found = Class.forName(name.replace('/', '.'), false, ClassLoader.getPlatformClassLoader());
            Class<?> superClass = found.getSuperclass();
            return new Parent(superClass == null ? null : superClass.getName().replace('.', '/'), found.isInterface());
        } catch (ClassNotFoundException | LinkageError unknown) {
            return new Parent(OBJECT.equals(name) ? null : OBJECT, false);
        }
    }
}
