package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ListSortTest {
    private static Notebook notebook;

    @BeforeAll
    static void boot() {
        notebook = new Notebook();
    }

    @AfterAll
    static void close() {
        notebook.close();
    }

    private static String failed(String change) {
        return notebook.failure("L = [2, 1]", "def f(x, y=0):", "    " + change, "    return cmp(x, y)", "L.sort(f)")
                .evalue();
    }

    @Test
    void a_list_that_is_changed_while_it_is_sorted_is_an_error_even_if_it_is_empty_again() {
        assertEquals("list modified during sort", failed("L.append(3)"));
        assertEquals("list modified during sort", failed("L.append(3); L.pop()"));
        assertEquals("list modified during sort", failed("L.append(3); del L[:]"));
        assertEquals("[1, 2]", notebook.result("L"));
    }

    @Test
    void equal_items_keep_their_order_also_in_reverse() {
        assertEquals("['b', 'd', 'aa', 'cc']", notebook.result("L = 'aa b cc d'.split(); L.sort(key=len); L"));
        assertEquals("['aa', 'cc', 'b', 'd']", notebook.result("L.sort(key=len, reverse=True); L"));
        assertEquals("['d', 'cc', 'b', 'aa']", notebook.result("sorted(L, cmp=lambda a, b: cmp(b, a))"));
    }
}
