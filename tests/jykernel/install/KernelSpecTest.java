package jykernel.install;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class KernelSpecTest {
    @Test
    void kernel_json_says_how_to_start_this_kernel() throws Exception {
        KernelSpec spec = new KernelSpec(
                KernelSpec.java("/opt/java/bin/java", List.of("-Xmx4g")),
                "/k/jython/jykernel.jar",
                KernelSpec.DISPLAY_NAME,
                KernelSpec.LANGUAGE);
        assertEquals(
                """
                {
                  "argv": ["/opt/java/bin/java", %s, "-Xmx4g", \
                "-XX:SharedArchiveFile=/k/jython/jykernel.jsa", "-Xlog:cds=off", "-Xlog:cds+dynamic=off", \
                "-Djykernel.archive=/k/jython/jykernel.jsa", "-cp", "/k/jython/jykernel.jar", "jykernel.Main", \
                "kernel", "{connection_file}"],
                  "display_name": "Jython 2.7 (JVM)",
                  "language": "python",
                  "interrupt_mode": "message",
                  "kernel_protocol_version": "5.5",
                  "env": {
                    "CLICOLOR": "1",
                    "GIT_PAGER": "cat",
                    "PAGER": "cat",
                    "TERM": "xterm-color"
                  },
                  "metadata": {
                    "debugger": false,
                    "supported_encryption": ["curve"]
                  }
                }
                """
                        .formatted(KernelSpec.JVM_OPTIONS.stream()
                                .map(option -> '"' + option + '"')
                                .collect(Collectors.joining(", "))),
                spec.json());
    }

    @Test
    void any_text_survives_the_way_through_kernel_json() throws Exception {
        String java = "C:\\Program Files\\Java\\bin\\java.exe";
        String jar = "/home/zoë $1 \\1/jykernel.jar";
        String displayName = "say \"@jar@\"\n\tor \u20ac";
        KernelSpec spec = new KernelSpec(List.of(java), jar, displayName, "jython");
        var json = Machine.JSON.read(spec.json());
        List<?> argv = (List<?>) json.get("argv");
        assertEquals(java, argv.get(0));
        assertEquals(
                List.of("-cp", jar, "jykernel.Main", "kernel", "{connection_file}"),
                argv.subList(argv.size() - 5, argv.size()));
        assertEquals(displayName, json.get("display_name"));
        assertEquals("jython", json.get("language"));
    }

    @Test
    void logos_have_the_size_in_their_name_and_a_transparent_ground() throws Exception {
        for (int size : new int[] {32, 64}) {
            byte[] png = KernelSpec.resource("logo-" + size + "x" + size + ".png");
            BufferedImage logo = ImageIO.read(new ByteArrayInputStream(png));
            assertArrayEquals(
                    new int[] {size, size, 0}, new int[] {logo.getWidth(), logo.getHeight(), logo.getRGB(0, 0) >>> 24});
        }
    }

    @Test
    void the_demos_are_clean_notebooks_for_this_kernel_that_end() throws Exception {
        for (String name : KernelSpec.DEMOS) {
            JsonNode demo = new ObjectMapper().readTree(KernelSpec.resource(name));
            assertEquals(KernelSpec.NAME, demo.at("/metadata/kernelspec/name").asText(), name);
            assertEquals("python", demo.at("/metadata/language_info/name").asText(), name);
            for (JsonNode cell : demo.get("cells")) {
                if (cell.get("cell_type").asText().equals("code")) {
                    assertEquals(0, cell.get("outputs").size(), name);
                    for (JsonNode line : cell.get("source")) {
                        assertEquals(false, line.asText().startsWith("while True"), "'run all' would never end");
                    }
                }
            }
        }
    }
}
