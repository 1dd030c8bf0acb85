package jykernel.classes;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Names of packages, by the packages they are in. */
final class PackageTree {
    private final Map<String, Set<String>> children = new HashMap<>();

    /** Adds the package and those it is in. */
    void add(String name) {
        int dot = name.lastIndexOf('.');
        String parent = dot < 0 ? "" : name.substring(0, dot);
        boolean isNew =
                children.computeIfAbsent(parent, none -> new TreeSet<>()).add(name.substring(dot + 1));
        if (isNew && dot >= 0) {
            add(parent);
        }
    }

    Set<String> children(String parent) {
        return children.getOrDefault(parent, Set.of());
    }
}
