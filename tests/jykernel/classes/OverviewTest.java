package jykernel.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverviewTest {
    /** Something with members of every kind. */
    public abstract static class Thing<T extends Comparable<T>> implements Comparable<Thing<T>> {
        public static final int LIMIT = 1;
        protected int hidden;

        protected Thing(int hidden) {
            this.hidden = hidden;
        }

        public String getName() {
            return "";
        }

        public void setName(String name) {}

        public boolean isOpen() {
            return true;
        }

        @Override
        public int compareTo(Thing<T> other) {
            return hidden - other.hidden;
        }

        @Deprecated
        public static void old() {}

        public abstract T value();

        public record Point(int x, int y) {}
    }

    @Test
    void members_are_listed_by_kind_without_bridges() {
        Map<String, List<String>> sections = new Overview(Thing.class, method -> List.of()).sections();
        assertEquals(List.of("Methods", "Properties", "Fields", "Nested"), List.copyOf(sections.keySet()));
        List<String> methods = sections.get("Methods").stream()
                .map(line -> line.replaceAll("\\b(name|other)\\)", ")").replace(" )", ")"))
                .toList();
        assertEquals(
                List.of(
                        "compareTo(OverviewTest.Thing<T>) -> int",
                        "getName() -> String",
                        "isOpen() -> boolean",
                        "old() -> void  # static, deprecated",
                        "setName(String) -> void",
                        "value() -> T  # abstract"),
                methods);
        assertEquals(List.of("name: String", "open: boolean  # read only"), sections.get("Properties"));
        assertEquals(List.of("LIMIT: int  # static"), sections.get("Fields"));
        assertEquals(
                "public abstract static class OverviewTest.Thing<T extends Comparable<T>> implements Comparable<OverviewTest.Thing<T>>",
                Signatures.declaration(Thing.class));
        assertEquals("public record OverviewTest.Thing.Point", Signatures.declaration(Thing.Point.class));
    }

    @Test
    void long_lists_are_cut_with_a_note() {
        List<String> lines =
                java.util.stream.IntStream.range(0, 100).mapToObj(i -> "m" + i).toList();
        List<String> cut = Overview.cut(lines);
        assertEquals(61, cut.size());
        assertEquals("… and 40 more", cut.get(60));
        assertEquals(lines.subList(0, 60), Overview.cut(lines.subList(0, 60)));
    }

    @Test
    void overloads_come_from_all_classes_and_say_most_about_what_they_return() {
        List<String> appends = Overloads.of(StringBuilder.class, "append").stream()
                .map(method -> method.getReturnType().getSimpleName())
                .distinct()
                .toList();
        assertEquals(List.of("StringBuilder"), appends);
        assertEquals(3, Overloads.of(Object.class, "wait").size());
        assertEquals(List.of(), Overloads.of(Object.class, "nothing"));
        assertTrue(Overloads.constructors(String.class).size() > 10);
    }

    @Test
    void packages_of_the_jdk_list_their_public_classes() {
        List<String> names = JdkPackages.classes("java.util.zip");
        assertTrue(names.contains("ZipFile") && !names.contains("ZipCoder") && !names.contains("package-info"));
        assertEquals(List.of(), JdkPackages.classes("no.such"));
    }
}
