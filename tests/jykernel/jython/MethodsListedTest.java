package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jykernel.Readme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The README lists the methods by which objects say what they look like. */
@Timeout(60)
final class MethodsListedTest {
    private static final Pattern METHOD = Pattern.compile("`(_repr_\\w+_)`");

    @Test
    void the_readme_names_every_method_that_is_asked_and_no_other() throws IOException {
        String table = Readme.part("displays");
        Set<String> listed = METHOD.matcher(table)
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> asked = new TreeSet<>(Formatter.METHODS.keySet());
        asked.addAll(Set.of(Formatter.OF_ALL, Formatter.OF_TEXT));
        assertEquals(asked, listed);
    }
}
