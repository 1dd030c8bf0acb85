package jykernel.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jykernel.message.Channel;
import jykernel.message.Frame;
import jykernel.message.MessageType;
import jykernel.message.Outgoing;
import jykernel.message.Output;
import jykernel.message.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Protocol checklist rows O1, O9, W14. */
@Timeout(20)
class OutboxQueueTest {
    private static final Frame PARENT = Frame.utf8("{\"msg_id\":\"a\"}");

    private long now;
    private final AtomicInteger wakeUps = new AtomicInteger();
    private final OutboxQueue outbox = new OutboxQueue(() -> now, wakeUps::incrementAndGet);

    private void print(String name, String text) {
        print(PARENT, name, text);
    }

    private void print(Frame parent, String name, String text) {
        outbox.send(Outgoing.published(MessageType.STREAM, parent, new Output.Stream(name, text)));
    }

    private void status(String state) {
        outbox.send(Outgoing.published(MessageType.STATUS, PARENT, new Output.Status(state)));
    }

    private List<String> due() {
        List<String> due = new ArrayList<>();
        for (Outgoing message = outbox.poll(); message != null; message = outbox.poll()) {
            due.add(
                    message.content() instanceof Output.Stream stream
                            ? stream.name() + ":" + stream.text()
                            : ((Output.Status) message.content()).executionState());
        }
        return due;
    }

    @Test
    void text_waits_a_moment_for_more_text_and_leaves_as_one_message() {
        print("stdout", "a");
        print("stdout", "b");
        assertEquals(List.of(), due());
        assertTrue(outbox.millisUntilDue() > 0 && outbox.millisUntilDue() <= 50);
        now += OutboxQueue.COALESCE_NANOS;
        assertEquals(0, outbox.millisUntilDue());
        print("stdout", "c");
        assertEquals(List.of("stdout:abc"), due());
        assertEquals(OutboxQueue.SOON_MILLIS, outbox.millisUntilDue(), "it has just sent something");
        assertEquals(-1, outbox.millisUntilDue());
    }

    @Test
    void anything_behind_text_makes_it_due_and_nothing_overtakes() {
        print("stdout", "a");
        print("stderr", "b");
        print("stdout", "c");
        status("idle");
        assertEquals(List.of("stdout:a", "stderr:b", "stdout:c", "idle"), due());
    }

    @Test
    void the_text_of_different_cells_is_never_mixed() {
        print("stdout", "a");
        print(Frame.utf8("{\"msg_id\":\"b\"}"), "stdout", "b");
        status("idle");
        assertEquals(List.of("stdout:a", "stdout:b", "idle"), due());
    }

    @Test
    void long_text_is_cut_into_messages_but_never_inside_a_character() {
        String text = "x".repeat(OutboxQueue.TEXT_LIMIT - 1) + "\ud835\udc1a" + "y".repeat(10);
        print("stdout", text);
        status("idle");
        List<String> sent = due();
        assertEquals(3, sent.size());
        assertTrue(sent.get(0).endsWith("\ud835\udc1a"));
        assertEquals("stdout:yyyyyyyyyy", sent.get(1));
    }

    @Test
    void what_is_published_waits_for_a_sender_that_looks_again_soon_but_the_end_of_a_request_wakes_it() {
        outbox.expect();
        assertEquals(OutboxQueue.SOON_MILLIS, outbox.millisUntilDue());
        status("busy");
        print("stdout", "a");
        assertEquals(0, wakeUps.get());
        status("idle");
        assertEquals(1, wakeUps.get());
        assertEquals(List.of("busy", "stdout:a", "idle"), due());
    }

    @Test
    void replies_and_much_output_wake_a_sender_that_looks_again_soon() {
        outbox.expect();
        outbox.millisUntilDue();
        outbox.send(new Outgoing(
                Channel.SHELL,
                List.of(),
                MessageType.EXECUTE_REPLY,
                "",
                PARENT,
                new Reply.Failed("a", "b"),
                Map.of(),
                List.of()));
        assertEquals(1, wakeUps.get());
        outbox.poll();
        outbox.millisUntilDue();
        print("stdout", "x".repeat((int) OutboxQueue.SOON_AT_MOST_BYTES + 1));
        assertEquals(2, wakeUps.get());
    }

