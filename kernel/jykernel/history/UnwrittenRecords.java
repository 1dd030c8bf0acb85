package jykernel.history;

import java.util.ArrayDeque;
import java.util.List;

/** What could not be written to the file: the newest of it, within the limits that hold for the file. */
final class UnwrittenRecords {
    /** An input and its output are two records. */
    private static final int RECORDS_AT_MOST = 2 * Entries.KEPT;

    private static final long CHARACTERS_AT_MOST = HistoryFile.READ_AT_MOST_BYTES;

    private final ArrayDeque<HistoryRecord> records = new ArrayDeque<>();
    private long characters;

    void add(HistoryRecord record) {
        records.addLast(record);
        characters += record.text().length();
        while (records.size() > RECORDS_AT_MOST || characters > CHARACTERS_AT_MOST) {
            characters -= records.removeFirst().text().length();
        }
    }

    List<HistoryRecord> all() {
        return List.copyOf(records);
    }
}
