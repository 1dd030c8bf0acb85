package jykernel.jython;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import jykernel.classes.Patience;
import jykernel.interpreter.Completions.Match;

/** What may stand instead of what was typed: those that begin like it, what fits best first. */
final class Proposals {
    /** What is shown beside a name. */
    record Shown(String type, String signature) {
        static final Shown NOTHING = new Shown("", "");

        static Shown type(String type) {
            return new Shown(type, "");
        }
    }

    private record Proposal(String text, int rank, Supplier<Shown> shown) {}

    /** So many get what is shown beside them even if finding them has taken all the time. */
    private static final int ALWAYS_SHOWN = 100;

    private static final int PRIVATE = 100;
    private static final int SPECIAL = 200;

    /** Where what was typed begins, in UTF-16 units. */
    final int start;

    final String prefix;
    final Patience patience;
    private final String prefixInSmall;
    private final Map<String, Proposal> exact = new LinkedHashMap<>();
    private final Map<String, Proposal> similar = new LinkedHashMap<>();

    Proposals(int start, String prefix, Patience patience) {
        this.start = start;
        this.prefix = prefix;
        this.prefixInSmall = prefix.toLowerCase(Locale.ROOT);
        this.patience = patience;
    }

    void add(String text, String type) {
        add(text, 0, () -> Shown.type(type));
    }

    /**
     * The first proposal of a text counts.
     *
     * @param rank smaller ones come first
     * @param shown asked only if there is time
     */
    void add(String text, int rank, Supplier<Shown> shown) {
        if (text.startsWith(prefix)) {
            exact.putIfAbsent(text, new Proposal(text, rank + modesty(text), shown));
        } else if (exact.isEmpty() && text.toLowerCase(Locale.ROOT).startsWith(prefixInSmall)) {
            similar.putIfAbsent(text, new Proposal(text, rank + modesty(text), shown));
        }
    }

    private int modesty(String text) {
        if (prefix.startsWith("_") || !text.startsWith("_")) {
            return 0;
        }
        return text.startsWith("__") ? SPECIAL : PRIVATE;
    }

    boolean isEmpty() {
        return exact.isEmpty() && similar.isEmpty();
    }

    List<Match> matches() {
        List<Proposal> sorted = new ArrayList<>((exact.isEmpty() ? similar : exact).values());
        sorted.sort(Comparator.comparingInt(Proposal::rank).thenComparing(Proposal::text));
        List<Match> matches = new ArrayList<>(sorted.size());
        for (Proposal proposal : sorted) {
            boolean hasTime = matches.size() < ALWAYS_SHOWN || !patience.isOver();
            Shown shown = hasTime ? proposal.shown.get() : Shown.NOTHING;
            matches.add(new Match(proposal.text, shown.type(), shown.signature()));
        }
        return matches;
    }
}
