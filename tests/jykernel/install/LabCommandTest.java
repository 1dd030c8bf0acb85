package jykernel.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
final class LabCommandTest {
    @TempDir
    Path root;

    Machine machine;
    Path log;

    @BeforeEach
    void make() throws Exception {
        machine = new Machine(root);
        log = root.resolve("log");
    }

    /** A line of a script that writes down how the script was started, one word a line. */
    String logged() {
        return "for word in \"$0\" \"$@\"; do echo \"$word\" >> '" + log + "'; done";
    }

    /** How the lab was started, without what only the superuser needs. */
    List<String> started() throws Exception {
        return Files.readAllLines(log).stream()
                .filter(word -> !word.equals("--allow-root"))
                .toList();
    }

    @Test
    void the_superuser_whom_the_lab_would_refuse_is_let_in() throws Exception {
        machine.program("jupyter-lab", logged());
        machine.type("lab");
        boolean superuser = System.getProperty("user.name").equals("root");
        assertEquals(superuser, Files.readAllLines(log).contains("--allow-root"));
    }

    Path demo() {
        return machine.here.resolve("jykernel-demo/demo.ipynb");
    }

    @Test
    void the_lab_on_the_path_is_started_with_the_demo_and_its_exit_code_is_ours() throws Exception {
        Path lab = machine.program("jupyter-lab", logged(), "exit 7");
        Machine.Typed typed = machine.type("lab");
        assertEquals(7, typed.exitCode(), typed.err());
        assertEquals(List.of(lab.toString(), demo().toString()), started());
        assertEquals(
                new String(KernelSpec.resource(KernelSpec.DEMO), java.nio.charset.StandardCharsets.UTF_8),
                Files.readString(demo()));
        for (String name : KernelSpec.DEMOS) {
            assertTrue(Files.exists(demo().resolveSibling(name)), name);
        }
        assertTrue(Files.exists(machine.userKernels().resolve("jython/kernel.json")));
    }

    @Test
    void a_demo_that_somebody_has_worked_on_is_opened_as_it_is() throws Exception {
        machine.program("jupyter-lab", logged());
        Files.createDirectories(demo().getParent());
        Files.writeString(demo(), "my work");
        assertEquals(0, machine.type("lab").exitCode());
        assertEquals("my work", Files.readString(demo()));
        assertEquals(demo().toString(), started().get(1));
    }

    @Test
    void a_notebook_and_what_follows_the_dashes_are_passed_on() throws Exception {
        Path lab = machine.program("jupyter-lab", logged());
        assertEquals(
                0,
                machine.type("lab", "my.ipynb", "--", "--no-browser", "--port", "1")
                        .exitCode());
        assertEquals(
                List.of(lab.toString(), machine.here.resolve("my.ipynb").toString(), "--no-browser", "--port", "1"),
                started());
        assertFalse(Files.exists(demo()));
        Files.delete(log);
        assertEquals(0, machine.type("lab", "--", "--no-browser").exitCode());
        assertEquals(List.of(lab.toString(), demo().toString(), "--no-browser"), started());
        assertEquals(2, machine.type("lab", "one", "two").exitCode());
        assertEquals(2, machine.type("lab", "--no-browser").exitCode());
    }

    @Test
    void a_kernelspec_that_is_up_to_date_keeps_its_options() throws Exception {
        machine.program("jupyter-lab", "exit 0");
        machine.type("install", "--jvm-arg", "-Xmx3g");
        assertEquals(0, machine.type("lab").exitCode());
        Path directory = machine.userKernels().resolve("jython");
        assertTrue(Files.readString(directory.resolve("kernel.json")).contains("-Xmx3g"));
        Files.writeString(directory.resolve("jykernel.jar"), "an old jar");
        assertEquals(0, machine.type("lab").exitCode());
        assertEquals(-1, Files.mismatch(machine.jar, directory.resolve("jykernel.jar")));
    }

    @Test
    void without_a_lab_one_is_made_in_a_virtual_environment_once() throws Exception {
        Path lab = Machine.script(root.resolve("lab-to-install"), logged());
        Path python = machine.program(
                "python3",
                logged(),
                "case \"$2\" in",
                "venv) /bin/mkdir -p \"$3/bin\" && /bin/cp \"$0\" \"$3/bin/python\" ;;",
                "pip) /bin/cp '" + lab + "' \"${0%/*}/jupyter-lab\" ;;",
                "*) exit 9 ;;",
                "esac");
        Path prefix = machine.home.resolve(".local/share/jykernel/lab");
        Path privateLab = prefix.resolve("bin/jupyter-lab");
        Machine.Typed typed = machine.type("lab");
        assertEquals(0, typed.exitCode(), typed.err());
        assertTrue(typed.out().contains(prefix.toString()), typed.out());
        List<String> made = List.of(
                python.toString(),
                "-m",
                "venv",
                prefix.toString(),
                prefix.resolve("bin/python").toString(),
                "-m",
                "pip",
                "install",
                "--progress-bar",
                "off",
                "jupyterlab");
        List<String> words = started();
        assertEquals(made, words.subList(0, made.size()));
        assertEquals(List.of(privateLab.toString(), demo().toString()), words.subList(made.size(), words.size()));
        assertTrue(Files.exists(prefix.resolve("share/jupyter/kernels/jython/kernel.json")));
        Files.delete(log);
        assertEquals(0, machine.type("lab").exitCode());
        assertEquals(List.of(privateLab.toString(), demo().toString()), started());
    }

    @Test
    void what_is_missing_for_a_lab_is_named() throws Exception {
        Machine.Typed nothing = machine.type("lab");
        assertEquals(1, nothing.exitCode());
        assertTrue(nothing.err().contains("python3"), nothing.err());
        machine.program("python3", "exit 1");
        Machine.Typed noVenv = machine.type("lab");
        assertEquals(1, noVenv.exitCode());
        assertTrue(noVenv.err().contains("python3-venv"), noVenv.err());
        machine.program(
                "python3", "test \"$2\" = venv && /bin/mkdir -p \"$3/bin\" && /bin/cp \"$0\" \"$3/bin/python\"");
        Machine.Typed noPip = machine.type("lab");
        assertEquals(1, noPip.exitCode());
        assertTrue(noPip.err().contains("JupyterLab"), noPip.err());
        assertFalse(Files.exists(demo()));
    }
}
