package jykernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class JavaValuesTest {
    private record Person(String name, int age) {}

    /** A bean with a getter that fails. */
    public static final class Book {
        private final String title;
        private final boolean read;

        Book(String title, boolean read) {
            this.title = title;
            this.read = read;
        }

        public boolean isRead() {
            return read;
        }

        public String getTitle() {
            return title;
        }

        public int getPages() {
            throw new IllegalStateException("nobody has counted them");
        }
    }

    private static String plain(Object value) {
        return (String) new JavaValues(new PlainJava()).of(value).data().get("text/plain");
    }

    private static String html(Object value) {
        return (String) new JavaValues(new PlainJava()).of(value).data().get("text/html");
    }

    private static int occurrences(String what, String text) {
        return text.split(java.util.regex.Pattern.quote(what), -1).length - 1;
    }

    @Test
    void values_that_are_no_rows_keep_their_own_text() {
        for (Object value : List.of(
                List.of(1, 2),
                List.of("a"),
                List.of(),
                Map.of(),
                "text",
                5,
                Path.of("a/b"),
                new int[] {1},
                List.of(Map.of()))) {
            assertSame(MimeBundle.EMPTY, new JavaValues(new PlainJava()).of(value), () -> value + " has none");
        }
    }

    @Test
    void maps_in_a_list_are_rows_of_the_keys_that_any_of_them_has() {
        Map<String, Object> second = new TreeMap<>(Map.of("a", "x", "b", 2));
        List<Map<String, Object>> rows = new ArrayList<>(List.of(Map.of("a", 1.5), second));
        rows.add(Collections.singletonMap("b", null));
        assertEquals(
                """
                   a       b
                0  1.5
                1  x       2
                2       None""",
                plain(rows));
        assertEquals(
                """
                <div class="tex2jax_ignore mathjax_ignore">
                <table border="1" class="dataframe">
                <thead>
                <tr><th style="text-align: left"></th><th style="text-align: left">a</th><th>b</th></tr>
                </thead>
                <tbody>
                <tr><th style="text-align: left; font-weight: bold">0</th><td style="text-align: left">1.5</td><td></td></tr>
                <tr><th style="text-align: left; font-weight: bold">1</th><td style="text-align: left">x</td><td>2</td></tr>
                <tr><th style="text-align: left; font-weight: bold">2</th><td style="text-align: left"></td><td><span style="opacity: 0.5">None</span></td></tr>
                </tbody>
                </table>
                </div>""",
                html(rows));
    }

    @Test
    void records_and_beans_are_rows_of_their_components_and_properties() {
        assertEquals(
                """
                   name  age
                0  Ada    36
                1  Bob     5""",
                plain(List.of(new Person("Ada", 36), new Person("Bob", 5))));
        assertEquals(plain(List.of(new Person("Ada", 36))), plain(new Object[] {new Person("Ada", 36)}));
        assertEquals(
                """
                   title    read   pages
                0  Solaris  false  <raised IllegalStateException>""",
                plain(List.of(new Book("Solaris", false))));
        assertEquals(null, plain(List.of(new Book("Solaris", false), new Person("Ada", 36))));
    }

    @Test
    void a_record_and_a_map_have_a_row_for_each_of_their_parts() {
        String person = html(new Person("Ada", 36));
        assertTrue(
                person.contains("Person</th>") && person.contains(">age</th><td style=\"text-align: left\">36</td>"),
                person);
        assertEquals(null, plain(new Person("Ada", 36)));
        String map = html(Map.of("k", List.of(1, 2)));
        assertTrue(map.contains(">k</th><td style=\"text-align: left\">[1, 2]</td>"), map);
        Map<String, Person> people = new LinkedHashMap<>();
        people.put("first", new Person("Ada", 36));
        people.put("second", new Person("Bob", 5));
        assertEquals(
                """
                key     name  age
                first   Ada    36
                second  Bob     5""",
                plain(people));
        Properties settings = new Properties();
        settings.putAll(Map.of("b", "2", "a", "1", "c", "3"));
        assertTrue(html(settings).matches("(?s).*>a<.*>b<.*>c<.*"), html(settings));
    }

    @Test
    void an_array_of_arrays_is_a_grid() {
        assertEquals(
                """
                   0  1
                0  1  2
                1  3
                2""",
                plain(new int[][] {{1, 2}, {3}, null}));
        assertEquals("   0  1\n0  a  b", plain(new String[][] {{"a", "b"}}));
        assertEquals("   0  1\n0  a  1\n1  b  2", plain(List.of(new Object[] {"a", 1}, new Object[] {"b", 2})));
        assertEquals(null, plain(new int[2][0]));
        assertEquals("   0\n0  [0, 0]", plain(new int[1][1][2]));
    }

    @Test
    void of_many_rows_and_columns_those_at_both_ends_are_shown() {
        Object endless = new AbstractList<Map<String, Integer>>() {
            @Override
            public Map<String, Integer> get(int index) {
                return Map.of("n", index);
            }

            @Override
            public int size() {
                return 1_000_000;
            }
        };
        String html = html(endless);
        assertEquals(61, occurrences("<tr>", html) - 1);
        assertTrue(html.contains("<p>1,000,000 rows × 1 column</p>"), html);
        assertTrue(html.contains(">29<") && html.contains(">999970<") && !html.contains(">30<"), html);
        String wide = html(new int[100][200]);
        assertEquals(61 * 51, occurrences("<td", wide));
        assertTrue(wide.contains("<p>100 rows × 200 columns</p>") && wide.contains(">⋯<"), wide);
        assertTrue(plain(new int[100][200]).lines().allMatch(line -> line.length() < 130));
    }

    @Test
    void what_goes_on_for_ever_is_read_up_to_the_limit() {
        int[] asked = {0};
        Iterable<Map<String, Integer>> endless = new Iterable<>() {
            @Override
            public Iterator<Map<String, Integer>> iterator() {
                return IntStream.iterate(0, i -> i + 1)
                        .peek(i -> asked[0]++)
                        .mapToObj(i -> Map.of("n", i))
                        .iterator();
            }
        };
        assertTrue(html(endless).contains("<p>the first 60 rows × 1 column</p>"), html(endless));
        assertTrue(asked[0] < 200, "asked " + asked[0]);
    }

    @Test
    void what_can_be_read_once_only_is_left_alone() {
        Iterator<Integer> iterator = List.of(1).iterator();
        assertTrue(plain(iterator).startsWith("<iterator java.util."), plain(iterator));
        assertTrue(iterator.hasNext());
        Stream<Integer> stream = Stream.of(1);
        assertTrue(plain(stream).contains("not read yet"), plain(stream));
        assertEquals(1, stream.count());
        Iterator<Map<String, Integer>> rows = List.of(Map.of("a", 1)).iterator();
        Iterable<Map<String, Integer>> once = () -> rows;
        assertEquals(null, plain(once));
        assertTrue(rows.hasNext());
    }

    @Test
    void data_is_never_markup() {
        String evil = "<script>alert('x')</script>&\"";
        String html = html(List.of(Map.of(evil, evil), Map.of(evil, evil)));
        assertFalse(html.contains("<script") || html.contains("'x'"), html);
        assertEquals(3, occurrences("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;", html));
        assertFalse(html(Map.of(evil, 1)).contains("<script"));
    }

    @Test
    void values_that_fail_say_so_in_their_cell() {
        Object broken = new Object() {
            @Override
            public String toString() {
                throw new IllegalArgumentException("no text");
            }
        };
        assertEquals("   a\n0  <toString() raised IllegalArgumentException>", plain(List.of(Map.of("a", broken))));
        Object interrupted = new Object() {
            @Override
            public String toString() {
                throw new PlainJava.Interrupted();
            }
        };
        assertThrows(PlainJava.Interrupted.class, () -> plain(List.of(Map.of("a", interrupted))));
    }

    @Test
    void long_deep_and_cyclic_values_are_cut() {
        List<Object> cycle = new ArrayList<>(List.of(1));
        cycle.add(cycle);
        assertEquals("   a\n0  [1, […]]", plain(List.of(Map.of("a", cycle))));
        Object deep = 1;
        for (int i = 0; i < 100_000; i++) {
            deep = List.of(deep);
        }
        assertEquals("   a\n0  [[[[[…]]]]]", plain(List.of(Map.of("a", deep))));
        assertEquals(
                "   a\n0  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, …]",
                plain(List.of(Map.of("a", Collections.nCopies(Integer.MAX_VALUE, 0)))));
        String html = html(List.of(Map.of("a", "x".repeat(1_000_000))));
        assertTrue(html.length() < 1000 && html.contains("x…"), html);
        List<Object> rows = new ArrayList<>();
        rows.add(Map.of("rows", rows));
        assertEquals("   rows\n0  [{rows: […]}]", plain(rows));
    }

    @Test
    void columns_stand_below_each_other_in_any_script() {
        assertEquals(
                """
                   word  n
                0  漢字  1
                1  e\u0301     2
                2  😀    3""",
                plain(List.of(new Word("漢字", 1), new Word("e\u0301", 2), new Word("😀", 3))));
    }

    private record Word(String word, int n) {}
}
