package jykernel.display;

import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Values as short text: not more than fits a table, however large, cyclic or broken the value is. */
final class Cells {
    private static final int LONGEST = 200;
    private static final int LONGEST_PATH = 4;
    private static final int ITEMS = 10;

    private final Language language;

    Cells(Language language) {
        this.language = language;
    }

    Cell cell(@Nullable Object value) {
        if (value == null) {
            return new Cell("None", Cell.Kind.NOTHING);
        }
        String text = text(value);
        return new Cell(text, value instanceof Number ? Cell.Kind.NUMBER : Cell.Kind.TEXT);
    }

    /** What the supplier gives; if it fails, the cell says so. */
    Cell attempt(Supplier<Cell> read) {
        try {
            return read.get();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return new Cell("<raised " + name(passOn(e)) + ">", Cell.Kind.NOTHING);
        }
    }

    /** Throws what is meant for the whole cell of the notebook. */
    Throwable passOn(Throwable raised) {
        if (raised instanceof RuntimeException exception && language.passes(raised)) {
            throw exception;
        } else if (raised instanceof Error error && language.passes(raised)) {
            throw error;
        }
        return raised;
    }

    /** What stands for a container is shown as the container. */
    @Nullable
    Object view(@Nullable Object value) {
        Object plain = OpenData.plain(value);
        return plain == null ? null : language.view(plain);
    }

    String text(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        add(value, text, new ArrayDeque<>());
        return text.length() <= LONGEST ? text.toString() : cut(text);
    }

    private static String cut(StringBuilder text) {
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return text.substring(0, end) + "…";
    }

    private void add(@Nullable Object given, StringBuilder text, Deque<Object> path) {
        Object value = view(given);
        if (value == null || given == null) {
            text.append("None");
            return;
        }
        boolean map = value instanceof Map;
        if (!map && !(value instanceof Collection) && !value.getClass().isArray()) {
            text.append(scalar(value));
            return;
        }
        String brackets = map ? "{}" : "[]";
        text.append(brackets.charAt(0));
        if (path.size() >= LONGEST_PATH || path.stream().anyMatch(outer -> outer == given)) {
            text.append('…');
        } else {
            path.push(given);
            addItems(value, text, path);
            path.pop();
        }
        text.append(brackets.charAt(1));
    }

    private void addItems(Object container, StringBuilder text, Deque<Object> path) {
        try {
            if (container instanceof Map<?, ?> map) {
                addItems(map, map.entrySet().iterator(), text, path);
            } else if (container instanceof Collection<?> items) {
                addItems(items, items.iterator(), text, path);
            } else {
                for (int i = 0; i < Array.getLength(container); i++) {
                    if (!addItem(container, i, Array.get(container, i), text, path)) {
                        return;
                    }
                }
            }
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            text.append("<raised ").append(name(passOn(e))).append('>');
        }
    }

    private void addItems(Object container, Iterator<?> items, StringBuilder text, Deque<Object> path) {
        for (int i = 0; items.hasNext(); i++) {
            if (!addItem(container, i, items.next(), text, path)) {
                return;
            }
        }
    }

    /** False if this was the last one that is shown. */
    private boolean addItem(Object container, int i, @Nullable Object item, StringBuilder text, Deque<Object> path) {
        text.append(i == 0 ? "" : ", ");
        if (i == ITEMS || text.length() > LONGEST) {
            text.append('…');
            return false;
        }
        if (item instanceof Map.Entry<?, ?> entry && container instanceof Map) {
            add(entry.getKey(), text, path);
            text.append(": ");
            add(entry.getValue(), text, path);
        } else {
            add(item, text, path);
        }
        return true;
    }

    /** The value's own text in full. */
    String scalar(Object value) {
        try {
            String own = language.text(value);
            return own == null ? String.valueOf(value) : own;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return "<toString() raised " + name(passOn(e)) + ">";
        }
    }

    private String name(Throwable raised) {
        return language.name(raised);
    }
}
