package jykernel.jython;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jykernel.jython.Proposals.Shown;
import org.jspecify.annotations.Nullable;
import org.python.core.PyFunction;
import org.python.core.PyJavaType;
import org.python.core.PyObject;

/** The names of arguments in a call: parameters of Python functions, properties of Java beans that are made. */
final class CallKeywords {
    private static final int FIRST = -10;
    private static final Pattern KEYWORD = Pattern.compile("\\s*([A-Za-z_]\\w*)\\s*=(?!=).*", Pattern.DOTALL);
    private static final Pattern DEFINITION = Pattern.compile("\\b(?:def|class)\\s+\\w+\\s*\\Z");

    private final Expressions expressions;

    CallKeywords(Expressions expressions) {
        this.expressions = expressions;
    }

    void propose(CursorText text, Proposals into) {
        int open = text.openBracket;
        int before = text.skipBlanks(into.start);
        if (open < 0 || text.plain.charAt(open) != '(' || "(,".indexOf(text.plain.charAt(before - 1)) < 0) {
            return;
        }
        int lineStart = text.plain.lastIndexOf('\n', open) + 1;
        if (DEFINITION.matcher(text.plain.substring(lineStart, open)).find()) {
            return;
        }
        Known called = expressions.endingAt(text, open);
        if (called != null && called.value() != null) {
            propose(called.value(), text.plain.substring(open + 1, into.start), into);
        }
    }

    private static void propose(PyObject called, String arguments, Proposals into) {
        Set<String> given = new HashSet<>();
        int positional = given(arguments, given);
        PyFunction function = Shapes.function(called);
        boolean isBean = function == null && called instanceof PyJavaType;
        if (isBean) {
            MemberNames.settable((PyJavaType) called).forEach(name -> propose(name, given, into));
        } else if (function != null) {
            List<String> parameters = Shapes.parameters(function);
            parameters.stream().skip(positional).forEach(name -> propose(name, given, into));
        }
    }

    private static void propose(@Nullable String name, Set<String> given, Proposals into) {
        if (name != null && !given.contains(name)) {
            into.add(name + "=", FIRST, () -> Shown.type("param"));
        }
    }

    /** Collects the keywords; returns how many arguments are given without. */
    private static int given(String arguments, Set<String> keywords) {
        int positional = 0;
        int depth = 0;
        int start = 0;
        for (int i = 0; i < arguments.length(); i++) {
            char c = arguments.charAt(i);
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (c == ',' && depth == 0) {
                Matcher keyword = KEYWORD.matcher(arguments.substring(start, i));
                if (keyword.matches()) {
                    keywords.add(keyword.group(1));
                } else {
                    positional++;
                }
                start = i + 1;
            }
        }
        return positional;
    }
}
