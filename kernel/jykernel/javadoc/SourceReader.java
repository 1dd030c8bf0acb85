package jykernel.javadoc;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jykernel.javadoc.SourceText.Kind;
import jykernel.javadoc.SourceText.Token;

/** Reads the declarations out of a Java source, with their comments; bodies are passed. It need not be correct Java. */
final class SourceReader {
    private static final Set<String> TYPE_WORDS = Set.of("class", "interface", "enum", "record");
    private static final Set<String> AFTER_NAMES = Set.of("=", ",", ";", "[");
    static final String PACKAGE = "package-info";
    static final String CONSTRUCTOR = "<init>";
    private static final Set<String> ENDS_OF_HEADS = Set.of("=", ";", "{", "}");
    /** Sources are nested by people, but may be made up by programs. */
    private static final int MOST_NESTED = 40;

    private final List<Token> tokens;
    private final List<Declared> found = new ArrayList<>();
    private int at;

    private SourceReader(String source) {
        tokens = SourceText.tokens(source);
    }

    static List<Declared> read(String source) {
        SourceReader reader = new SourceReader(source);
        while (reader.at < reader.tokens.size()) {
            reader.member("", "", 0);
        }
        return reader.found;
    }

    private Token token(int index) {
        return index < tokens.size() ? tokens.get(index) : new Token(Kind.SIGN, "", 0, 0);
    }

    /** Reads one member, or passes one sign that begins none. */
    private void member(String owner, String ownName, int depth) {
        int first = at;
        String comment = "";
        int angles = 0;
        List<Token> head = new ArrayList<>();
        while (at < tokens.size()) {
            Token token = token(at);
            if (token.kind() == Kind.COMMENT) {
                comment = head.isEmpty() ? token.text() : comment;
                first = head.isEmpty() ? at : first;
                at++;
            } else if (token.is("@") && !token(at + 1).is("interface")) {
                annotation();
            } else if (isTypeWord(head)) {
                type(owner, comment, first, depth);
                return;
            } else if (token.is("(")) {
                method(owner, ownName, head, comment, first);
                return;
            } else if (token.is("{") && !head.isEmpty() && isCompactConstructor(head, ownName)) {
                block();
                return;
            } else if ((token.is(",") && angles == 0) || ENDS_OF_HEADS.contains(token.text())) {
                field(owner, head, comment, first);
                return;
            } else {
                angles += token.is("<") ? 1 : token.is(">") ? -1 : 0;
                head.add(token);
                at++;
            }
        }
    }

    private boolean isTypeWord(List<Token> head) {
        Token token = token(at);
        boolean afterDot = !head.isEmpty() && head.get(head.size() - 1).is(".");
        boolean named = TYPE_WORDS.contains(token.text()) && token(at + 1).kind() == Kind.WORD && !afterDot;
        return named
                && (!token.is("record")
                        || token(at + 2).is("(")
                        || token(at + 2).is("<"));
    }

    private static boolean isCompactConstructor(List<Token> head, String ownName) {
        return head.get(head.size() - 1).is(ownName);
    }

    private void annotation() {
        at += 2;
        while (token(at).is(".")) {
            at += 2;
        }
        if (token(at).is("(")) {
            pass("(", ")");
        }
    }

    private void type(String owner, String comment, int first, int depth) {
        boolean isEnum = token(at).is("enum");
        String name = token(at + 1).text();
        int place = found.size();
        at += 2;
        while (at < tokens.size() && !token(at).is("{") && !token(at).is(";")) {
            if (token(at).is("(")) {
                pass("(", ")");
            } else if (token(at).is("@")) {
                annotation();
            } else {
                at++;
            }
        }
        at++;
        String path = owner.isEmpty() ? name : owner + "." + name;
        if (isEnum) {
            constants(path);
        }
        while (at < tokens.size() && !token(at).is("}") && depth < MOST_NESTED) {
            member(path, name, depth + 1);
        }
        at++;
        found.add(place, new Declared(owner, name, null, comment, startOf(first), endOf(at - 1)));
    }

