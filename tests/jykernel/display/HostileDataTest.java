package jykernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.Types;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.RowSetMetaDataImpl;
import javax.sql.rowset.RowSetProvider;
import javax.swing.table.DefaultTableModel;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Whatever is in a value, its table holds it as text. Protocol checklist row H11. */
@Timeout(60)
final class HostileDataTest {
    private static final Set<String> ELEMENTS = Set.of("div", "table", "thead", "tbody", "tr", "th", "td", "p", "span");
    private static final Set<String> ATTRIBUTES = Set.of("class", "border", "style");

    private record Person(String name, Object other) {}

    /** A bean. */
    public record Titled(String title) {
        /** As beans have it. */
        public String getTitle() {
            return title;
        }
    }

    /** A value of the user's own, with a text of its own. */
    private record Own(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</td></tr></table><script src=x></script>",
                "<img src=x onerror=alert(1)>",
                "\" onmouseover=\"alert(1)",
                "' style='position:fixed",
                "&lt;script&gt; &amp; &#60;b&#62; &nbsp",
                "<!-- -->]]><![CDATA[",
                "$\\href{javascript:alert(1)}{x}$",
                "<svg/onload=alert(1)>",
                "\u202e<b>\ud835\udc1a</b>",
                "a < b && c > d; one word without any end <iframe src=javascript:alert(1)></iframe> and more of it",
            })
    void data_never_becomes_an_element_or_an_attribute(String text) throws Exception {
        DefaultTableModel model = new DefaultTableModel(new Object[][] {{text, 1}}, new Object[] {text, "n"});
        for (Object value : List.of(
                List.of(Map.of(text, text), Map.of(text, 1)),
                Map.of(text, text, "other", List.of(text)),
                Map.of("a", new Person(text, text), "b", new Person("x", List.of(text))),
                List.of(new Person(text, new Own(text)), new Person("", Collections.singletonMap(text, null))),
                new Person(text, Map.of(text, text)),
                List.of(new Titled(text), new Titled(text)),
                new Object[][] {{text, 1}, {new Own(text), List.of(text)}},
                new String[][] {{text}, {text, text}},
                List.of(List.of(text, 1), List.of(text, 2)),
                model,
                rows(text))) {
            String html =
                    (String) new JavaValues(new PlainJava()).of(value).data().get("text/html");
            assertNotNull(html, value.getClass()::getName);
            Document table = parsed(html);
            assertEquals(Set.of(), strange(table), html);
            assertTrue(table.getDocumentElement().getTextContent().contains(text), html);
        }
    }

    private static ResultSet rows(String text) throws Exception {
        RowSetMetaDataImpl about = new RowSetMetaDataImpl();
        about.setColumnCount(1);
        about.setColumnLabel(1, text);
        about.setColumnType(1, Types.VARCHAR);
        CachedRowSet rows = RowSetProvider.newFactory().createCachedRowSet();
        rows.setMetaData(about);
        rows.moveToInsertRow();
        rows.updateString(1, text);
        rows.insertRow();
        rows.moveToCurrentRow();
        rows.beforeFirst();
        return rows;
    }

    /** The tables are XML as well, and its parser forgives nothing. */
    private static Document parsed(String html) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    private static Set<String> strange(Document document) {
        Set<String> strange = new TreeSet<>();
        NodeList elements = document.getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            strange.add(element.getTagName());
            NamedNodeMap attributes = element.getAttributes();
            for (int a = 0; a < attributes.getLength(); a++) {
                strange.add(attributes.item(a).getNodeName());
            }
        }
        strange.removeAll(ELEMENTS);
        strange.removeAll(ATTRIBUTES);
        return strange;
    }
}
