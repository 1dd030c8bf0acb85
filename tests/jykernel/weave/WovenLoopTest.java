package jykernel.weave;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jykernel.interrupt.InterruptBuffer;
import jykernel.interrupt.Interrupts;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;

class WovenLoopTest {
    /** What the method throws when it gets a signal while it runs. */
    private static Throwable stopped(Method method) throws Exception {
        Interrupts interrupts = new Interrupts(new InterruptBuffer(), signum -> () -> {
            throw new CancellationException("signal " + signum);
        });
        CountDownLatch running = new CountDownLatch(1);
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread cell = new Thread(() -> {
            interrupts.begin();
            running.countDown();
            try {
                method.invoke(null);
            } catch (InvocationTargetException e) {
                end.complete(e.getCause());
            } catch (IllegalAccessException e) {
                end.complete(e);
            } finally {
                interrupts.end();
            }
        });
        cell.setDaemon(true);
        cell.start();
        assertTrue(running.await(10, TimeUnit.SECONDS));
        Thread.sleep(Duration.ofMillis(100).toMillis()); // so that the loop is compiled
        interrupts.interrupt(InterruptBuffer.SIGINT);
        return end.get(10, TimeUnit.SECONDS);
    }

    @Test
    void an_endless_loop_of_jython_is_stopped() throws Exception {
        byte[] woven = Weaver.weave("org/python/core/X", Classes.endless("org/python/core/X"));
        assertInstanceOf(CancellationException.class, stopped(Classes.load(woven, "run")));
    }

    @Test
    void an_endless_loop_of_the_user_is_stopped() throws Exception {
        byte[] woven = UserClasses.weave(Classes.endless("X"));
        assertInstanceOf(CancellationException.class, stopped(Classes.load(woven, "run")));
    }

    /** A loop around as many instructions as are needed for a method of this size without polls. */
    private static byte[] ofSize(int bytes) {
        return Classes.classWith("X", "run", "()V", 0, code -> {
            int rest = 12; // the loop and the return
            for (int i = rest; i < bytes; i++) {
                code.visitInsn(Opcodes.NOP);
            }
            Classes.loop(code);
        });
    }

    @Test
    void a_method_that_would_become_too_long_to_be_compiled_fails_the_build() {
        Weaver.weave("org/python/core/X", ofSize(7997));
        for (int crossing : new int[] {7998, 8000}) {
            IllegalStateException refused = assertThrows(
                    IllegalStateException.class, () -> Weaver.weave("org/python/core/X", ofSize(crossing)));
            assertTrue(refused.getMessage().contains("X.run has " + crossing + " bytes"), refused.getMessage());
        }
        Weaver.weave("org/python/core/X", ofSize(8001));
    }
}
