package jykernel.jython;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the running cell sends with its reply. */
final class Payloads {
    private final List<Map<String, Object>> added = new ArrayList<>();

    synchronized void add(Map<String, Object> payload) {
        added.add(payload);
    }

    /** Takes them all. */
    synchronized List<Map<String, Object>> take() {
        List<Map<String, Object>> taken = List.copyOf(added);
        added.clear();
        return taken;
    }

    /** Whether one of them asks the kernel to end. */
    static boolean askExit(List<Map<String, Object>> payloads) {
        return payloads.stream()
                .anyMatch(payload ->
                        "ask_exit".equals(payload.get("source")) && Boolean.FALSE.equals(payload.get("keepkernel")));
    }
}
