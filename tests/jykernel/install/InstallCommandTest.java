package jykernel.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
final class InstallCommandTest {
    @TempDir
    Path root;

    Machine machine;

    @BeforeEach
    void make() throws Exception {
        machine = new Machine(root);
    }

    static Map<String, Object> json(Path directory) throws IOException {
        return Machine.JSON.read(Files.readString(directory.resolve("kernel.json")));
    }

    @Test
    void a_kernelspec_is_whole_and_needs_nothing_of_where_it_came_from() throws Exception {
        Machine.Typed typed = machine.type("install");
        assertEquals(0, typed.exitCode(), typed.err());
        Path directory = machine.userKernels().resolve("jython");
        assertTrue(typed.out().contains(directory.toString()), typed.out());
        assertTrue(typed.out().contains("it will start less quickly"), "the jar of this test cannot rehearse");
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(
                    Set.of("kernel.json", "jykernel.jar", "logo-32x32.png", "logo-64x64.png", "logo-svg.svg"),
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        }
        assertEquals(-1, Files.mismatch(machine.jar, directory.resolve("jykernel.jar")));
        assertEquals(
                argv(
                        machine.environment().java().toString(),
                        "-XX:SharedArchiveFile=" + directory.resolve("jykernel.jsa"),
                        "-Xlog:cds=off",
                        "-Xlog:cds+dynamic=off",
                        "-Djykernel.archive=" + directory.resolve("jykernel.jsa"),
                        "-cp",
                        directory.resolve("jykernel.jar").toString(),
                        "jykernel.Main",
                        "kernel",
                        "{connection_file}"),
                json(directory).get("argv"));
    }

    /** A command of the executable, the options of every kernel, and what comes behind them. */
    static List<String> argv(String java, String... behind) {
        return KernelSpec.java(java, List.of(behind));
    }

    @Test
    void options_choose_place_name_menu_entry_language_and_jvm_options() throws Exception {
        Machine.Typed typed = machine.type(
                "install",
                "--prefix",
                "env",
                "--name",
                "jython-big",
                "--display-name",
                "Jython (big)",
                "--language",
                "jython",
                "--jvm-arg",
                "-Xmx4g",
                "--jvm-arg=-Da=b c");
        assertEquals(0, typed.exitCode(), typed.err());
        Map<String, Object> json = json(machine.here.resolve("env/share/jupyter/kernels/jython-big"));
        assertEquals(
                List.of("-Xmx4g", "-Da=b c"),
                ((List<?>) json.get("argv"))
                        .subList(1 + KernelSpec.JVM_OPTIONS.size(), 3 + KernelSpec.JVM_OPTIONS.size()));
        assertEquals("Jython (big)", json.get("display_name"));
        assertEquals("jython", json.get("language"));
    }

    @Test
    void sys_prefix_is_the_active_environment_and_trouble_without_any() {
        assertEquals(1, machine.type("install", "--sys-prefix").exitCode());
        Path venv = root.resolve("venv");
        machine.variables.put("VIRTUAL_ENV", venv.toString());
        assertEquals(0, machine.type("install", "--sys-prefix").exitCode());
        assertTrue(Files.exists(venv.resolve("share/jupyter/kernels/jython/kernel.json")));
    }

    @Test
    void a_new_version_replaces_an_old_one() throws Exception {
        machine.type("install", "--jvm-arg", "-Xmx1g");
        Path directory = machine.userKernels().resolve("jython");
        Files.writeString(directory.resolve("jykernel.jar"), "an old jar");
        assertEquals(0, machine.type("install").exitCode());
        assertEquals(-1, Files.mismatch(machine.jar, directory.resolve("jykernel.jar")));
        assertFalse(Files.readString(directory.resolve("kernel.json")).contains("-Xmx1g"));
    }

    @Test
    void a_kernelspec_of_another_kernel_is_not_touched() throws Exception {
        Path foreign = machine.foreignSpec(machine.userKernels(), "jython");
        String before = Files.readString(foreign.resolve("kernel.json"));
        Machine.Typed typed = machine.type("install");
        assertEquals(1, typed.exitCode());
        assertTrue(typed.err().contains("--name"), typed.err());
        assertEquals(before, Files.readString(foreign.resolve("kernel.json")));
        assertFalse(Files.exists(foreign.resolve("jykernel.jar")));
    }

    @Test
    void names_that_jupyter_does_not_accept_are_refused() {
        for (String name : List.of("", "..", ".", "a/b", "a b", "é", "a\\b")) {
            Machine.Typed typed = machine.type("install", "--name", name);
            assertEquals(1, typed.exitCode(), name);
            assertTrue(typed.err().contains("'" + name + "'"), typed.err());
        }
        assertFalse(Files.exists(machine.userKernels()));
    }

    @Test
    void a_java_that_is_too_old_or_none_at_all_is_refused() throws Exception {
        Path old = Machine.script(root.resolve("java8"), "echo 'openjdk version \"1.8.0_402\"' >&2");
        Machine.Typed typed = machine.type("install", "--java", old.toString());
        assertEquals(1, typed.exitCode());
        assertTrue(typed.err().contains("1.8.0_402") && typed.err().contains("17"), typed.err());
        assertEquals(1, machine.type("install", "--java", "no-such-java").exitCode());
        assertEquals(1, machine.type("install", "--java", "./nowhere/java").exitCode());
        assertFalse(Files.exists(machine.userKernels()));
    }

    @Test
    void a_java_on_the_path_is_written_down_as_an_absolute_path() throws Exception {
        Path java = machine.program("java21", "echo 'openjdk version \"21.0.2\" 2024-01-16' >&2");
        assertEquals(0, machine.type("install", "--java", "java21").exitCode());
        assertEquals(
                java.toString(),
                ((List<?>) json(machine.userKernels().resolve("jython")).get("argv")).get(0));
    }

    @Test
    void classes_outside_a_jar_say_that_they_cannot_be_installed() throws Exception {
        Files.delete(machine.jar);
        Machine.Typed typed = machine.type("install");
        assertEquals(1, typed.exitCode());
        assertTrue(typed.err().contains(machine.jar.toString()), typed.err());
        assertFalse(Files.exists(machine.userKernels()));
    }

    @Test
    void wrong_usage_is_exit_code_2_and_names_what_was_wrong() {
        for (String[] words : List.of(
                new String[] {"install", "--nmae", "x"}, new String[] {"instal"}, new String[] {}, new String[] {
                    "install", "--user", "--sys-prefix"
                })) {
            Machine.Typed typed = machine.type(words);
            assertEquals(2, typed.exitCode(), String.join(" ", words));
            assertTrue(typed.err().contains("java -jar jykernel.jar"), typed.err());
        }
        assertTrue(machine.type("install", "--nmae", "x").err().contains("--nmae"));
    }

    @Test
    void help_and_version_are_everywhere() {
        for (String command : List.of("install", "uninstall", "lab", "doctor")) {
            assertTrue(machine.type(command, "--help").out().contains("Usage: java -jar jykernel.jar " + command));
            assertTrue(machine.type(command, "--version").out().startsWith("jykernel "));
            assertTrue(machine.type("--help").out().contains("  " + command), command);
        }
        assertEquals(0, machine.type("--version").exitCode());
    }
}
