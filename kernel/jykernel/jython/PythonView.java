package jykernel.jython;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyObject;
import org.python.core.PySequenceList;
import org.python.core.PyString;
import org.python.core.PyUnicode;
import org.python.core.util.StringUtil;

/** Python's dicts and lists as Java's, with their byte strings read as UTF-8; Jython's own view has a letter per byte. */
final class PythonView {
    private PythonView() {}

    /** The value itself if it is neither. */
    static Object of(Object value) {
        if (value instanceof PyDictionary dict) {
            return new OfDict(dict);
        }
        return value instanceof PySequenceList list ? new OfList(list) : value;
    }

    private static @Nullable Object java(PyObject value) {
        if (value instanceof PyString string) {
            return PlainValues.text(string);
        }
        return value == Py.None ? null : value.__tojava__(Object.class);
    }

    private static final class OfList extends AbstractList<@Nullable Object> {
        private final PySequenceList list;

        OfList(PySequenceList list) {
            this.list = list;
        }

        @Override
        public @Nullable Object get(int index) {
            return java(list.pyget(index));
        }

        @Override
        public int size() {
            return list.size();
        }
    }

    private static final class OfDict extends AbstractMap<@Nullable Object, @Nullable Object> {
        private final PyDictionary dict;

        OfDict(PyDictionary dict) {
            this.dict = dict;
        }

        private @Nullable PyObject find(@Nullable Object key) {
            if (!(key instanceof String text)) {
                return dict.__finditem__(Py.java2py(key));
            }
            PyObject found = dict.__finditem__(new PyUnicode(text));
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return found != null ? found : dict.__finditem__(new PyString(StringUtil.fromBytes(bytes)));
        }

        @Override
        public @Nullable Object get(@Nullable Object key) {
            PyObject found = find(key);
            return found == null ? null : java(found);
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return find(key) != null;
        }

        @Override
        public int size() {
            return dict.size();
        }

        @Override
        public Set<Map.Entry<@Nullable Object, @Nullable Object>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public Iterator<Map.Entry<@Nullable Object, @Nullable Object>> iterator() {
                    Iterator<Map.Entry<PyObject, PyObject>> entries =
                            dict.getMap().entrySet().iterator();
                    return new Iterator<>() {
                        @Override
                        public boolean hasNext() {
                            return entries.hasNext();
                        }

                        @Override
                        public Map.Entry<@Nullable Object, @Nullable Object> next() {
                            Map.Entry<PyObject, PyObject> entry = entries.next();
                            return new SimpleImmutableEntry<>(java(entry.getKey()), java(entry.getValue()));
                        }
                    };
                }

                @Override
                public int size() {
                    return dict.size();
                }
            };
        }
    }
}
