package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jykernel.interpreter.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** %%java as people write it in a hurry, and as libraries look for classes. */
@Timeout(120)
final class JavaCellsTest {
    private Notebook notebook;

    @BeforeEach
    void boot() {
        notebook = new Notebook();
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void what_is_not_declared_public_can_be_used_all_the_same() {
        notebook.run(
                "%%java",
                "class Loose {",
                "  int x = 1;",
                "  Loose() {}",
                "  static int twice(int n) { return 2 * n; }",
                "  protected int hidden() { return 3; }",
                "  static class Inner { enum Kind { A, B } long big = 1L << 40; double pi = 3.14; }",
                "  interface Step { int next(int x); }",
                "  static int from(int x, Step step) { return step.next(x); }",
                "}");
        assertEquals("(1, 42, 3)", notebook.result("Loose().x, Loose.twice(21), Loose().hidden()"));
        assertEquals("(1099511627776L, B)", notebook.result("Loose.Inner().big, Loose.Inner.Kind.B"));
        assertEquals("8", notebook.result("Loose.from(7, lambda x: x + 1)"));
        notebook.run(
                "%%java",
                "class User extends Loose {",
                "  protected int hidden() { return super.hidden() + x + Loose.twice(4); }",
                "  static int over(Loose one) { return one.hidden(); }",
                "}");
        assertEquals("12", notebook.result("User.over(User())"));
    }

    @Test
    void what_is_private_stays_so() {
        notebook.run("%%java", "class Shut { private int secret() { return 1; } }");
        assertEquals("False", notebook.result("hasattr(Shut(), 'secret')"));
    }

    @Test
    void a_cell_may_have_several_public_classes() {
        notebook.run("%%java", "public class A { public int f() { return 1; } }", "public record B(int x) {}");
        assertEquals("(1, B[x=2])", notebook.result("A().f(), B(2)"));
    }

    @Test
    void classes_in_packages_can_be_imported_and_so_can_newer_ones() {
        for (int i = 1; i <= 2; i++) {
            notebook.run("%%java", "package of.cells;", "public class Deep { public int v() { return " + i + "; } }");
            String all = "(" + i + ", " + i + ", " + i + ")";
            assertEquals(
                    all,
                    notebook.result(
                            "from of.cells import Deep as D",
                            "import of.cells.Deep",
                            "Deep().v(), D().v(), of.cells.Deep().v()"));
        }
    }

    @Test
    void libraries_find_the_newest_class_by_its_name() {
        for (int i = 1; i <= 2; i++) {
            notebook.run("%%java", "public class Named { public int v() { return " + i + "; } }");
            assertEquals(
                    String.valueOf(i),
                    notebook.result(
                            "from java.lang import Class, Thread",
                            "Class.forName('Named', True, Thread.currentThread().contextClassLoader)().v()"));
        }
    }

    @Test
    void a_caret_stands_below_what_it_means_even_behind_tabs() {
        String shown = String.join(
                "\n", Notebook.traceback(notebook.failure("%%java", "class T {", "\t\tint\tx = \"a\";", "}")));
        assertTrue(shown.contains("in line 3: ") && shown.contains("\n    int\tx = \"a\";\n       \t    ^"), shown);
    }

    @Test
    void what_the_compiler_says_is_also_the_text_of_the_exception() {
        Outcome.Failure failure = notebook.failure("%%java", "class T {", "  int x = \"a\";", "  int y = z;", "}");
        assertTrue(failure.evalue().matches("(?s)Error in line 3: .*\nError in line 4: .*"), failure::evalue);
        assertFalse(failure.evalue().contains("\u001b"), failure::evalue);
        assertEquals(2, failure.traceback().size());
    }

    @Test
    void a_cell_without_a_class_is_not_taken_for_the_description_of_a_module() {
        String evalue = notebook.failure("%%java", "int x = 3;").evalue();
        assertTrue(evalue.startsWith("Error in line 2: "), evalue);
        assertFalse(evalue.contains("'module'"), evalue);
    }

    @Test
    void lines_in_stack_traces_are_those_of_the_cell() {
        notebook.run(
                "%%java", "class Throws {", "  static void it() {", "    throw new RuntimeException();", "  }", "}");
        String shown = String.join("\n", Notebook.traceback(notebook.failure("Throws.it()")));
        assertTrue(shown.contains("Throws.java:4"), shown);
    }
}
