package jykernel.message;

import java.util.List;

/** Replies that any request may get. */
public final class Reply {
    private Reply() {}

    /** All went well, and there is nothing else to say. */
    public record Ok(String status) implements Content {
        public Ok() {
            this("ok");
        }
    }

    /** The request could not be served; the kernel lives on. */
    public record Failed(String status, String ename, String evalue, List<String> traceback) implements Content {
        public Failed(String ename, String evalue) {
            this("error", ename, evalue, List.of(ename + ": " + evalue));
        }
    }
}
