package jykernel.install;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import jykernel.transport.HeartbeatClient;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import picocli.CommandLine;

/** A made-up computer in a temporary directory, on which commands are typed. */
final class Machine {
    static final JsonText JSON =
            text -> new ObjectMapper().readValue(text, new TypeReference<Map<String, Object>>() {});

    final Path home;
    final Path bin;
    final Path here;
    final Path jar;
    final Map<String, String> variables = new LinkedHashMap<>();

    /** What one command did. */
    record Typed(int exitCode, String out, String err) {}

    Machine(Path root) throws IOException {
        home = Files.createDirectories(root.resolve("home"));
        bin = Files.createDirectories(root.resolve("bin"));
        here = Files.createDirectories(root.resolve("here"));
        jar = root.resolve("build").resolve("jykernel.jar");
        writeJar();
        variables.put("PATH", bin.toString());
    }

    /** A jar that starts {@link EchoingHeart} as if it were the kernel, small because it refers to the class path of this test. */
    private void writeJar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                                .map(path -> Path.of(path).toUri().toString())
                                .collect(Collectors.joining(" ")));
        Files.createDirectories(jar.getParent());
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream archive = new JarOutputStream(file, manifest)) {
            archive.putNextEntry(new JarEntry("jykernel/Main.class"));
            archive.write(main());
        }
    }

    /** The main class of the kernel's jar, which does what {@link EchoingHeart} does. */
    private static byte[] main() {
        String heart = Type.getInternalName(EchoingHeart.class);
        String descriptor = "([Ljava/lang/String;)V";
        ClassWriter main = new ClassWriter(0);
        main.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "jykernel/Main", null, "java/lang/Object", null);
        MethodVisitor code = main.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "main", descriptor, null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, heart, "main", descriptor, false);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(1, 1);
        code.visitEnd();
        return main.toByteArray();
    }

    Environment environment() {
        return environment(Environment.Platform.LINUX);
    }

    Environment environment(Environment.Platform platform) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new Environment(variables, platform, home, here, java, jar);
    }

    JupyterPaths paths(Environment.Platform platform) {
        Environment environment = environment(platform);
        return new JupyterPaths(environment, new Programs(environment));
    }

    Typed type(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commands = Commands.commandLine(environment(), JSON, HeartbeatClient::answers)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        int exitCode = commands.execute(words);
        return new Typed(exitCode, out.toString(), err.toString());
    }

    Path userKernels() {
        return home.resolve(".local/share/jupyter/kernels");
    }

    /** A program on PATH: a shell script. */
    Path program(String name, String... lines) throws IOException {
        return script(bin.resolve(name), lines);
    }

    static Path script(Path file, String... lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " executable");
        }
        return file;
    }

    /** A kernelspec of somebody else's. */
    Path foreignSpec(Path kernels, String name) throws IOException {
        Path directory = Files.createDirectories(kernels.resolve(name));
        Files.writeString(
                directory.resolve("kernel.json"),
                "{\"argv\": [\"python\", \"-m\", \"jython_kernel\", \"{connection_file}\"], \"language\": \"python\"}");
        return directory;
    }
}
