package jykernel.handler;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jykernel.message.Channel;
import jykernel.message.Content;
import jykernel.message.MessageType;
import jykernel.message.Outbox;
import jykernel.message.Outgoing;
import jykernel.message.Output;
import jykernel.message.Reply;
import jykernel.message.Request;
import org.jspecify.annotations.Nullable;

/**
 * The form of every request's life: busy, work, reply, idle.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#request-reply">Request–reply</a>
 */
final class Conversation {
    /** Made while there is memory. */
    private static final Content NO_MEMORY = new Reply.Failed("OutOfMemoryError", "the memory of the JVM is used up");

    private final Outbox outbox;
    /** The requests that are between busy and idle, each an object of its own. Guarded by this. */
    private final Set<Request> open = Collections.newSetFromMap(new IdentityHashMap<>());
    /** The one of them that is a cell. Guarded by this. */
    private @Nullable Request cell;

    Conversation(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Sends what a request has caused. What control asks is answered at once, however much a cell prints. */
    void send(Request request, Outgoing message) {
        if (request.channel() == Channel.CONTROL && !isCell(request)) {
            outbox.sendUrgently(message);
        } else {
            outbox.send(message);
        }
    }

    private synchronized void busy(Request request) {
        open.add(request);
        if (isCell(request)) {
            cell = request;
        }
        send(request, request.publish(MessageType.STATUS, new Output.Status("busy")));
    }

    /** Reply and idle, only once for each request. */
    private synchronized void finish(Request request, Content reply, Map<String, Object> metadata) {
        if (!open.remove(request)) {
            return;
        }
        if (request == cell) {
            cell = null;
        }
        request.type()
                .flatMap(MessageType::reply)
                .ifPresent(type -> send(request, request.reply(type, reply, metadata)));
        send(request, request.publish(MessageType.STATUS, new Output.Status("idle")));
    }

    /** Replies to a request that is still being served; what its handler answers later is not sent any more. */
    void giveUp(Request request, Content reply) {
        finish(request, reply, Map.of());
    }

    private static boolean isCell(Request request) {
        return request.type().equals(Optional.of(MessageType.EXECUTE_REQUEST));
    }

    /**
     * Serves a question while a cell may be running. Its idle would make JupyterLab show an idle kernel, so the cell's
     * busy is published once more.
     */
    void holdAside(Request request, Handler handler) {
        hold(request, handler);
        showBusy();
    }

    private synchronized void showBusy() {
        if (cell != null) {
            send(cell, cell.publish(MessageType.STATUS, new Output.Status("busy")));
        }
    }

    /** Turns down a request that cannot even wait, while others are served. */
    synchronized void refuse(Request request, Content reply) {
        Request running = cell;
        hold(request, refused -> reply);
        cell = running;
        showBusy();
    }

    /** Serves the request from busy to idle; every request that has a reply gets one, whatever happens. */
    void hold(Request request, Handler handler) {
        hold(request, handler, reply -> Map.of());
    }

    /** @param metadata of the reply, made after the work was done */
    void hold(Request request, Handler handler, Function<Content, Map<String, Object>> metadata) {
        busy(request);
        Content reply = reply(request, handler);
        finish(request, reply, metadata.apply(reply));
    }

    /** Turns down a cell that does not run; nobody sees it between busy and idle, and takes it for one that does. */
    synchronized void turnDown(Request request, Content reply) {
        hold(request, cell -> reply, content -> Map.of("status", "aborted"));
    }

    private static Content reply(Request request, Handler handler) {
        if (request.content() instanceof Content.Malformed malformed) {
            return new Reply.Failed("InvalidRequest", request.header().msgType() + ": " + malformed.reason());
        }
        try {
            return handler.handle(request);
        } catch (OutOfMemoryError e) {
            return NO_MEMORY;
        } catch (RuntimeException | Error e) {
            System.getLogger(Conversation.class.getName())
                    .log(System.Logger.Level.ERROR, request.header().msgType() + " failed", e);
            return new Reply.Failed(e.getClass().getName(), String.valueOf(e.getMessage()));
        }
    }
}
