package jykernel.javadoc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

final class SourceReaderTest {
    private static String read(String... lines) {
        return SourceReader.read(String.join("\n", lines)).stream()
                .map(SourceReaderTest::line)
                .collect(Collectors.joining("; "));
    }

    private static String line(Declared declared) {
        List<Declared.Parameter> parameters = declared.parameters();
        String types = parameters == null
                ? ""
                : parameters.stream().map(p -> p.type() + " " + p.name()).collect(Collectors.joining(", ", "(", ")"));
        String comment = declared.comment().replaceAll("[/*\\s]", "");
        return declared.path() + types + (comment.isEmpty() ? "" : " = " + comment);
    }

    @Test
    void members_are_found_with_their_comments() {
        assertEquals(
                "package-info; A = a; A.<init>(int x) = b; A.x = c; A.m() = d; A.n(String s, int[] more)",
                read(
                        "package p;",
                        "import java.util.List;",
                        "/** a */ public class A<T extends Comparable<T>> extends B<T> implements C, D {",
                        "  /** b */ A(int x) { this.x = x; if (x > 0) { } }",
                        "  /** c */ private final int x;",
                        "  /* none */ // none",
                        "  /** d */ @Override public <U> List<U> m() throws E { return \"}\" + '}' + \"\\\"}\"; }",
                        "  static { }",
                        "  abstract void n(final String s, int... more);",
                        "}"));
    }

    @Test
    void parameters_lose_annotations_type_arguments_and_packages() {
        assertEquals(
                "A; A.m(Map m, Entry e, int[][] a, List[] l, String s)",
                read(
                        "interface A {",
                        "  void m(@X(a = 1, b = \"),\") Map<String, List<Integer>> m, java.util.Map.Entry<K, V> e,",
                        "      int[] a[], List<? extends T>... l, @p.Y String s);",
                        "}"));
    }

    @Test
    void fields_may_share_a_type_and_have_any_value() {
        assertEquals(
                "A; A.a = f; A.b = f; A.m; A.r",
                read(
                        "class A {",
                        "  /** f */ int a = g(1, 2), b;",
                        "  Map<String, Integer> m = new HashMap<String, Integer>() {{ put(\"a\", 1); }};",
                        "  Runnable r = () -> { int no = 1; };",
                        "}"));
    }

    @Test
    void enums_records_annotations_and_nested_types_are_classes() {
        assertEquals(
                "E = e; E.ONE = one; E.TWO; E.f; E.g(); R; R.of(int record); R.In; R.In.x; @N",
                read(
                                "/** e */ enum E { /** one */ ONE(1) { void no() {} }, @Deprecated TWO; int f; void g() {} }",
                                "record R<T>(int a, T b) { R { a = 1; } static R of(int record) { return null; }",
                                "  sealed interface In permits X { int x = 1; } }",
                                "public @interface N { String value() default \"x\"; }")
                        .replaceAll("; N; N\\.value\\(\\)", "; @N"));
    }

    @Test
    void lines_of_three_slashes_are_one_comment() {
        List<Declared> found = SourceReader.read("class A {\n  /// One\n  /// *two*\n  void m() {}\n}");
        assertEquals("/// One\n  /// *two*", found.get(1).comment());
    }

    @Test
    void text_blocks_and_signs_in_comments_end_nothing() {
        assertEquals(
                "A; A.s; A.m()",
                read(
                        "class A {",
                        "  String s = \"\"\"",
                        "    } \\\"\"\" \" { \"\"\";",
                        "  // }",
                        "  /* } */ void m() {}",
                        "}"));
    }

    @Test
    void source_that_is_no_java_is_read_to_its_end() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            String source = "class A { /** x */ void m(int a) { } int f = 1, g; enum E { A, B } @X(1) class B<T> { } }";
            for (int i = 0; i < source.length(); i++) {
                SourceReader.read(source.substring(i));
                SourceReader.read(source.substring(0, i));
                for (char c : "{}()<>;\"'@".toCharArray()) {
                    Objects.requireNonNull(SourceReader.read(source.substring(0, i) + c + source.substring(i)));
                }
            }
            SourceReader.read("class A {".repeat(5000));
        });
    }
}
