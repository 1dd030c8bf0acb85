package jykernel.javadoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class RenderingTest {
    private static Documentation rendered(String... lines) {
        return Rendering.of(DocComment.of("/**\n * " + String.join("\n * ", lines) + "\n */"));
    }

    private static String text(String... lines) {
        return rendered(lines).text();
    }

    @Test
    void inline_tags_become_what_they_mean() {
        assertEquals(
                "A Map<K, V> of {x} and a list, see Map.Entry.getKey() or get(int) of Thing & <b>.",
                text(
                        "A {@code Map<K, V>} of {@code {x}} and {@linkplain java.util.List a list}, see",
                        "{@link java.util.Map.Entry#getKey()} or {@link #get(int)} of {@link Thing} &amp; {@literal <b>}."));
        assertEquals(
                "Use a fragment and notes.",
                text("Use {@linkplain Collection##some-part a fragment} and {@linkplain ##n notes}."));
        assertEquals("Never { ends", text("Never {@code { ends"));
    }

    @Test
    void tags_of_blocks_are_listed_under_titles() {
        assertEquals(
                String.join(
                        "\n",
                        "Deprecated. Use other.",
                        "",
                        "Does it.",
                        "",
                        "  Parameters",
                        "      <T> – the type",
                        "      a – the first",
                        "      b – the second, in two lines",
                        "",
                        "  Returns",
                        "      something",
                        "",
                        "  Throws",
                        "      IOException – if not",
                        "",
                        "  Since",
                        "      1.2",
                        "",
                        "  See also",
                        "      Other.it(int)",
                        "      a page"),
                text(
                        "Does it.",
                        "",
                        "@author nobody",
                        "@param <T> the type",
                        "@param a the first",
                        "@param b the second,",
                        "         in two lines",
                        "@return something",
                        "@exception IOException if not",
                        "@since 1.2",
                        "@see Other#it(int)",
                        "@see <a href=\"https://example.org/\">a page</a>",
                        "@deprecated Use other."));
    }

    @Test
    void html_becomes_readable_text() {
        assertEquals(
                "One two.\n\nThree:\n\n  * a\n  * b\n\n  code  <here>\n    more\n\nend × ∞ é",
                text(
                        "One",
                        "<b>two</b>.<p>Three:<ul><li>a<li>b</ul><pre>code  &lt;here>",
                        "  more</pre>end &times; &infin; &#233;"));
    }

    @Test
    void an_at_sign_in_code_begins_no_tag() {
        assertEquals("Like\n\n  @Override\n  void m();", text("Like <pre>{@code", "@Override", "void m();}</pre>"));
    }

    @Test
    void long_lines_are_broken_between_words() {
        String text = text("<ul><li>" + "word ".repeat(60) + "</ul>");
        assertTrue(text.lines().allMatch(line -> line.length() <= 96), text);
        assertTrue(
                text.lines().skip(1).allMatch(line -> line.startsWith("  word") || line.startsWith("    word")), text);
    }

    @Test
    void html_is_brought_down_to_harmless_tags() {
        String html = rendered(
                        "A <script>alert(1)</script><b onclick='x()'>b</b><img src=x onerror=y><a href=\"javascript:z()\">j</a>",
                        "<a class='k' href='https://example.org/?a=1&b=\"'>l</a> <style>p {}</style><p style=\"a\">m <i>open 1 < 2 & 3")
                .html();
        for (String bad : new String[] {"script", "onclick", "img", "onerror", "javascript", "style", "class"}) {
            assertFalse(html.contains(bad), html);
        }
        assertTrue(html.contains("<b>b</b>"), html);
        assertTrue(html.contains("<a href=\"https://example.org/?a=1&amp;b=\">l</a>"), html);
        assertTrue(html.contains("m <i>open 1 &lt; 2 &amp; 3</i></p>"), html);
    }

    @Test
    void what_is_not_closed_is_closed() {
        assertEquals("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", SafeHtml.of("<ul><li>a<li>b<ul><li>c</ul>"));
        assertEquals("<p>a</p><p>b</p><pre>c</pre>", SafeHtml.of("<p>a<p>b<pre>c</div>"));
        assertEquals(
                "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>",
                SafeHtml.of("<table><tr><td>1<td>2<tr><td>3"));
        assertEquals(
                "a &lt;&lt; b &lt;T&gt; c", SafeHtml.of("a << b &lt;T&gt; <x>c").replace("<x>", ""));
    }

    @Test
    void markdown_is_understood_as_far_as_it_is_common() {
        Documentation found = Rendering.of(
                DocComment.of(
                        "/// Some `List<T>` of **bold** [Thing#m()] and [label][Thing].\n///\n/// - one\n/// - two\n///\n/// ```\n/// @code <x>\n/// ```\n/// @param a first"));
        assertEquals(
                "Some List<T> of bold Thing.m() and label.\n\n  * one\n  * two\n\n  @code <x>\n\n  Parameters\n      a – first",
                found.text());
        assertTrue(found.html().contains("<b>bold</b>"), found.html());
    }

    @Test
    void the_summary_is_the_first_sentence() {
        assertEquals("One two.", rendered("One", "two. Three.").summary());
        assertEquals("One", rendered("One<p>Two.").summary());
    }
}
