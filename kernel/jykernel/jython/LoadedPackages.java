package jykernel.jython;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.python.core.PySystemState;

/**
 * The packages of Java of which classes are loaded, and those around them. Jython asks, whenever something cannot be
 * imported, whether a name is one of them, and collects all of them for that; few names begin as any package does.
 */
public final class LoadedPackages extends AbstractMap<String, String> {
    private static final ClassLoader JYTHON = PySystemState.class.getClassLoader();
    /** With what the names of the JDK's packages begin. */
    private static final Set<String> OF_JDK = Set.of("com", "java", "javax", "jdk", "netscape", "org", "sun");

    private @Nullable Map<String, String> all;

    private LoadedPackages() {}

    /** Woven into Jython in the place of its own collection, in which each name is mapped to nothing of interest. */
    public static Map<String, String> now() {
        return new LoadedPackages();
    }

    @Override
    public boolean containsKey(Object name) {
        String text = name.toString();
        int dot = text.indexOf('.');
        return isBeginning(dot < 0 ? text : text.substring(0, dot)) && all().containsKey(text);
    }

    private static boolean isBeginning(String first) {
        if (OF_JDK.contains(first)) {
            return true;
        }
        for (Package loaded : JYTHON.getDefinedPackages()) {
            String name = loaded.getName();
            if (name.startsWith(first) && (name.length() == first.length() || name.charAt(first.length()) == '.')) {
                return true;
            }
        }
        return false;
    }

    private Map<String, String> all() {
        if (all == null) {
            all = new HashMap<>();
            for (Package loaded : Package.getPackages()) {
                String name = loaded.getName();
                while (all.put(name, "") == null && name.indexOf('.') >= 0) {
                    name = name.substring(0, name.lastIndexOf('.'));
                }
            }
        }
        return all;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return all().entrySet();
    }
}
