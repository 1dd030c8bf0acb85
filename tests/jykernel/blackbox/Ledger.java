package jykernel.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a kernel owes, and what it has paid: replies and states. Accounts are kept by the header of the request, which
 * comes back as the parent header; requests with equal headers share one. For use by any thread.
 */
final class Ledger {
    private final Map<String, Account> accounts = new HashMap<>();
    private int unsettled;

    private static final class Account {
        final List<String> owed = new ArrayList<>();
        final List<String> paid = new ArrayList<>();
    }

    private Account of(byte[] header) {
        return accounts.computeIfAbsent(new String(header, StandardCharsets.ISO_8859_1), none -> new Account());
    }

    /** @param expected one of those in {@link Expected} */
    synchronized void owe(byte[] header, String expected) {
        if (!expected.equals(Expected.NOTHING)) {
            of(header).owed.add("idle");
            unsettled++;
        }
        if (expected.endsWith("_reply")) {
            of(header).owed.add(expected);
            unsettled++;
        }
    }

    /** @param what {@code idle} or the type of a reply; a busy may be said more than once */
    synchronized void pay(byte[] header, String what) {
        of(header).paid.add(what);
        unsettled--;
        notifyAll();
    }

    synchronized boolean isSettled() {
        return unsettled <= 0;
    }

    /** Whether as much was paid as is owed, after at most so long. */
    synchronized boolean isSettledWithin(long millis) throws InterruptedException {
        if (!isSettled()) {
            wait(millis);
        }
        return isSettled();
    }

    /** Compares each account, and closes all. */
    synchronized void close() {
        List<String> wrong = new ArrayList<>();
        accounts.forEach((header, account) -> {
            Collections.sort(account.owed);
            Collections.sort(account.paid);
            if (!account.owed.equals(account.paid)) {
                wrong.add(account.owed + " is owed for " + header + ", and paid was " + account.paid);
            }
        });
        assertEquals(List.of(), wrong);
        accounts.clear();
    }
}
