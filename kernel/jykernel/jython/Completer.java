package jykernel.jython;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jykernel.classes.Patience;
import jykernel.interpreter.Completions;
import jykernel.interpreter.Completions.Match;
import jykernel.magic.CellSyntax;
import org.jspecify.annotations.Nullable;

/**
 * What may stand at the cursor. It is asked while cells run: no code of the user is called, and what takes too long is cut
 * short.
 */
final class Completer {
    private static final long LONGEST_MILLIS = 300;
    private static final Pattern IDENTIFIER_TAIL = Pattern.compile("[A-Za-z_]?\\w*\\Z");
    private static final Pattern SHELL_CELL =
            Pattern.compile("\\s*%%(?:bash|sh|script|system|sx|cmd)\\b.*", Pattern.DOTALL);
    private static final Pattern PYTHON_CELL =
            Pattern.compile("\\s*%%(?:time|timeit|capture|prun|python|jython)\\b.*", Pattern.DOTALL);

    private final Expressions expressions;
    private final Attributes attributes;
    private final GlobalNames globals;
    private final ImportNames imports;
    private final CallKeywords keywords;
    private final DictKeys keys;

    Completer(Namespace namespace, JavaPackages packages) {
        Names names = new Names(namespace);
        expressions = new Expressions(names, packages);
        attributes = new Attributes(packages);
        globals = new GlobalNames(namespace, names);
        imports = new ImportNames(packages, attributes);
        keywords = new CallKeywords(expressions);
        keys = new DictKeys(expressions);
    }

    /** @param cursor in code points, as are the positions of the answer */
    Completions complete(String code, int cursor) {
        int end = CodePoints.toIndex(code, cursor);
        Proposals found = propose(code, end, Patience.ofMillis(LONGEST_MILLIS));
        List<Match> matches = found == null ? List.of() : found.matches();
        return found == null || matches.isEmpty()
                ? Completions.none(cursor)
                : new Completions(matches, CodePoints.fromIndex(code, found.start), CodePoints.fromIndex(code, end));
    }

    private @Nullable Proposals propose(String code, int end, Patience patience) {
        int firstLine = CellSyntax.isCellMagic(code) ? code.indexOf('\n', code.indexOf("%%")) : -1;
        if (firstLine >= 0 && end > firstLine) {
            return inCellMagic(code, firstLine + 1, end, patience);
        }
        CursorText text = CursorText.of(code, end);
        return text.escapeStart >= 0 ? inMagic(text, code, patience) : inPython(text, patience);
    }

    /** The lines before the body are hidden by blanks: positions stay right. */
    private @Nullable Proposals inCellMagic(String code, int bodyStart, int end, Patience patience) {
        CursorText text = CursorText.of(" ".repeat(bodyStart) + code.substring(bodyStart), end);
        if (PYTHON_CELL.matcher(code).matches()) {
            return text.escapeStart >= 0 ? inMagic(text, code, patience) : inPython(text, patience);
        }
        String word = text.before.replaceFirst("(?s).*[\\s'\"=<>|&;]", "");
        return SHELL_CELL.matcher(code).matches() ? paths(word, "", end, patience) : null;
    }

    private @Nullable Proposals inMagic(CursorText text, String code, Patience patience) {
        int end = text.before.length();
        Matcher name = MagicNames.NAME.matcher(text.before).region(text.escapeStart, end);
        if (name.matches()) {
            Proposals magics = new Proposals(text.escapeStart, name.group(), patience);
            MagicNames.propose(text, magics);
            return magics;
        }
        int python = MagicNames.pythonStart(text);
        if (python >= 0) {
            return inPython(CursorText.of(" ".repeat(python) + code.substring(python), end), patience);
        }
        String path = MagicNames.path(text);
        return path == null ? null : paths(path, "", end, patience);
    }

    private @Nullable Proposals inPython(CursorText text, Patience patience) {
        String typed = text.typedString();
        if (text.inComment) {
            return null;
        }
        return typed == null ? inCode(text, patience) : inString(text, typed, patience);
    }

    private Proposals inString(CursorText text, String typed, Patience patience) {
        Proposals found = new Proposals(text.stringStart, typed, patience);
        if (keys.proposeText(text, found)) {
            return found;
        }
        boolean isText = text.quote.length() > 1 || typed.indexOf('\n') >= 0;
        return isText ? found : paths(typed, text.raw ? text.quote : "\\" + text.quote, text.before.length(), patience);
    }

    private static Proposals paths(String typed, String forbidden, int end, Patience patience) {
        String last = FilePaths.lastPart(typed);
        Proposals found = new Proposals(end - last.length(), last, patience);
        FilePaths.propose(typed, forbidden, found);
        return found;
    }

    private @Nullable Proposals inCode(CursorText text, Patience patience) {
        Matcher tail = IDENTIFIER_TAIL.matcher(text.before);
        String prefix = tail.find() ? tail.group() : "";
        Proposals found = new Proposals(text.before.length() - prefix.length(), prefix, patience);
        if (imports.propose(text, found)) {
            return found;
        }
        int before = text.skipBlanks(found.start);
        if (before > 0 && text.plain.charAt(before - 1) == '.') {
            Known owner = expressions.endingAt(text, before - 1);
            if (owner == null) {
                GlobalNames.proposeOfSelf(text, before - 1, found);
            } else {
                attributes.propose(owner, found);
            }
            return found;
        }
        boolean number = !prefix.isEmpty() && Character.isDigit(prefix.charAt(0));
        if (number || prefix.isEmpty()) {
            keys.propose(text, found);
        }
        if (!number) {
            keywords.propose(text, found);
            globals.propose(text, found);
        }
        return found;
    }
}
