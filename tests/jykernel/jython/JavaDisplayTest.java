package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class JavaDisplayTest {
    private static Notebook notebook;

    @BeforeAll
    static void boot() {
        notebook = new Notebook();
        notebook.run("from java.util import ArrayList, HashMap, TreeMap", "import jarray");
    }

    @AfterAll
    static void close() {
        notebook.close();
    }

    private static Map<String, Object> data(String... lines) {
        RecordingOutput output = notebook.run(lines);
        assertEquals(List.of("result"), output.events);
        return output.bundles.get(0).data();
    }

    @Test
    void rows_that_python_has_put_into_javas_collections_are_a_table() {
        Map<String, Object> shown = data("ArrayList([{'a': i, 'é': None} for i in range(3)])");
        assertTrue(shown.get("text/html").toString().contains("<td>2</td>"), shown.toString());
        assertFalse(data("[{'a': 1}, {'a': 2}]").containsKey("text/html"));
        assertFalse(data("ArrayList(['a', 'b'])").containsKey("text/html"));
        assertTrue(data("TreeMap({'k': 1})").get("text/html").toString().contains(">k</th>"));
        assertEquals(
                "   0  1\n0  1  2",
                data(
                                "from java.lang import Integer",
                                "from java.lang.reflect import Array",
                                "a = Array.newInstance(Integer.TYPE, [1, 2])",
                                "a[0][0] = 1; a[0][1] = 2",
                                "a")
                        .get("text/plain"));
    }

    @Test
    void byte_strings_in_pythons_own_rows_are_read_as_text() {
        assertEquals(
                "   née\n0  [Köln, Århus, [1, None], {é: 漢}]",
                data("ArrayList([{'née': ['Köln', u'Århus', (1, None), {'é': '漢'}]}])")
                        .get("text/plain"));
        assertTrue(data("l = ['é']", "l.append(l)", "ArrayList([{'a': l}])")
                .get("text/plain")
                .toString()
                .endsWith("[é, […]]"));
    }

    @Test
    void pythons_own_objects_among_the_rows_say_what_they_are() {
        String html = data(
                        "class S(object):",
                        "  def __str__(self): return '<i>S</i>'",
                        "class Bad(object):",
                        "  def __str__(self): return 1 / 0",
                        "ArrayList([{'a': S(), 'b': Bad()}])")
                .get("text/html")
                .toString();
        assertTrue(html.contains("&lt;i&gt;S&lt;/i&gt;"), html);
        assertTrue(html.contains("&lt;toString() raised ZeroDivisionError&gt;"), html);
    }

    @Test
    void an_interrupt_while_a_table_is_made_ends_the_cell() {
        assertEquals(
                "KeyboardInterrupt",
                notebook.failure(
                                "class Slow(object):",
                                "  def __str__(self): raise KeyboardInterrupt",
                                "ArrayList([{'a': Slow()}])")
                        .ename());
    }

    @Test
    void a_class_that_shows_itself_is_not_shown_as_a_table() {
        Map<String, Object> shown =
                data("class Own(ArrayList):", "  def _repr_html_(self): return '<b>own</b>'", "Own([{'a': 1}])");
        assertEquals("<b>own</b>", shown.get("text/html"));
    }

    @Test
    void a_table_model_written_in_python_is_a_table() {
        assertEquals(
                "   A  B\n0  0  1\n1  1  2",
                data(
                                "from javax.swing.table import AbstractTableModel",
                                "class Sums(AbstractTableModel):",
                                "  def getRowCount(self): return 2",
                                "  def getColumnCount(self): return 2",
                                "  def getValueAt(self, row, column): return row + column",
                                "Sums()")
                        .get("text/plain"));
    }

    @Test
    void an_exception_as_a_value_is_its_stack_trace() {
        String text = data(
                        "from java.lang import Integer, NumberFormatException",
                        "try: Integer.parseInt('x')",
                        "except NumberFormatException as e: pass",
                        "e")
                .get("text/plain")
                .toString();
        assertTrue(
                text.startsWith("java.lang.NumberFormatException: For input string: \"x\"\n    at java.base/"), text);
        assertTrue(text.matches("(?s).*\n    at Cell In\\[\\d+\\], line \\d"), text);
        assertFalse(text.contains("org.python") || text.contains("reflect"), text);
    }

    @Test
    void a_java_value_whose_text_fails_says_so() {
        String text = data(
                        "from java.lang import Object, IllegalStateException",
                        "class Broken(Object):",
                        "  def toString(self): raise IllegalStateException('x')",
                        "ArrayList([Broken()])")
                .get("text/plain")
                .toString();
        assertEquals("[<toString() raised java.lang.IllegalStateException>]", text);
    }

    @Test
    void a_component_is_a_picture_beside_its_text() {
        System.setProperty("java.awt.headless", "true");
        Map<String, Object> shown = data("from javax.swing import JLabel", "JLabel('hello')");
        assertTrue(shown.get("image/png").toString().startsWith("iVBORw0K"));
        assertTrue(shown.get("text/plain").toString().startsWith("javax.swing.JLabel["));
    }
}
