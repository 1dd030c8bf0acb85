package jykernel.message;

import java.util.List;
import java.util.Map;

/**
 * What this kernel is.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#kernel-info">Kernel info</a>
 */
public final class KernelInfo {
    private KernelInfo() {}

    public record Reply(
            String status,
            String protocolVersion,
            String implementation,
            String implementationVersion,
            LanguageInfo languageInfo,
            String banner,
            boolean debugger,
            List<HelpLink> helpLinks,
            List<String> supportedFeatures)
            implements Content {}

    /** @param codemirrorMode JupyterLab chooses the highlighter by its {@code name} */
    public record LanguageInfo(
            String name,
            String version,
            String mimetype,
            String fileExtension,
            String pygmentsLexer,
            Map<String, Object> codemirrorMode,
            String nbconvertExporter) {}

    public record HelpLink(String text, String url) {}

    /** The ports of all five sockets. */
    public record Connect(String status, int shellPort, int iopubPort, int stdinPort, int controlPort, int hbPort)
            implements Content {}
}
