package jykernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.AttributeList;
import jykernel.Readme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The README lists what Java values are shown as. */
@Timeout(60)
final class DisplaysListedTest {
    private static final Pattern CLASS = Pattern.compile("`(\\w+)`");
    private static final Map<String, ?> ROW = Map.of("a", 1);

    /** A row in a table, as any class with getters is. */
    public record Point(int x) {}

    /** The same with getters. */
    public static final class Bean {
        public int getX() {
            return 1;
        }
    }

    private static final Map<String, List<Object>> EXAMPLES = Map.of(
            "a Java collection or array of maps", List.of(List.of(ROW, ROW), new Object[] {ROW, ROW}),
            "of records", List.of(List.of(new Point(1)), new Point[] {new Point(1)}),
            "of beans", List.of(List.of(new Bean()), new Bean[] {new Bean()}),
            "of rows", List.of(List.of(List.of(1, 2), List.of(3, 4)), new Object[] {List.of(1, 2), List.of(3, 4)}),
            "an array of arrays", List.of(new int[][] {{1}, {2}}, new String[][] {{"a"}}),
            "a map", List.of(ROW),
            "a record", List.of(new Point(1)),
            "an MBean's answer", List.of(new AttributeList(List.of(new Attribute("a", 1)))));

    /** What is said to be shown as this. */
    private static List<String> listed(String shownAs) throws IOException {
        return Readme.part("displays")
                .lines()
                .filter(row -> row.endsWith(" | " + shownAs + " |"))
                .map(row -> row.substring("| ".length(), row.lastIndexOf(" | ")))
                .toList();
    }

    private static Set<String> classes(String shownAs) throws IOException {
        return CLASS.matcher(String.join("\n", listed(shownAs)))
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> simpleNames(Stream<String> classes) {
        return classes.map(name -> name.substring(name.lastIndexOf('.') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_class_that_is_known_by_name_and_no_other() throws IOException {
        Stream<String> tables = Stream.concat(JavaValues.TABLES.keySet().stream(), Stream.of(JavaValues.RESULT_SET));
        assertEquals(simpleNames(tables), classes("a table"));
        assertEquals(simpleNames(Pictures.PAINTERS.keySet().stream()), classes("a picture"));
    }

    @Test
    void kinds_of_values_that_are_tables_indeed() throws IOException {
        List<String> kinds = List.of(listed("a table").get(0).split("; "));
        assertEquals(new TreeSet<>(EXAMPLES.keySet()), new TreeSet<>(kinds));
        for (String kind : kinds) {
            for (Object example : EXAMPLES.get(kind)) {
                Object html = new JavaValues(new PlainJava()).of(example).data().get("text/html");
                assertTrue(String.valueOf(html).contains("<table"), () -> kind + ": " + example);
            }
        }
    }
}
