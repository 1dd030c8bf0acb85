package jykernel.history;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The end of a history file. Only the lines that are asked for are taken apart, for the first cell waits for this. */
final class HistoryLines {
    /** Room for the first four fields, the last of them in part. */
    private static final int HEAD_BYTES = 16;

    private final byte[] bytes;

    HistoryLines(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The records, oldest first, from the one on that makes so many inputs. A line that was cut in two is skipped. */
    List<HistoryRecord> newest(int inputs) {
        List<HistoryRecord> records = new ArrayList<>();
        int found = 0;
        int end = bytes.length;
        while (end > 0 && found < inputs) {
            int start = startOfLine(end);
            String line = new String(bytes, start, end - start, StandardCharsets.UTF_8);
            Optional<HistoryRecord> record = HistoryRecord.read(line);
            record.ifPresent(records::add);
            if (record.isPresent() && record.get().kind() == HistoryRecord.Kind.INPUT) {
                found++;
            }
            end = start - 1;
        }
        Collections.reverse(records);
        return records;
    }

    private int startOfLine(int end) {
        int start = end;
        while (start > 0 && bytes[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    /** The highest number of a session since one began last; 0 if none began in these lines. */
    int newestSession() {
        int highest = 0;
        for (int end = bytes.length; end > 0; ) {
            int start = startOfLine(end);
            highest = Math.max(highest, session(start, end));
            if (HistoryRecord.isBeginning(head(start, end))) {
                return highest;
            }
            end = start - 1;
        }
        return 0;
    }

    /** The highest number in any line, for files in which no session began lately; 0 if there is none. */
    int highestSession() {
        int highest = 0;
        for (int end = bytes.length; end > 0; ) {
            int start = startOfLine(end);
            highest = Math.max(highest, session(start, end));
            end = start - 1;
        }
        return highest;
    }

    private int session(int start, int end) {
        boolean whole = start < end && bytes[end - 1] == '\t';
        return whole ? HistoryRecord.sessionOf(head(start, end)) : 0;
    }

    private String head(int start, int end) {
        return new String(bytes, start, Math.min(end - start, HEAD_BYTES), StandardCharsets.ISO_8859_1);
    }
}