    private void constants(String owner) {
        String comment = "";
        while (at < tokens.size() && !token(at).is(";") && !token(at).is("}")) {
            Token token = token(at);
            if (token.kind() == Kind.COMMENT) {
                comment = token.text();
                at++;
            } else if (token.is("@")) {
                annotation();
            } else if (token.is("(")) {
                pass("(", ")");
            } else if (token.is("{")) {
                block();
            } else {
                if (token.kind() == Kind.WORD) {
                    found.add(new Declared(owner, token.text(), null, comment, token.start(), token.end()));
                    comment = "";
                }
                at++;
            }
        }
        if (token(at).is(";")) {
            at++;
        }
    }

    private void method(String owner, String ownName, List<Token> head, String comment, int first) {
        int open = at;
        pass("(", ")");
        String name = head.isEmpty() ? "" : head.get(head.size() - 1).text();
        List<Declared.Parameter> parameters = Parameters.of(tokens.subList(open + 1, Math.max(open + 1, at - 1)));
        while (at < tokens.size()
                && !token(at).is("{")
                && !token(at).is(";")
                && !token(at).is("}")) {
            if (token(at).is("@")) {
                annotation();
            } else if (token(at).is("default") && token(at + 1).is("{")) {
                at++;
                block();
            } else {
                at++;
            }
        }
        if (token(at).is("{")) {
            block();
        } else if (token(at).is(";")) {
            at++;
        }
        String known = name.equals(ownName) ? CONSTRUCTOR : name;
        found.add(new Declared(owner, known, parameters, comment, startOf(first), endOf(at - 1)));
    }

    /** One or more fields of a type, an initialiser block, or a sign that is in the way. */
    private void field(String owner, List<Token> head, String comment, int first) {
        if (head.size() < 2) {
            if (token(at).is("{")) {
                block();
            } else if (!token(at).is("}") || owner.isEmpty()) {
                at++;
            }
            return;
        }
        if (owner.isEmpty()) {
            afterStatement(head, comment);
            return;
        }
        List<String> names = new ArrayList<>(List.of(lastWord(head)));
        while (at < tokens.size() && !token(at).is(";") && !token(at).is("}")) {
            if (token(at).is("(")) {
                pass("(", ")");
            } else if (token(at).is("{")) {
                block();
            } else {
                boolean another = token(at).is(",") && token(at + 1).kind() == Kind.WORD;
                if (another && AFTER_NAMES.contains(token(at + 2).text())) {
                    names.add(token(at + 1).text());
                }
                at++;
            }
        }
        at += token(at).is(";") ? 1 : 0;
        for (String name : names) {
            found.add(new Declared(owner, name, null, comment, startOf(first), endOf(at - 1)));
        }
    }

    /** Outside of classes stand imports, and the package with its comment. */
    private void afterStatement(List<Token> head, String comment) {
        if (head.get(0).is("package")) {
            found.add(new Declared("", PACKAGE, null, comment, 0, 0));
        }
        at++;
    }

    private static String lastWord(List<Token> head) {
        for (int i = head.size() - 1; i >= 0; i--) {
            if (head.get(i).kind() == Kind.WORD) {
                return head.get(i).text();
            }
        }
        return "";
    }

    private void block() {
        pass("{", "}");
    }

    /** From an opening sign to behind the closing one. */
    private void pass(String opening, String closing) {
        int depth = 0;
        do {
            depth += token(at).is(opening) ? 1 : token(at).is(closing) ? -1 : 0;
            at++;
        } while (depth > 0 && at < tokens.size());
    }

    private int startOf(int index) {
        return token(index).start();
    }

    private int endOf(int index) {
        return token(Math.min(index, tokens.size() - 1)).end();
    }
}
