package jykernel.history;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of the history file: six fields with a tab between them.
 *
 * <ol>
 *   <li>the version of the format, {@value #VERSION}; a line of any other version is skipped
 *   <li>the kind: {@code s} a session has begun, {@code i} an input, {@code o} the output of an input before it
 *   <li>the number of the session, from 1
 *   <li>the line, which is the execution count of the cell; 0 for a session
 *   <li>the text, in which tab, line feed, carriage return and backslash are written {@code \t \n \r \\}
 *   <li>nothing: the tab before it tells a whole line from one that a killed process has left unfinished
 * </ol>
 *
 * The file is UTF-8. A line that is not like this is skipped, so that one bad line costs one entry.
 */
record HistoryRecord(Kind kind, int session, int line, String text) {
    static final String VERSION = "1";

    private static final int FIELDS = 6;
    /** Nine digits, so that every number fits an int, and so does the one after it. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    /** What a line tells. */
    enum Kind {
        SESSION("s"),
        INPUT("i"),
        OUTPUT("o");

        private final String letter;

        Kind(String letter) {
            this.letter = letter;
        }

        private static Optional<Kind> of(String letter) {
            for (Kind kind : values()) {
                if (kind.letter.equals(letter)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    static HistoryRecord session(int session) {
        return new HistoryRecord(Kind.SESSION, session, 0, "");
    }

    /** The line, without a line feed. */
    String write() {
        StringBuilder line = new StringBuilder(text.length() + 32);
        line.append(VERSION).append('\t').append(kind.letter).append('\t');
        line.append(session).append('\t').append(this.line).append('\t');
        escape(text, line);
        return line.append('\t').toString();
    }

    /** The record in a line, if it is whole. */
    static Optional<HistoryRecord> read(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS
                || !fields[0].equals(VERSION)
                || !NUMBER.matcher(fields[2]).matches()
                || !NUMBER.matcher(fields[3]).matches()) {
            return Optional.empty();
        }
        int session = Integer.parseInt(fields[2]);
        int number = Integer.parseInt(fields[3]);
        return Kind.of(fields[1]).map(kind -> new HistoryRecord(kind, session, number, unescape(fields[4])));
    }

    /** Whether the first fields of a line say that a session has begun. */
    static boolean isBeginning(String head) {
        return head.startsWith(VERSION + "\t" + Kind.SESSION.letter + "\t");
    }

    /** The number of the session in the first fields of a line, whatever its kind; 0 if it is of another version. */
    static int sessionOf(String head) {
        String[] fields = head.split("\t", 4);
        boolean known = fields.length == 4 && fields[0].equals(VERSION);
        return known && NUMBER.matcher(fields[2]).matches() ? Integer.parseInt(fields[2]) : 0;
    }

    private static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\\' -> out.append("\\\\");
                default -> out.append(c);
            }
        }
    }

    private static String unescape(String field) {
        if (field.indexOf('\\') < 0) {
            return field;
        }
        StringBuilder text = new StringBuilder(field.length());
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\' && i + 1 < field.length()) {
                i++;
                c = meaning(field.charAt(i));
            }
            text.append(c);
        }
        return text.toString();
    }

    private static char meaning(char escaped) {
        return switch (escaped) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> escaped;
        };
    }
}
