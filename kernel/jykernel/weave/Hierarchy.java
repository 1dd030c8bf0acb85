package jykernel.weave;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Who extends whom, read from a jar and the JDK without running code of either: a class of Jython that is only loaded
 * may start half of the system. Names are as in {@code java/lang/Object}. Used by several threads.
 */
final class Hierarchy {
    private static final String OBJECT = "java/lang/Object";

    private final ZipFile jar;
    private final Map<String, Optional<Ancestry>> known = new ConcurrentHashMap<>();

    Hierarchy(ZipFile jar) {
        this.jar = jar;
    }

    private record Ancestry(@Nullable String parent, boolean isInterface, List<String> interfaces) {}

    /** The closest class that both extend; Object if one is an interface, or in neither of the two sources. */
    String commonSuperClass(String first, String second) {
        if (isKindOf(first, second)) {
            return second;
        } else if (isKindOf(second, first)) {
            return first;
        } else if (isInterface(first) || isInterface(second)) {
            return OBJECT;
        }
        String common = first;
        while (!isKindOf(second, common)) {
            common = parent(common);
        }
        return common;
    }

    private boolean isKindOf(String className, String ancestor) {
        if (className.equals(ancestor) || ancestor.equals(OBJECT)) {
            return true;
        }
        Ancestry ancestry = look(className).orElse(null);
        if (ancestry == null) {
            return false;
        }
        return (ancestry.parent() != null && isKindOf(ancestry.parent(), ancestor))
                || ancestry.interfaces().stream().anyMatch(each -> isKindOf(each, ancestor));
    }

    private boolean isInterface(String className) {
        return look(className).map(Ancestry::isInterface).orElse(false);
    }

    private String parent(String className) {
        String parent = look(className).map(Ancestry::parent).orElse(null);
        return parent == null ? OBJECT : parent;
    }

    private Optional<Ancestry> look(String className) {
        Optional<Ancestry> found = known.get(className);
        if (found == null) {
            // Two threads may both read it, and find the same.
            found = read(className);
            known.put(className, found);
        }
        return found;
    }

    private Optional<Ancestry> read(String className) {
        ZipEntry entry = jar.getEntry(className + ".class");
        return entry == null ? ofJdk(className) : ofJar(entry);
    }

    private Optional<Ancestry> ofJar(ZipEntry entry) {
        try (InputStream in = jar.getInputStream(entry)) {
            ClassReader reader = new ClassReader(in.readAllBytes());
            return Optional.of(new Ancestry(
                    reader.getSuperName(),
                    (reader.getAccess() & Opcodes.ACC_INTERFACE) != 0,
                    List.of(reader.getInterfaces())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Ancestry> ofJdk(String className) {
        try {
            Class<?> loaded = Class.forName(className.replace('/', '.'), false, ClassLoader.getPlatformClassLoader());
            Class<?> parent = loaded.getSuperclass();
            return Optional.of(new Ancestry(
                    parent == null ? null : Type.getInternalName(parent),
                    loaded.isInterface(),
                    Arrays.stream(loaded.getInterfaces())
                            .map(Type::getInternalName)
                            .toList()));
        } catch (ClassNotFoundException | LinkageError optional) {
            // Libraries that Jython can use but does not bring along.
            return Optional.empty();
        }
    }
}
