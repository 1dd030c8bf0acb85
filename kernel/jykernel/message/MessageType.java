package jykernel.message;

import java.util.Locale;
import java.util.Optional;

/** The messages this kernel knows; the wire name is the constant in lower case. */
public enum MessageType {
    EXECUTE_REQUEST(Execute.Request.class),
    EXECUTE_REPLY,
    EXECUTE_INPUT,
    EXECUTE_RESULT,
    COMPLETE_REQUEST(Complete.Request.class),
    COMPLETE_REPLY,
    INSPECT_REQUEST(Inspect.Request.class),
    INSPECT_REPLY,
    IS_COMPLETE_REQUEST(IsComplete.Request.class),
    IS_COMPLETE_REPLY,
    HISTORY_REQUEST(History.Request.class),
    HISTORY_REPLY,
    COMM_INFO_REQUEST(CommInfo.Request.class),
    COMM_INFO_REPLY,
    COMM_OPEN(Comm.Open.class),
    COMM_MSG(Comm.Msg.class),
    COMM_CLOSE(Comm.Close.class),
    KERNEL_INFO_REQUEST(Content.Empty.class),
    KERNEL_INFO_REPLY,
    CONNECT_REQUEST(Content.Empty.class),
    CONNECT_REPLY,
    INTERRUPT_REQUEST(Content.Empty.class),
    INTERRUPT_REPLY,
    SHUTDOWN_REQUEST(Shutdown.Request.class),
    SHUTDOWN_REPLY,
    INPUT_REQUEST,
    INPUT_REPLY(Stdin.Reply.class),
    STATUS,
    STREAM,
    DISPLAY_DATA,
    UPDATE_DISPLAY_DATA,
    CLEAR_OUTPUT,
    ERROR,
    IOPUB_WELCOME;

    private final Class<? extends Content> requestContent;
    private final boolean fromClients;

    MessageType() {
        this(Content.Empty.class, false);
    }

    MessageType(Class<? extends Content> requestContent) {
        this(requestContent, true);
    }

    MessageType(Class<? extends Content> requestContent, boolean fromClients) {
        this.requestContent = requestContent;
        this.fromClients = fromClients;
    }

    /** The message that clients send under this name, if clients send it at all. */
    public static Optional<MessageType> sentByClients(String wireName) {
        try {
            MessageType type = valueOf(wireName.toUpperCase(Locale.ROOT));
            return type.fromClients && type.wireName().equals(wireName) ? Optional.of(type) : Optional.empty();
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The record that a client's content of this type is read into. */
    public Class<? extends Content> requestContent() {
        return requestContent;
    }

    /** {@code x_reply} for {@code x_request}; empty for messages that are not answered. */
    public Optional<MessageType> reply() {
        String name = name();
        return name.endsWith("_REQUEST")
                ? Optional.of(valueOf(name.substring(0, name.length() - "REQUEST".length()) + "REPLY"))
                : Optional.empty();
    }
}
