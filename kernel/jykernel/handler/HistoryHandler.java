package jykernel.handler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jykernel.history.CellHistory;
import jykernel.message.Content;
import jykernel.message.History;
import jykernel.message.Request;

/**
 * Earlier inputs.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#history">History</a>
 */
final class HistoryHandler implements Handler {
    private final CellHistory history;

    HistoryHandler(CellHistory history) {
        this.history = history;
    }

    @Override
    public Content handle(Request request) {
        History.Request wanted = (History.Request) request.content();
        List<CellHistory.Entry> found =
                switch (wanted.histAccessType()) {
                    case "tail" -> history.tail(wanted.n());
                    case "range" -> history.range(wanted.session(), wanted.start(), wanted.stop());
                    default -> history.search(wanted.pattern(), wanted.n(), wanted.unique());
                };
        List<List<Object>> triples = new ArrayList<>(found.size());
        for (CellHistory.Entry entry : found) {
            Object third = wanted.output() ? Arrays.asList(entry.source(), entry.output()) : entry.source();
            triples.add(List.of(entry.session(), entry.line(), third));
        }
        return new History.Reply(triples);
    }
}
