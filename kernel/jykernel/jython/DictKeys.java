package jykernel.jython;

import java.util.ConcurrentModificationException;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import jykernel.jython.Proposals.Shown;
import org.jspecify.annotations.Nullable;
import org.python.core.AbstractDict;
import org.python.core.PyBoolean;
import org.python.core.PyInstance;
import org.python.core.PyInteger;
import org.python.core.PyJavaType;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;

/** The keys of dictionaries and of the JDK's maps, behind an opening bracket. */
final class DictKeys {
    private static final int FIRST = -10;
    /** Keys that can be written without an escape. */
    private static final Pattern SIMPLE = Pattern.compile("[^\\\\\\p{Cntrl}]*");

    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");

    private final Expressions expressions;

    DictKeys(Expressions expressions) {
        this.expressions = expressions;
    }

    /** Inside a string; false if that is not between the brackets behind an expression. */
    boolean proposeText(CursorText text, Proposals into) {
        int bracket = text.skipBlanks(text.literalStart()) - 1;
        if (!isSubscript(text, bracket)) {
            return false;
        }
        PyObject owner = text.quote.length() == 1 ? owner(text, bracket) : null;
        boolean unicode = "uU".indexOf(text.before.charAt(text.literalStart())) >= 0;
        String end = end(text);
        if (owner != null) {
            each(owner, into, key -> {
                String word = word(key, unicode);
                if (word != null && !word.contains(text.quote)) {
                    into.add(word + end, "instance");
                }
            });
        }
        return true;
    }

    /** What has to follow a key to end it; nothing if the cursor is inside a word of it. */
    private static String end(CursorText text) {
        boolean closes = text.after.startsWith(text.quote);
        String rest = closes ? text.after.substring(1) : text.after;
        boolean inWord = !closes && !rest.isEmpty() && Character.isJavaIdentifierPart(rest.charAt(0));
        return inWord ? "" : (closes ? "" : text.quote) + (rest.stripLeading().startsWith("]") ? "" : "]");
    }

    /** Before a key that has not been begun, or is a number. */
    void propose(CursorText text, Proposals into) {
        int bracket = text.skipBlanks(into.start) - 1;
        PyObject owner = isSubscript(text, bracket) ? owner(text, bracket) : null;
        String end = text.after.stripLeading().startsWith("]") ? "" : "]";
        if (owner != null) {
            each(owner, into, key -> {
                String literal = literal(key);
                if (literal != null) {
                    into.add(literal + end, FIRST, () -> Shown.type("instance"));
                }
            });
        }
    }

    private static boolean isSubscript(CursorText text, int bracket) {
        return bracket > 0
                && bracket == text.openBracket
                && text.plain.charAt(bracket) == '['
                && ExpressionReader.endsOperand(text.plain, text.skipBlanks(bracket));
    }

    private @Nullable PyObject owner(CursorText text, int bracket) {
        Known known = expressions.endingAt(text, bracket);
        return known == null ? null : known.value();
    }

    /** Calls nothing that a user has written: not the methods of a dictionary, nor those of its keys. */
    private static void each(PyObject owner, Proposals into, Consumer<Object> each) {
        PyObject data = owner instanceof PyInstance old ? old.fastGetDict().__finditem__("data") : owner;
        Map<?, ?> map = data instanceof AbstractDict dict ? dict.getMap() : ofJdk(data);
        try {
            for (Object key : map == null ? Set.of() : map.keySet()) {
                if (into.patience.isOver()) {
                    return;
                }
                each.accept(key);
            }
        } catch (ConcurrentModificationException changedByACell) {
            // What there was until then is offered.
        }
    }

    private static @Nullable Map<?, ?> ofJdk(@Nullable PyObject value) {
        if (value == null || !(value.getType() instanceof PyJavaType)) {
            return null;
        }
        Object map = value.__tojava__(Map.class);
        return map instanceof Map<?, ?> found && found.getClass().getClassLoader() == null ? found : null;
    }

    /** The characters of a key that is text and needs no escape; null if it is not the key that would be found. */
    private static @Nullable String word(Object key, boolean unicode) {
        String word = key instanceof PyString string ? PlainValues.text(string) : key instanceof String s ? s : null;
        boolean isUnicode = key instanceof PyUnicode;
        boolean found = word != null
                && (isUnicode == unicode
                        || key instanceof String
                        || ASCII.matcher(word).matches());
        return found && SIMPLE.matcher(word).matches() ? word : null;
    }

    private static @Nullable String literal(Object key) {
        if (key instanceof PyInteger || key instanceof PyLong || key instanceof Integer || key instanceof Long) {
            return key instanceof PyBoolean ? null : key.toString();
        }
        String word = word(key, key instanceof PyUnicode);
        if (word == null) {
            return null;
        }
        String quote = word.contains("'") ? "\"" : "'";
        boolean needsPrefix = key instanceof PyUnicode && !ASCII.matcher(word).matches();
        return word.contains(quote) ? null : (needsPrefix ? "u" : "") + quote + word + quote;
    }
}
