package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import jykernel.display.MimeBundle;
import jykernel.interpreter.Cell;
import jykernel.interpreter.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class DisplayModuleTest {
    private static final String IMPORTS =
            "from IPython.display import *; from java.io import File, FileInputStream; from java.lang import String;"
                    + "from java.nio.file import Path\n";
    private static JythonInterpreter python;

    @TempDir
    Path directory;

    @BeforeAll
    static void boot() {
        python = new JythonInterpreter(new PythonSignals());
        python.boot();
    }

    @AfterAll
    static void close() {
        python.close();
    }

    private static Outcome outcome(RecordingOutput output, String... lines) {
        return python.run(new Cell(IMPORTS + String.join("\n", lines), 1, false, true, Map.of()), output);
    }

    private static RecordingOutput run(String... lines) {
        RecordingOutput output = new RecordingOutput();
        Outcome outcome = outcome(output, lines);
        assertInstanceOf(Outcome.Done.class, outcome, () -> outcome + " after " + output.events);
        return output;
    }

    private static MimeBundle bundle(String... lines) {
        RecordingOutput output = run(lines);
        assertEquals(1, output.bundles.size(), () -> "one of " + output.events);
        return output.bundles.get(0);
    }

    private static Map<String, Object> data(String... lines) {
        return bundle(lines).data();
    }

    private static Outcome.Failure failure(String... lines) {
        return assertInstanceOf(Outcome.Raised.class, outcome(new RecordingOutput(), lines))
                .failure();
    }

    private static byte[] picture(String format) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(new BufferedImage(6, 4, BufferedImage.TYPE_INT_RGB), format, bytes));
        return bytes.toByteArray();
    }

    private String quoted(String file) {
        return "'" + directory.resolve(file) + "'";
    }

    @Test
    void every_object_is_displayed_in_order() {
        RecordingOutput output = run("print 'a'", "display(1, HTML('<b>2</b>'))", "print 'b'");
        assertEquals(
                List.of("display: null", "display: null"),
                output.events.stream()
                        .filter(event -> event.startsWith("display"))
                        .toList());
        assertTrue(output.events.get(0).startsWith("stdout: a"));
        assertEquals(Map.of("text/plain", "1"), output.bundles.get(0).data());
        assertEquals(
                Map.of("text/plain", "<IPython.core.display.HTML object>", "text/html", "<b>2</b>"),
                output.bundles.get(1).data());
    }

    @Test
    void bytes_unicode_and_java_arrays_become_the_same_text() {
        for (String data : List.of("u'é'", "'é'", "bytearray('é')", "String(u'é').getBytes('UTF-8')")) {
            assertEquals("é", data("display(HTML(" + data + "))").get("text/html"), data);
        }
    }

    @Test
    void each_text_class_has_its_mime_type() {
        assertEquals("*x*", data("display(Markdown('*x*'))").get("text/markdown"));
        assertEquals("$\\displaystyle x^2$", data("Math('$x^2$')").get("text/latex"));
        assertEquals("$x$", data("Latex('$x$')").get("text/latex"));
        assertEquals(Map.of("text/plain", "it's"), data("Pretty(\"it's\")"));
    }

    @Test
    void metadata_belong_to_their_mime_type() {
        assertEquals(
                Map.of("text/html", Map.of("isolated", true)),
                bundle("display(HTML('x', metadata={'isolated': True}))").metadata());
        assertEquals(
                Map.of("text/html", Map.of("isolated", true, "a", 1)),
                bundle("display(HTML('x', metadata={'isolated': True}), metadata={'text/html': {'a': 1}})")
                        .metadata());
    }

    @Test
    void include_and_exclude_choose_representations() {
        String two =
                "class Two(object):\n  def _repr_html_(self): return 'h', {'a': 1}\n  def _repr_latex_(self): return 'l'";
        assertEquals(Map.of("text/html", "h"), data(two, "display(Two(), include=['text/html'])"));
        MimeBundle without = bundle(two, "display(Two(), exclude=['text/html', 'text/plain'])");
        assertEquals(Map.of("text/latex", "l"), without.data());
        assertEquals(Map.of(), without.metadata());
        assertEquals("l", data(two, "display_latex(Two())").get("text/latex"));
        assertFalse(data(two, "display_latex(Two())").containsKey("text/html"));
    }

    @Test
    void raw_objects_are_bundles_whose_bytes_become_base64() throws Exception {
        Files.write(directory.resolve("p.png"), picture("png"));
        String expected = Base64.getEncoder().encodeToString(picture("png"));
        String read = "raw = open(" + quoted("p.png") + ", 'rb').read()";
        assertEquals(Map.of("image/png", expected), data(read, "display({'image/png': raw}, raw=True)"));
        assertEquals(
                Map.of("image/png", expected),
                data(read, "display({'image/png': raw.encode('base64').replace('\\n', '')}, raw=True)"));
        assertEquals(Map.of("image/png", expected), data(read, "display_png(raw, raw=True)"));
        assertEquals(
                Map.of("application/x", Map.of("a", List.of(1, 2))),
                data("publish_display_data({'application/x': {'a': [1, 2]}}, source='me')"));
    }

    @Test
    void a_display_id_lets_an_output_be_replaced() {
        RecordingOutput output = run(
                "h = display(1, display_id='mine')",
                "h.update(HTML('2'))",
                "h.display(3)",
                "update_display(4, 'mine')",
                "assert display(5) is None");
        assertEquals(
                List.of("display: mine", "update: mine", "display: mine", "update: mine", "display: null"),
                output.events);
        assertEquals("2", output.bundles.get(1).data().get("text/html"));
    }

    @Test
    void random_display_ids_differ() {
        RecordingOutput output =
                run("a = display(1, display_id=True)", "b = display(2, display_id=True)", "a.update(3)");
        assertEquals(output.events.get(0).replace("display", "update"), output.events.get(2));
        assertFalse(output.events.get(0).equals(output.events.get(1)));
        assertTrue(output.events.get(0).length() > "display: ".length() + 16);
    }

    @Test
    void a_display_id_alone_makes_an_empty_place() {
        RecordingOutput output = run("h = display(display_id='later')", "h.update('now')");
        assertEquals(List.of("display: later", "update: later"), output.events);
        assertEquals(Map.of(), output.bundles.get(0).data());
        assertEquals(List.of("display: t"), run("display(1, transient={'display_id': 't'})").events);
    }

    @Test
    void clear_output_may_wait_for_the_next() {
        assertEquals(
                List.of("clear: false", "clear: true", "clear: true", "display: null"),
                run("clear_output()", "clear_output(wait=True)", "display(1, clear=True)").events);
    }

    @Test
    void an_object_may_show_itself() {
        String widget = "class Widget(object):\n  def _ipython_display_(self): print 'shown'";
        assertTrue(String.join("", run(widget, "display(Widget())").events).startsWith("stdout: shown"));
        RecordingOutput broken = run(
                "class Broken(object):",
                "  def _ipython_display_(self): 1 / 0",
                "  def _repr_html_(self): return 'h'",
                "display(Broken())");
        assertTrue(String.join("", broken.events).contains("ZeroDivisionError"));
        assertEquals("h", broken.bundles.get(0).data().get("text/html"));
        assertEquals(1, run(widget, "display(Widget)").bundles.size());
    }

    @Test
    void json_is_sent_as_a_value_with_hints() {
        MimeBundle shown = bundle("JSON({'a': [1, None, 2.5, u'é']}, expanded=True, root='r')");
        Map<?, ?> value = assertInstanceOf(Map.class, shown.data().get("application/json"));
        assertEquals("[1, null, 2.5, é]", String.valueOf(value.get("a")));
        assertEquals(Map.of("application/json", Map.of("expanded", true, "root", "r")), shown.metadata());
        assertEquals(Map.of("b", 1), data("JSON('{\"b\": 1}')").get("application/json"));
        MimeBundle map = bundle("GeoJSON({'type': 'Point'}, url_template='u')");
        assertEquals(Map.of("type", "Point"), map.data().get("application/geo+json"));
        assertFalse(map.data().containsKey("application/json"));
        assertTrue(map.metadata().get("application/geo+json").toString().contains("url_template=u"));
    }

    @Test
    void javascript_runs_after_its_libraries() {
        assertEquals("f()", data("Javascript('f()')").get("application/javascript"));
        String script = (String)
                data("Javascript('f()', lib=['a.js', 'b.js'], css='\"c.css')").get("application/javascript");
        assertTrue(script.indexOf("\"\\\"c.css\"") < script.indexOf("\"a.js\""), script);
        assertTrue(script.indexOf("\"a.js\"") < script.indexOf("\"b.js\""), script);
        assertTrue(script.indexOf("\"b.js\"") < script.indexOf("f()"), script);
    }

    @Test
    void svg_begins_with_its_element() throws Exception {
        byte[] latin = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<svg><text>é</text></svg>"
                .getBytes(StandardCharsets.ISO_8859_1);
        Files.write(directory.resolve("p.svg"), latin);
        assertEquals(
                "<svg><text>é</text></svg>",
                data("SVG(" + quoted("p.svg") + ")").get("image/svg+xml"));
        assertEquals(
                "<svg/>",
                data("SVG(u'<?xml version=\"1.0\"?><!DOCTYPE svg><svg/>')").get("image/svg+xml"));
    }

    @Test
    void a_picture_tells_its_format() throws Exception {
        for (String format : List.of("png", "jpeg", "gif")) {
            Files.write(directory.resolve("picture"), picture(format));
            String expected = Base64.getEncoder().encodeToString(picture(format));
            for (String how : List.of(
                    "Image(%s)",
                    "Image(open(%s, 'rb').read())",
                    "Image(filename=%s)",
                    "Image(open(%s, 'rb').read().encode('base64'))",
                    "Image(FileInputStream(%s).readAllBytes())")) {
                String code = how.replace("%s", quoted("picture"));
                assertEquals(expected, data(code).get("image/" + format), code);
            }
        }
    }

    @Test
    void a_picture_carries_hints() throws Exception {
        Files.write(directory.resolve("p.png"), picture("png"));
        String name = quoted("p.png");
        assertEquals(
                Map.of("image/png", Map.of("width", 5, "alt", "dots", "x", 1)),
                bundle("Image(" + name + ", width=5, alt='dots', metadata={'x': 1})")
                        .metadata());
        assertEquals(
                Map.of("image/png", Map.of("width", 3, "height", 2)),
                bundle("Image(" + name + ", retina=True)").metadata());
        assertEquals(Map.of(), bundle("Image(" + name + ")").metadata());
    }

    @Test
    void a_picture_at_a_url_is_a_link_unless_embedded() throws Exception {
        Map<String, Object> link = data("Image('https://example.org/a.png?b=1&c=2', width=7, alt='é')");
        assertEquals(
                "<img src=\"https://example.org/a.png?b=1&amp;c=2\" width=\"7\" alt=\"é\"/>", link.get("text/html"));
        assertFalse(link.containsKey("image/png"));
        Files.write(directory.resolve("p.png"), picture("png"));
        String url = "'" + directory.resolve("p.png").toUri() + "'";
        assertEquals(
                Base64.getEncoder().encodeToString(picture("png")),
                data("Image(url=" + url + ", embed=True)").get("image/png"));
    }

    @Test
    void text_comes_from_files_paths_and_urls() throws Exception {
        Path file = Files.writeString(directory.resolve("é.html"), "<i>é</i>");
        for (String how : List.of("HTML(u'%s')", "HTML(filename=u'%s')", "HTML(File(u'%s'))", "HTML(Path.of(u'%s'))")) {
            assertEquals("<i>é</i>", data(how.replace("%s", file.toString())).get("text/html"), how);
        }
        assertEquals(
                "<i>é</i>", data("HTML('" + file.toUri().toASCIIString() + "')").get("text/html"));
        assertEquals("no such thing", data("HTML('no such thing')").get("text/html"));
    }

    @Test
    void what_cannot_be_shown_is_said() {
        for (String missing : List.of(
                "Image('no.png')",
                "Image(filename='no.png')",
                "HTML(filename='no')",
                "SVG('no.svg')",
                "Image(url='file:/no/such.png', embed=True)")) {
            String name = failure(missing).ename();
            assertTrue(name.equals("IOError") || name.equals("URLError"), missing + " raised " + name);
        }
        assertEquals("TypeError", failure("HTML(5)").ename());
        assertEquals("HTML expects text, found int", failure("HTML(5)").evalue());
        assertEquals("ValueError", failure("Image()").ename());
        assertEquals("ValueError", failure("Image('x', format='tiff')").ename());
        assertEquals("TypeError", failure("display(1, update=True)").ename());
        assertEquals("TypeError", failure("display(1, colour='red')").ename());
        assertEquals("TypeError", failure("display(5, raw=True)").ename());
        assertEquals("ValueError", failure("FileLink('/')").ename());
    }

    @Test
    void an_answer_from_a_server_is_shown_and_a_missing_one_is_an_error() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/there", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("<i>é</i>".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        try {
            assertEquals("<i>é</i>", data("HTML('" + url + "/there')").get("text/html"));
            assertEquals("HTTPError", failure("HTML(url='" + url + "/not')").ename());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_server_that_says_nothing_does_not_hold_the_cell_for_ever() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(
                    List.of("stdout: True", "stdout: \n"),
                    run(
                                    "import IPython.core.content",
                                    "IPython.core.content.SILENCE_LIMIT_SECONDS = 1",
                                    "try: HTML(url='http://127.0.0.1:" + silent.getLocalPort() + "/')",
                                    "except IOError: print True")
                            .events);
        }
    }

    @Test
    void a_progress_bar_is_shown_once_and_updated() {
        RecordingOutput output = run("bar = ProgressBar(2)", "assert list(bar) == [0, 1]");
        assertEquals(4, output.bundles.size());
        assertTrue(output.events.get(0).startsWith("display: "));
        assertEquals(
                List.of(true, true, true),
                output.events.stream()
                        .skip(1)
                        .map(e -> e.startsWith("update: "))
                        .toList());
        assertEquals(
                "<progress style=\"width:60ex\" max=\"2\" value=\"2\"></progress>",
                output.bundles.get(3).data().get("text/html"));
        assertTrue(output.bundles.get(2).data().get("text/plain").toString().matches("\\[={30} {30}\\] 1/2"));
    }

    @Test
    void all_names_are_where_ipython_has_them() {
        RecordingOutput output = run(
                "import IPython.core.display, IPython.core.display_functions, IPython.lib.display",
                "assert IPython.core.display.Image is IPython.display.Image is Image",
                "assert IPython.core.display_functions.display is IPython.display.display",
                "assert IPython.lib.display.IFrame is IFrame",
                "assert 'absolute_import' not in dir(IPython.display), dir(IPython.display)",
                "for shown in Image('https://example.org/x.png'), HTML('x'), JSON({}):",
                "  assert repr(shown) == '<IPython.core.display.%s object>' % shown.__class__.__name__, repr(shown)");
        assertEquals(List.of(), output.events);
    }

    @Test
    void frames_code_and_links_are_escaped() throws Exception {
        assertEquals(
                "<iframe width=\"10\" height=\"20\" src=\"p?a=%C3%A9&amp;b=2\" frameborder=\"0\" allowfullscreen x></iframe>",
                data("IFrame('p', 10, '20', extras=['x'], b=2, a=u'é')").get("text/html"));
        String video = (String) data("YouTubeVideo('abc', start=3)").get("text/html");
        assertTrue(video.contains("src=\"https://www.youtube.com/embed/abc?start=3\""), video);
        assertEquals("````py\n```\n````", data("Code('```', language='py')").get("text/markdown"));
        Files.writeString(directory.resolve("a&b.py"), "é = 1\n");
        assertEquals("```py\né = 1\n```", data("Code(" + quoted("a&b.py") + ")").get("text/markdown"));
        String link = (String) data("FileLink(" + quoted("a&b.py") + ")").get("text/html");
        assertTrue(link.contains("/a%26b.py\" target=\"_blank\">") && link.contains("a&amp;b.py</a><br>"), link);
        assertTrue(data("FileLink('/no/such')").get("text/html").toString().contains("/no/such"));
    }
}
