package jykernel.jython;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PySystemState;

/** What Java classes are loaded from: the jars and folders of {@code sys.path}, which changes at any time. */
final class SysPath {
    private final PySystemState system;
    /** What the places were made of; to read them anew for each class would take long. */
    private List<String> before = List.of();

    private List<Path> places = List.of();
    /** Has the standard library in it; its classes are found already, and to look for others in it takes long. */
    private final @Nullable Path own;

    SysPath(PySystemState system) {
        this.system = system;
        String jar = Py.getJarFileName();
        own = jar == null ? null : Path.of(jar).toAbsolutePath().normalize();
    }

    /** Called on any thread. */
    synchronized List<Path> places() {
        List<String> now = new ArrayList<>(List.of(system.getCurrentWorkingDir()));
        for (Object entry : system.path.toArray()) {
            now.add(String.valueOf(entry));
        }
        if (!now.equals(before)) {
            List<Path> made = new ArrayList<>();
            for (String entry : now.subList(1, now.size())) {
                Path place = JavaPlaces.place(entry, system);
                if (place != null && !place.equals(own)) {
                    made.add(place);
                }
            }
            before = now;
            places = made;
        }
        return places;
    }

    /** What finds them; unless somebody says {@code sys.setClassLoader(None)}, when Jython finds them itself. */
    static ClassLoader loader(PySystemState system) {
        ClassLoader own = system.getClassLoader();
        return own == null ? system.getSyspathJavaLoader() : own;
    }
}
