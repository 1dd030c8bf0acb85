package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import jykernel.interpreter.Completions;
import jykernel.interpreter.Completions.Match;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class CompletionKeysTest {
    private Notebook notebook;

    @BeforeEach
    void boot() {
        notebook = new Notebook();
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    private List<String> inside(String before, String after) {
        return notebook.python.complete(before + after, before.codePointCount(0, before.length())).matches().stream()
                .map(Match::text)
                .toList();
    }

    @Test
    void keys_that_are_text_are_closed_but_not_twice() {
        notebook.run("d = {'apple': 1, 'big apple': 2, 'pear': 3}");
        assertEquals(List.of("apple']"), notebook.completions("d['a"));
        assertEquals(List.of("apple\"]", "big apple\"]", "pear\"]"), notebook.completions("d[ \""));
        assertEquals(List.of("apple"), inside("d['a", "']"));
        assertEquals(List.of("apple]"), inside("d['a", "'"));
        assertEquals(List.of("apple'"), inside("d['a", "]"));
        assertEquals(
                new Completions(List.of(new Match("big apple']", "instance", "")), 8, 13),
                notebook.python.complete("'😀'; d['big a", 13));
    }

    @Test
    void a_bracket_offers_keys_with_their_quotes() {
        notebook.run("d = {'apple': 1, 12: 2, \"it's\": 3, u'caf\\xe9': 4, u'plain': 5, (1, 2): 6}");
        assertEquals(
                List.of("\"it's\"]", "'apple']", "'plain']", "12]", "u'café']"),
                notebook.completions("d[").subList(0, 5));
        assertEquals(List.of("12]"), notebook.completions("d[1"));
        assertEquals(List.of("café']"), notebook.completions("d[u'c"));
        assertEquals(List.of(), notebook.completions("d['c"));
    }

    @Test
    void dictionaries_in_dictionaries_maps_of_java_and_the_environment_have_keys() {
        notebook.run(
                "import os",
                "from collections import OrderedDict",
                "from java.util import TreeMap",
                "d = {'inner': OrderedDict(deep=1), 'list': [{'x': 1}]}",
                "m = TreeMap()",
                "m['one'] = 1",
                "os.environ['SOME_NAME'] = ''");
        assertEquals(List.of("deep']"), notebook.completions("d['inner']['"));
        assertEquals(List.of("x']"), notebook.completions("d['list'][0]['"));
        assertEquals(List.of("one']"), notebook.completions("m['"));
        assertEquals(List.of("SOME_NAME']"), notebook.completions("os.environ['SOME_N"));
    }

    @Test
    void methods_of_a_dictionary_of_the_user_and_of_its_keys_are_not_called() {
        notebook.run(
                "ran = []",
                "class Key(str):",
                "  def __repr__(self): ran.append('repr'); return 'x'",
                "  __str__ = __repr__",
                "class Dict(dict):",
                "  def keys(self): ran.append('keys'); return []",
                "  __iter__ = iterkeys = keys",
                "  def __getitem__(self, key): ran.append('item'); return {}",
                "d = Dict(a=1)",
                "d[Key('key')] = 2");
        assertEquals(List.of("a']", "key']"), notebook.completions("d['"));
        notebook.completions("d[");
        assertEquals(List.of(), notebook.completions("d['a']['"));
        assertEquals("[]", notebook.result("ran"));
    }

    @Test
    void calls_offer_the_parameters_that_are_not_given_yet_first() {
        notebook.run(
                "def f(first, second, third=3): pass",
                "class A(object):",
                "  def __init__(self, width, height): pass",
                "  def method(self, depth): pass",
                "a = A(1, 2)");
        assertEquals(List.of("second="), notebook.completions("f(1, sec"));
        assertEquals(
                List.of("third="),
                notebook.completions("f((1, 2), second=[3, 4], ").stream()
                        .filter(name -> name.endsWith("="))
                        .toList());
        assertEquals(List.of("height=", "width="), notebook.completions("A(").subList(0, 2));
        assertEquals("depth=", notebook.completions("a.method(").get(0));
        assertEquals("depth=", notebook.completions("print(a.method(\n  ").get(0));
        assertEquals(List.of(), notebook.completions("def f(sec"));
        assertEquals(List.of(), notebook.completions("f(1 + sec"));
    }

    @Test
    void functions_have_signatures_and_defaults_are_not_asked_for_their_reprs() {
        notebook.run(
                "ran = []",
                "class Loud(object):",
                "  def __repr__(self): ran.append(1); return 'x'",
                "def some_function(a, b, c, d=1, e=u'x', f=Loud(), *args, **kw): pass");
        Match match = notebook.python.complete("some_f", 6).matches().get(0);
        assertTrue(match.signature().endsWith("d=1, e=u'x', f=..., *args, **kw)"), match.signature());
        assertEquals("[]", notebook.result("ran"));
    }
}
