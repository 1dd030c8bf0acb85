package jykernel.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
@Timeout(90)
final class DoctorCommandTest {
    @TempDir
    Path root;

    Machine machine;

    @BeforeEach
    void make() throws Exception {
        machine = new Machine(root);
    }

    Path json() {
        return machine.userKernels().resolve("jython/kernel.json");
    }

    void edit(String from, String to) throws Exception {
        String text = Files.readString(json());
        assertTrue(text.contains(from), text);
        Files.writeString(json(), text.replace(from, to));
    }

    /** Runs the doctor, who must find exactly this much wrong, and returns what it says. */
    String problems(int expected) {
        Machine.Typed typed = machine.type("doctor", "--timeout", "20");
        String out = typed.out();
        assertEquals(expected, out.split("PROBLEM", -1).length - 1, out + typed.err());
        assertEquals(expected, out.split("what to do", -1).length - 1, out);
        assertEquals(expected == 0 ? 0 : 1, typed.exitCode(), out);
        return out;
    }

    @Test
    void a_kernel_that_answers_is_well() {
        machine.type("install");
        String out = problems(0);
        assertTrue(out.contains("answered after"), out);
        assertTrue(out.contains("(" + Runtime.version().feature()), out);
        assertTrue(out.contains("All is well"), out);
    }

    @Test
    void no_kernelspec_at_all_is_a_problem_and_says_where_was_looked() {
        String out = problems(1);
        assertTrue(out.contains(machine.userKernels().toString()), out);
        assertTrue(out.contains("jykernel.jar install"), out);
    }

    @Test
    void a_dead_kernel_of_the_same_name_is_not_ours() throws Exception {
        machine.foreignSpec(machine.userKernels(), "jython");
        String out = problems(1);
        assertTrue(out.contains("another kernel"), out);
        assertTrue(out.contains("not installed"), out);
    }

    @Test
    void another_kernel_that_hides_ours_is_a_problem() throws Exception {
        machine.type("install");
        machine.variables.put("JUPYTER_PATH", root.resolve("first").toString());
        Path foreign = machine.foreignSpec(root.resolve("first/kernels"), "Jython");
        String out = problems(1);
        assertTrue(out.contains("hidden") && out.contains(foreign.toString()), out);
    }

    @Test
    void a_missing_jar_and_a_missing_java_are_two_problems() throws Exception {
        machine.type("install");
        Files.delete(machine.userKernels().resolve("jython/jykernel.jar"));
        edit(machine.environment().java().toString(), "/nowhere/bin/java");
        String out = problems(2);
        assertTrue(out.contains("There is no jar"), out);
        assertTrue(out.contains("/nowhere/bin/java"), out);
        assertFalse(out.contains("answered"), out);
    }

    @Test
    void a_java_that_became_too_old_is_a_problem() throws Exception {
        machine.type("install");
        Path old = Machine.script(root.resolve("java11"), "echo 'openjdk version \"11.0.22\" 2024-01-16' >&2");
        edit(machine.environment().java().toString(), old.toString());
        String out = problems(1);
        assertTrue(out.contains("11.0.22") && out.contains("17 or newer"), out);
    }

    @Test
    void a_kernel_that_ends_at_once_is_quoted() throws Exception {
        machine.type("install", "--jvm-arg", "-Dfail=true");
        String out = problems(1);
        assertTrue(out.contains("exit code 1") && out.contains("I have no heart"), out);
    }

    @Test
    void a_kernel_whose_heart_is_still_is_a_problem() {
        machine.type("install", "--jvm-arg", "-Dmute=true");
        Machine.Typed typed = machine.type("doctor", "--timeout", "3");
        assertEquals(1, typed.exitCode());
        assertTrue(typed.out().contains("within 3 s"), typed.out());
    }

    @Test
    void a_broken_kernel_json_and_a_signal_interrupt_mode_are_problems() throws Exception {
        machine.type("install");
        edit("\"message\"", "\"signal\"");
        assertTrue(problems(1).contains("'signal'"));
        edit("{", "");
        assertTrue(problems(1).contains("not JSON"));
        Files.writeString(json(), "{\"jar\": \"jykernel.jar\"}");
        assertTrue(problems(1).contains("'argv'"));
    }

    @Test
    void a_kernelspec_as_a_wheel_brings_it_is_understood() throws Exception {
        machine.type("install");
        edit(machine.userKernels().resolve("jython").toString(), "{resource_dir}");
        edit(machine.environment().java().toString(), "java");
        assertTrue(problems(1).contains("no Java at 'java'"));
        machine.program("java", "exec '" + machine.environment().java() + "' \"$@\"");
        problems(0);
    }
}
