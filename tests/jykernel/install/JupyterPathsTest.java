package jykernel.install;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jykernel.install.Environment.Platform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
final class JupyterPathsTest {
    @TempDir
    Path root;

    Machine machine;

    @BeforeEach
    void make() throws Exception {
        machine = new Machine(root);
    }

    Path ofUser(Platform platform) {
        return machine.paths(platform).ofUser();
    }

    @Test
    void each_system_has_its_own_place_for_a_user() {
        assertEquals(machine.home.resolve(".local/share/jupyter/kernels"), ofUser(Platform.LINUX));
        assertEquals(machine.home.resolve("Library/Jupyter/kernels"), ofUser(Platform.MACOS));
        assertEquals(machine.home.resolve("AppData/Roaming/jupyter/kernels"), ofUser(Platform.WINDOWS));
    }

    @Test
    void variables_move_the_place_for_a_user() {
        machine.variables.put("XDG_DATA_HOME", "/xdg");
        machine.variables.put("APPDATA", "/roaming");
        assertEquals(Path.of("/xdg/jupyter/kernels"), ofUser(Platform.LINUX));
        assertEquals(machine.home.resolve("Library/Jupyter/kernels"), ofUser(Platform.MACOS));
        assertEquals(Path.of("/roaming/jupyter/kernels"), ofUser(Platform.WINDOWS));
        machine.variables.put("JUPYTER_DATA_DIR", "/data");
        assertEquals(Path.of("/data/kernels"), ofUser(Platform.LINUX));
        machine.variables.put("JUPYTER_DATA_DIR", "");
        assertEquals(Path.of("/xdg/jupyter/kernels"), ofUser(Platform.LINUX));
    }

    @Test
    void the_active_environment_is_the_prefix_before_any_program_is_asked() throws Exception {
        machine.program("python3", "echo /from/python");
        machine.variables.put("CONDA_PREFIX", "/conda");
        assertEquals(
                Optional.of(Path.of("/conda")), machine.paths(Platform.LINUX).prefix());
        machine.variables.put("VIRTUAL_ENV", "/venv");
        assertEquals(
                Optional.of(Path.of("/venv")), machine.paths(Platform.LINUX).prefix());
    }

    @Test
    void the_python_beside_jupyter_knows_the_prefix_better_than_another_one() throws Exception {
        assertEquals(Optional.empty(), machine.paths(Platform.LINUX).prefix());
        machine.program("python3", "echo /system");
        assertEquals(
                Optional.of(Path.of("/system")), machine.paths(Platform.LINUX).prefix());
        Path tool = root.resolve("tool");
        Machine.script(tool.resolve("jupyter"), "exit 1");
        Machine.script(tool.resolve("python"), "test \"$1\" = -c && echo /tool");
        machine.variables.put("PATH", machine.bin + ":" + tool);
        assertEquals(
                Optional.of(Path.of("/tool")), machine.paths(Platform.LINUX).prefix());
    }

    @Test
    void a_virtual_environment_is_searched_before_the_user_and_another_prefix_after() throws Exception {
        Path venv = Files.createDirectories(root.resolve("venv"));
        Path share = venv.resolve("share/jupyter/kernels");
        machine.variables.put("VIRTUAL_ENV", venv.toString());
        machine.variables.put("JUPYTER_PATH", "/first::relative");
        List<Path> system = List.of(Path.of("/usr/local/share/jupyter/kernels"), Path.of("/usr/share/jupyter/kernels"));
        List<Path> named = List.of(Path.of("/first/kernels"), machine.here.resolve("relative/kernels"));
        assertEquals(
                List.of(named.get(0), named.get(1), machine.userKernels(), share, system.get(0), system.get(1)),
                machine.paths(Platform.LINUX).searched());
        Files.createFile(venv.resolve("pyvenv.cfg"));
        assertEquals(
                List.of(named.get(0), named.get(1), share, machine.userKernels(), system.get(0), system.get(1)),
                machine.paths(Platform.LINUX).searched());
        machine.variables.put("JUPYTER_PREFER_ENV_PATH", "no");
        assertEquals(
                machine.userKernels(), machine.paths(Platform.LINUX).searched().get(2));
    }
}
