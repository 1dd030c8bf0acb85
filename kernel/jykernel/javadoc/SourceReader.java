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

    private final Tokens in;
    private final List<Declared> found = new ArrayList<>();

    private SourceReader(String source) {
        in = new Tokens(SourceText.tokens(source));
    }

    static List<Declared> read(String source) {
        SourceReader reader = new SourceReader(source);
        while (!reader.in.atEnd()) {
            reader.member("", "", 0);
        }
        return reader.found;
    }

    /** Reads one member, or passes one sign that begins none. */
    private void member(String owner, String ownName, int depth) {
        int first = in.at;
        String comment = "";
        int angles = 0;
        List<Token> head = new ArrayList<>();
        while (!in.atEnd()) {
            Token token = in.token(in.at);
            if (token.kind() == Kind.COMMENT) {
                comment = head.isEmpty() ? token.text() : comment;
                first = head.isEmpty() ? in.at : first;
                in.at++;
            } else if (token.is("@") && !in.token(in.at + 1).is("interface")) {
                in.annotation();
            } else if (isTypeWord(head)) {
                type(owner, comment, first, depth);
                return;
            } else if (token.is("(")) {
                method(owner, ownName, head, comment, first);
                return;
            } else if (token.is("{") && !head.isEmpty() && isCompactConstructor(head, ownName)) {
                in.block();
                return;
            } else if ((token.is(",") && angles == 0) || ENDS_OF_HEADS.contains(token.text())) {
                field(owner, head, comment, first);
                return;
            } else {
                angles += token.is("<") ? 1 : token.is(">") ? -1 : 0;
                head.add(token);
                in.at++;
            }
        }
    }

    private boolean isTypeWord(List<Token> head) {
        Token token = in.token(in.at);
        boolean afterDot = !head.isEmpty() && head.get(head.size() - 1).is(".");
        boolean named = TYPE_WORDS.contains(token.text()) && in.token(in.at + 1).kind() == Kind.WORD && !afterDot;
        return named
                && (!token.is("record")
                        || in.token(in.at + 2).is("(")
                        || in.token(in.at + 2).is("<"));
    }

    private static boolean isCompactConstructor(List<Token> head, String ownName) {
        return head.get(head.size() - 1).is(ownName);
    }

    private void type(String owner, String comment, int first, int depth) {
        boolean isEnum = in.token(in.at).is("enum");
        String name = in.token(in.at + 1).text();
        int place = found.size();
        in.at += 2;
        while (!in.atEnd() && !in.token(in.at).is("{") && !in.token(in.at).is(";")) {
            if (in.token(in.at).is("(")) {
                in.pass("(", ")");
            } else if (in.token(in.at).is("@")) {
                in.annotation();
            } else {
                in.at++;
            }
        }
        in.at++;
        String path = owner.isEmpty() ? name : owner + "." + name;
        if (isEnum) {
            constants(path);
        }
        while (!in.atEnd() && !in.token(in.at).is("}") && depth < MOST_NESTED) {
            member(path, name, depth + 1);
        }
        in.at++;
        found.add(place, new Declared(owner, name, null, comment, in.startOf(first), in.endOf(in.at - 1)));
    }

    private void constants(String owner) {
        String comment = "";
        while (!in.atEnd() && !in.token(in.at).is(";") && !in.token(in.at).is("}")) {
            Token token = in.token(in.at);
            if (token.kind() == Kind.COMMENT) {
                comment = token.text();
                in.at++;
            } else if (token.is("@")) {
                in.annotation();
            } else if (token.is("(")) {
                in.pass("(", ")");
            } else if (token.is("{")) {
                in.block();
            } else {
                if (token.kind() == Kind.WORD) {
                    found.add(new Declared(owner, token.text(), null, comment, token.start(), token.end()));
                    comment = "";
                }
                in.at++;
            }
        }
        if (in.token(in.at).is(";")) {
            in.at++;
        }
    }

    private void method(String owner, String ownName, List<Token> head, String comment, int first) {
        int open = in.at;
        in.pass("(", ")");
        String name = head.isEmpty() ? "" : head.get(head.size() - 1).text();
        List<Declared.Parameter> parameters = Parameters.of(in.between(open + 1, Math.max(open + 1, in.at - 1)));
        while (!in.atEnd()
                && !in.token(in.at).is("{")
                && !in.token(in.at).is(";")
                && !in.token(in.at).is("}")) {
            if (in.token(in.at).is("@")) {
                in.annotation();
            } else if (in.token(in.at).is("default") && in.token(in.at + 1).is("{")) {
                in.at++;
                in.block();
            } else {
                in.at++;
            }
        }
        if (in.token(in.at).is("{")) {
            in.block();
        } else if (in.token(in.at).is(";")) {
            in.at++;
        }
        String known = name.equals(ownName) ? CONSTRUCTOR : name;
        found.add(new Declared(owner, known, parameters, comment, in.startOf(first), in.endOf(in.at - 1)));
    }

    /** One or more fields of a type, an initialiser block, or a sign that is in the way. */
    private void field(String owner, List<Token> head, String comment, int first) {
        if (head.size() < 2) {
            if (in.token(in.at).is("{")) {
                in.block();
            } else if (!in.token(in.at).is("}") || owner.isEmpty()) {
                in.at++;
            }
            return;
        }
        if (owner.isEmpty()) {
            afterStatement(head, comment);
            return;
        }
        List<String> names = new ArrayList<>(List.of(Tokens.lastWord(head)));
        while (!in.atEnd() && !in.token(in.at).is(";") && !in.token(in.at).is("}")) {
            if (in.token(in.at).is("(")) {
                in.pass("(", ")");
            } else if (in.token(in.at).is("{")) {
                in.block();
            } else {
                boolean another = in.token(in.at).is(",") && in.token(in.at + 1).kind() == Kind.WORD;
                if (another && AFTER_NAMES.contains(in.token(in.at + 2).text())) {
                    names.add(in.token(in.at + 1).text());
                }
                in.at++;
            }
        }
        in.at += in.token(in.at).is(";") ? 1 : 0;
        for (String name : names) {
            found.add(new Declared(owner, name, null, comment, in.startOf(first), in.endOf(in.at - 1)));
        }
    }

    /** Outside of classes stand imports, and the package with its comment. */
    private void afterStatement(List<Token> head, String comment) {
        if (head.get(0).is("package")) {
            found.add(new Declared("", PACKAGE, null, comment, 0, 0));
        }
        in.at++;
    }
}
