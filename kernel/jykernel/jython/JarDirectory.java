package jykernel.jython;

import java.io.File;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.AbstractMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyInteger;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PyTuple;
import org.python.modules.zipimport.zipimport;

/**
 * The directory of the jar that the standard library is in, as {@code zipimport} keeps it: by file name, one tuple of eight
 * for each. Jython reads all of it at the first import, and there are 25,000 files; here it is asked file by file, and read
 * as a whole only if somebody wants to see all of it.
 */
final class JarDirectory extends AbstractMap<PyObject, PyObject> implements ConcurrentMap<PyObject, PyObject> {
    /** A file without a time, in a format that begins with the year 1980. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final String archive;
    private final ZipFile zip;
    private @Nullable ConcurrentMap<PyObject, PyObject> all;

    private JarDirectory(String archive) throws IOException {
        this.archive = archive;
        zip = new ZipFile(archive);
    }

    /** To be done before the first import from the jar; what cannot be read is left to Jython. */
    static void install(String archive) {
        try {
            PyObject directory = new PyDictionary(new JarDirectory(archive), true);
            zipimport._zip_directory_cache.__setitem__(Py.newUnicode(archive), directory);
        } catch (IOException noJar) {
            // Such as a directory of classes.
        }
    }

    @Override
    public @Nullable PyObject get(Object name) {
        ConcurrentMap<PyObject, PyObject> read = whatIsRead();
        if (read != null) {
            return read.get(name);
        }
        ZipEntry entry = zip.getEntry(name.toString().replace(File.separatorChar, '/'));
        // A folder may be asked for without the slash at its end, but is no file of that name.
        return entry == null || (entry.isDirectory() && !name.toString().endsWith(File.separator))
                ? null
                : tuple(entry);
    }

    private PyTuple tuple(ZipEntry entry) {
        LocalDateTime time = time(entry);
        int dosTime = (time.getHour() << 11) | (time.getMinute() << 5) | (time.getSecond() >> 1);
        int dosDate = ((time.getYear() - 1980) << 9) | (time.getMonthValue() << 5) | time.getDayOfMonth();
        return new PyTuple(
                Py.fileSystemEncode(archive + File.separator + fileName(entry)),
                Py.newInteger(entry.getMethod()),
                new PyLong(entry.getCompressedSize()),
                new PyLong(entry.getSize()),
                Py.newInteger(-1),
                new PyInteger(dosTime),
                new PyInteger(dosDate),
                new PyLong(entry.getCrc()));
    }

    /** As it is written in the jar, for which no time zone has to be known. */
    private static LocalDateTime time(ZipEntry entry) {
        try {
            return entry.getTimeLocal();
        } catch (DateTimeException noDate) {
            return NO_TIME;
        }
    }

    private static String fileName(ZipEntry entry) {
        return entry.getName().replace('/', File.separatorChar);
    }

    private synchronized @Nullable ConcurrentMap<PyObject, PyObject> whatIsRead() {
        return all;
    }

    private synchronized ConcurrentMap<PyObject, PyObject> all() {
        if (all == null) {
            ConcurrentMap<PyObject, PyObject> read = new ConcurrentHashMap<>();
            zip.stream().forEach(entry -> read.put(Py.newStringOrUnicode(fileName(entry)), tuple(entry)));
            all = read;
        }
        return all;
    }

    @Override
    public boolean containsKey(Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Entry<PyObject, PyObject>> entrySet() {
        return all().entrySet();
    }

    @Override
    public @Nullable PyObject put(PyObject name, PyObject entry) {
        return all().put(name, entry);
    }

    @Override
    public @Nullable PyObject remove(Object name) {
        return all().remove(name);
    }

    @Override
    public @Nullable PyObject putIfAbsent(PyObject name, PyObject entry) {
        return all().putIfAbsent(name, entry);
    }

    @Override
    public boolean remove(Object name, Object entry) {
        return all().remove(name, entry);
    }

    @Override
    public boolean replace(PyObject name, PyObject before, PyObject entry) {
        return all().replace(name, before, entry);
    }

    @Override
    public @Nullable PyObject replace(PyObject name, PyObject entry) {
        return all().replace(name, entry);
    }
}
