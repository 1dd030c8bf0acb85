package jykernel.weave;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class FingerprintsTest {
    private static final String FRAME = "org/python/core/PyFrame";
    private static final String METHOD = FRAME + ".setline(I)V";

    @TempDir
    Path directory;

    private static Map<String, String> of(Classes.Body body) {
        return Fingerprints.of(FRAME, Classes.classWith(FRAME, "setline", "(I)V", 0, body));
    }

    private static void loopOnLine(MethodVisitor code, int line) {
        Label start = new Label();
        code.visitLabel(start);
        code.visitLineNumber(line, start);
        Classes.loop(code);
    }

    @Test
    void the_same_code_on_other_lines_has_the_same_fingerprint() {
        assertEquals(Set.of(METHOD), of(Classes::loop).keySet());
        assertEquals(of(Classes::loop), of(code -> loopOnLine(code, 7)));
        assertNotEquals(of(Classes::loop), of(code -> code.visitInsn(Opcodes.NOP)));
    }

    @Test
    void a_method_that_is_not_patched_has_none() {
        assertEquals(Map.of(), Fingerprints.of(FRAME, Classes.classWith(FRAME, "other", "()V", 0, code -> {})));
        assertEquals(Map.of(), Fingerprints.of("X", Classes.classWith("X", "run", "()V", 0, code -> {})));
    }

    @Test
    void a_difference_says_which_method_and_what_to_do() {
        Path jar = Path.of("jython.jar");
        assertDoesNotThrow(() -> Fingerprints.require(Map.of(METHOD, "1"), new TreeMap<>(Map.of(METHOD, "1")), jar));
        IllegalStateException refused = assertThrows(
                IllegalStateException.class,
                () -> Fingerprints.require(Map.of(METHOD, "1"), new TreeMap<>(Map.of(METHOD, "2")), jar));
        for (String part : List.of(
                METHOD, "expected 1", "found    2", "javap -c -p -cp jython.jar org.python.core.PyFrame", "renew")) {
            assertTrue(refused.getMessage().contains(part), refused.getMessage());
        }
    }

    @Test
    void every_patched_method_has_one_that_is_written_down() throws IOException {
        Set<String> patched = Stream.concat(
                        JeroMq.PATCHES.stream(),
                        Patches.BY_CLASS.values().stream().flatMap(List::stream))
                .map(patch -> patch.owner() + "." + patch.method())
                .collect(Collectors.toSet());
        assertEquals(patched, Fingerprints.expected().keySet());
    }

    @Test
    void new_ones_are_written_in_order() throws IOException {
        Path file = directory.resolve("fingerprints.txt");
        Fingerprints.write(new TreeMap<>(Map.of("b.m()V", "2", "a.m()V", "1")), file);
        assertEquals(List.of("a.m()V  1", "b.m()V  2"), Files.readAllLines(file));
    }
}
