package jykernel.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
final class UninstallCommandTest {
    @TempDir
    Path root;

    Machine machine;

    @BeforeEach
    void make() throws Exception {
        machine = new Machine(root);
    }

    @Test
    void what_was_installed_goes_and_its_neighbours_stay() throws Exception {
        machine.foreignSpec(machine.userKernels(), "python3");
        machine.type("install");
        Machine.Typed typed = machine.type("uninstall");
        assertEquals(0, typed.exitCode(), typed.err());
        assertFalse(Files.exists(machine.userKernels().resolve("jython")));
        assertTrue(Files.exists(machine.userKernels().resolve("python3/kernel.json")));
    }

    @Test
    void a_kernelspec_of_another_kernel_is_refused() throws Exception {
        Path foreign = machine.foreignSpec(machine.userKernels(), "jython");
        Machine.Typed typed = machine.type("uninstall");
        assertEquals(1, typed.exitCode());
        assertTrue(typed.err().contains("not ours"), typed.err());
        assertTrue(Files.exists(foreign.resolve("kernel.json")));
    }

    @Test
    void where_there_is_none_the_answer_says_where_there_is_one() {
        machine.type("install", "--name", "other");
        Machine.Typed typed = machine.type("uninstall");
        assertEquals(1, typed.exitCode());
        assertTrue(typed.err().contains("no kernelspec 'jython'"), typed.err());
        assertTrue(typed.err().contains(machine.userKernels().resolve("other").toString()), typed.err());
    }

    @Test
    void a_name_cannot_lead_out_of_the_directory_of_kernels() throws Exception {
        Path outside = machine.home.resolve(".local/share/jupyter");
        machine.type("install");
        Files.writeString(outside.resolve("kernel.json"), "{\"argv\": [\"jykernel.jar\"]}");
        assertEquals(1, machine.type("uninstall", "--name", "..").exitCode());
        assertTrue(Files.exists(machine.userKernels().resolve("jython/kernel.json")));
    }

    @Test
    void of_a_link_only_the_link_is_removed() throws Exception {
        machine.type("install", "--prefix", "env");
        Path real = machine.here.resolve("env/share/jupyter/kernels/jython");
        Files.createDirectories(machine.userKernels());
        Path link = Files.createSymbolicLink(machine.userKernels().resolve("jython"), real);
        assertEquals(0, machine.type("uninstall").exitCode());
        assertFalse(Files.exists(link, java.nio.file.LinkOption.NOFOLLOW_LINKS));
        assertTrue(Files.exists(real.resolve("kernel.json")));
    }
}
