package jykernel.install;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How Jupyter starts the kernel of one kernelspec.
 *
 * @param command with {@code {connection_file}} still in it
 * @param environment variables that are set beside the inherited ones
 */
record Launch(List<String> command, Map<String, String> environment, String interruptMode) {
    static final String CONNECTION_FILE = "{connection_file}";

    static Launch of(FoundSpec spec, JsonText json) {
        try {
            Map<String, Object> fields = json.read(spec.json());
            return new Launch(command(fields, spec.directory()), variables(fields), text(fields.get("interrupt_mode")));
        } catch (IOException e) {
            throw new Trouble("kernel.json is not JSON: " + e.getMessage(), e);
        }
    }

    private static List<String> command(Map<String, Object> fields, Path directory) {
        if (!(fields.get("argv") instanceof List<?> argv) || argv.isEmpty()) {
            throw new Trouble("kernel.json has no list 'argv' with the command in it");
        }
        List<String> command = new ArrayList<>();
        for (Object part : argv) {
            command.add(text(part).replace("{resource_dir}", directory.toString()));
        }
        return command;
    }

    private static Map<String, String> variables(Map<String, Object> fields) {
        Map<String, String> variables = new LinkedHashMap<>();
        if (fields.get("env") instanceof Map<?, ?> env) {
            env.forEach((name, value) -> variables.put(text(name), text(value)));
        }
        return variables;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** The executable, wherever PATH has it if it is but a name. */
    Optional<Path> java(Programs programs) {
        Path java = Path.of(command.get(0));
        Path directory = java.getParent();
        return directory == null
                ? programs.onPath(java.toString())
                : programs.in(directory.toString(), java.getFileName().toString());
    }

    Path jar() {
        return command.stream()
                .filter(part -> part.endsWith(KernelSpec.JAR))
                .findFirst()
                .map(Path::of)
                .orElseThrow(() -> new Trouble("'argv' in kernel.json does not name " + KernelSpec.JAR));
    }
}
