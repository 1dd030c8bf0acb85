package jykernel.jython;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jykernel.jython.Proposals.Shown;
import org.python.core.Py;

/** Names that may begin an expression or a statement: of the namespace, of the cell itself, builtins, keywords. */
final class GlobalNames {
    private static final List<String> KEYWORDS = List.of(
            ("and as assert break class continue def del elif else except exec finally for from global if import"
                            + " in is lambda not or pass print raise return try while with yield")
                    .split(" "));
    /** Where a cell gives a name to something. */
    private static final Pattern BINDING = Pattern.compile("(?m)\\b(def|class|for|import|as)\\s+([A-Za-z_]\\w*)"
            + "|(?:^|[;:])[ \\t]*([A-Za-z_]\\w*)\\s*(?:,\\s*[\\w, ]*)?=(?!=)");

    private static final Pattern SELF_BEFORE = Pattern.compile("(?<![\\w.])self\\Z");
    private static final Pattern OF_SELF =
            Pattern.compile("(?<![\\w.])self\\.([A-Za-z_]\\w*)|\\bdef\\s+(\\w+)\\s*\\(\\s*self\\b");

    private final Namespace namespace;
    private final Names names;

    GlobalNames(Namespace namespace, Names names) {
        this.namespace = namespace;
        this.names = names;
    }

    void propose(CursorText text, Proposals into) {
        MemberNames.keys(namespace.names(), name -> propose(name, into));
        MemberNames.keys(Py.getSystemState().getBuiltins(), name -> propose(name, into));
        for (String keyword : KEYWORDS) {
            into.add(keyword, "keyword");
        }
        Matcher binding = BINDING.matcher(text.plain).region(0, into.start);
        while (binding.find() && !into.patience.isOver()) {
            String word = binding.group(1);
            String type = "def".equals(word) ? "function" : "class".equals(word) ? "class" : "instance";
            into.add(word == null ? binding.group(3) : binding.group(2), "import".equals(word) ? "" : type);
        }
    }

    private void propose(String name, Proposals into) {
        into.add(name, 0, () -> KEYWORDS.contains(name) ? Shown.type("keyword") : Shapes.of(names.find(name)));
    }

    /** In the methods of a class that is being written: what they say of self, and what they are called. */
    static void proposeOfSelf(CursorText text, int dot, Proposals into) {
        if (!SELF_BEFORE.matcher(text.plain).region(0, dot).find()) {
            return;
        }
        String whole = text.plain + " " + CursorText.plain(text.after);
        Matcher member = OF_SELF.matcher(whole).region(Math.max(0, text.plain.lastIndexOf("class ")), whole.length());
        while (member.find() && !into.patience.isOver()) {
            if (member.start(1) != into.start) {
                into.add(member.group(member.group(1) == null ? 2 : 1), member.group(1) == null ? "function" : "");
            }
        }
    }
}