    @Test
    void a_sender_that_looks_only_when_it_is_woken_is_woken_by_whatever_comes() {
        outbox.expect();
        outbox.millisUntilDue();
        assertEquals(-1, outbox.millisUntilDue());
        status("busy");
        assertEquals(1, wakeUps.get());
        status("busy");
        assertEquals(1, wakeUps.get(), "it is on its way");
    }

    @Test
    void the_sender_is_woken_when_text_begins_and_when_it_is_full_but_not_for_every_print() {
        for (int i = 0; i < 1000; i++) {
            print("stdout", "line\n");
        }
        assertEquals(1, wakeUps.get());
    }

    @Test
    void urgent_messages_overtake_the_others_and_keep_their_own_order() {
        print("stdout", "a");
        status("idle");
        for (String state : List.of("first", "second")) {
            outbox.sendUrgently(Outgoing.published(MessageType.STATUS, PARENT, new Output.Status(state)));
        }
        assertEquals(0, outbox.millisUntilDue());
        assertEquals(List.of("first", "second", "stdout:a", "idle"), due());
    }

    @Test
    void who_fills_the_outbox_waits_until_there_is_room() throws InterruptedException {
        String text = "x".repeat((int) OutboxQueue.ROOM_BYTES + 1);
        print("stdout", text);
        CountDownLatch waited = new CountDownLatch(1);
        Thread producer = new Thread(() -> {
            try {
                outbox.awaitRoom();
                waited.countDown();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        producer.start();
        while (producer.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertNotNull(outbox.poll());
        while (outbox.poll() != null) {
            // make room
        }
        assertTrue(waited.await(10, TimeUnit.SECONDS));
    }

    @Test
    void many_small_messages_fill_the_outbox_as_well() {
        for (int n = 0; n < OutboxQueue.ANSWERS_AT_MOST_BYTES / Outgoing.EMPTY_BYTES; n++) {
            print(n % 2 == 0 ? "stdout" : "stderr", "x");
        }
        assertFalse(outbox.hasRoomForAnswers());
        due();
        now += OutboxQueue.COALESCE_NANOS;
        due();
        assertTrue(outbox.hasRoomForAnswers());
    }

    @Test
    void urgent_messages_are_limited_as_well() {
        for (int n = 0; n < OutboxQueue.URGENT_AT_MOST; n++) {
            assertTrue(outbox.hasRoomForUrgent());
            outbox.sendUrgently(Outgoing.published(MessageType.STATUS, PARENT, new Output.Status("busy")));
        }
        assertFalse(outbox.hasRoomForUrgent());
        outbox.poll();
        assertTrue(outbox.hasRoomForUrgent());
    }

    @Test
    void while_nothing_can_be_published_urgent_replies_overtake_urgent_states() {
        Outgoing state = Outgoing.published(MessageType.STATUS, PARENT, new Output.Status("busy"));
        Outgoing reply = new Outgoing(
                Channel.CONTROL,
                List.of(),
                MessageType.INTERRUPT_REPLY,
                "",
                PARENT,
                new Reply.Ok(),
                Map.of(),
                List.of());
        outbox.sendUrgently(state);
        outbox.sendUrgently(reply);
        assertSame(reply, outbox.pollUrgentReply());
        assertNull(outbox.pollUrgentReply());
        assertSame(state, outbox.poll());
    }

    @Test
    void after_it_was_closed_it_empties_itself_and_takes_nothing_more() throws InterruptedException {
        print("stdout", "last words");
        outbox.close();
        assertEquals(List.of("stdout:last words"), due());
        status("idle");
        assertNull(outbox.poll());
        outbox.awaitRoom();
    }
}
