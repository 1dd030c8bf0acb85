package jykernel.jython;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jykernel.Readme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The README lists the magics that there are. */
@Timeout(60)
final class MagicsListedTest {
    private static final Pattern NAME = Pattern.compile("`(%%?[\\w!]+)`");

    @Test
    void the_readme_names_every_magic_and_no_other() throws IOException {
        String table = Readme.part("magics");
        Set<String> listed = new TreeSet<>();
        for (Matcher name = NAME.matcher(table); name.find(); ) {
            listed.add(name.group(1));
        }
        try (Notebook notebook = new Notebook()) {
            String known = notebook.printed(
                    "from IPython.core.magics import names",
                    "print ' '.join(['%' + name for name in names('line')] + ['%%' + name for name in names('cell')])");
            assertEquals(new TreeSet<>(Set.of(known.strip().split(" "))), listed);
        }
    }
}
