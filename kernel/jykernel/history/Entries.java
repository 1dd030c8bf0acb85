package jykernel.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jykernel.history.CellHistory.Entry;
import org.jspecify.annotations.Nullable;

/** The inputs with their outputs, in the order in which they were stored. */
record Entries(List<Entry> all) {
    /** What is older than these newest entries is not found any more. */
    static final int KEPT = 10_000;

    private record Place(int session, int line) {}

    static Entries of(Iterable<HistoryRecord> records) {
        List<Entry> all = new ArrayList<>();
        Map<Place, Integer> latest = new HashMap<>();
        for (HistoryRecord record : records) {
            Place place = new Place(record.session(), record.line());
            switch (record.kind()) {
                case SESSION -> {}
                case INPUT -> {
                    latest.put(place, all.size());
                    all.add(new Entry(record.session(), record.line(), record.text(), null));
                }
                case OUTPUT -> {
                    Integer index = latest.get(place);
                    if (index != null) {
                        Entry input = all.get(index);
                        all.set(index, new Entry(input.session(), input.line(), input.source(), record.text()));
                    }
                }
            }
        }
        return new Entries(newest(all, KEPT));
    }

    List<Entry> tail(int n) {
        return newest(all, n);
    }

    List<Entry> range(int session, int start, @Nullable Integer stop) {
        return all.stream()
                .filter(entry ->
                        entry.session() == session && entry.line() >= start && (stop == null || entry.line() < stop))
                .toList();
    }

    List<Entry> search(Glob glob, int n, boolean unique) {
        List<Entry> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = all.size() - 1; i >= 0 && found.size() < n; i--) {
            Entry entry = all.get(i);
            if (glob.matches(entry.source()) && (!unique || seen.add(entry.source()))) {
                found.add(entry);
            }
        }
        Collections.reverse(found);
        return found;
    }

    private static List<Entry> newest(List<Entry> entries, int n) {
        return List.copyOf(entries.subList(Math.max(0, entries.size() - Math.max(0, n)), entries.size()));
    }
}
