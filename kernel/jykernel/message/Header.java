package jykernel.message;

import org.jspecify.annotations.Nullable;

/**
 * What every message says of itself.
 *
 * @param msgId unique per message
 * @param session one per client, and one per kernel process
 * @param date ISO 8601; read from a client it may be anything, so it is never parsed
 * @param msgType as it stood on the wire, known or not
 * @param version of the protocol
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#message-header">Message header</a>
 */
public record Header(String msgId, String session, String username, String date, String msgType, String version) {
    public Header(
            @Nullable String msgId,
            @Nullable String session,
            @Nullable String username,
            @Nullable String date,
            @Nullable String msgType,
            @Nullable String version) {
        this.msgId = orEmpty(msgId);
        this.session = orEmpty(session);
        this.username = orEmpty(username);
        this.date = orEmpty(date);
        this.msgType = orEmpty(msgType);
        this.version = orEmpty(version);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
