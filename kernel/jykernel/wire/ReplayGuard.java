package jykernel.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import jykernel.message.Frame;

/** Knows the signatures of the messages received last, so that a recorded message cannot be sent again. */
final class ReplayGuard {
    /** As many as ipykernel remembers. */
    static final int REMEMBERED = 65_536;

    private final Set<Frame> seen = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Frame, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    /** Remembers a verified signature; false if it was there already. */
    boolean isNew(Frame signature) {
        return seen.add(signature);
    }
}
