package jykernel.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.security.ProtectionDomain;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;

class LoadedClassesTest {
    private static final String FRAME = "org/python/core/PyFrame";
    private static final Set<String> POLL = Set.of("jykernel/interrupt/Poll");

    private final LoadedClasses loaded = new LoadedClasses(Agent.class);
    private final ClassLoader users = new ClassLoader(Agent.class.getClassLoader()) {};

    private byte @Nullable [] woven(String name, byte[] classFile) {
        return woven(name, classFile, users, users.getUnnamedModule(), null);
    }

    private byte @Nullable [] woven(
            String name,
            byte[] classFile,
            @Nullable ClassLoader loader,
            Module module,
            @Nullable ProtectionDomain domain) {
        return loaded.transform(module, loader, name, null, domain, classFile);
    }

    @Test
    void loops_of_the_user_poll_whoever_loads_them() {
        assertEquals(POLL, Classes.called(woven("X", Classes.endless("X"))));
    }

    @Test
    void jython_gets_its_patches_and_is_not_woven_twice() {
        byte[] once = woven(FRAME, Classes.frame());
        assertEquals(POLL, Classes.called(once));
        assertNull(woven(FRAME, once));
        assertNull(woven("X", UserClasses.weave(Classes.endless("X"))));
    }

    @Test
    void the_jdk_the_kernel_and_its_libraries_stay_as_they_are() {
        byte[] loop = Classes.endless("X");
        assertNull(woven("X", loop, users, String.class.getModule(), null));
        assertNull(woven("X", loop, null, users.getUnnamedModule(), null));
        assertNull(woven("jykernel/X", loop));
        assertNull(woven("org/zeromq/X", loop, users, users.getUnnamedModule(), Agent.class.getProtectionDomain()));
    }

    @Test
    void a_class_that_cannot_see_the_poll_does_not_call_it() {
        ClassLoader alone = new ClassLoader(ClassLoader.getPlatformClassLoader()) {};
        assertNull(woven("X", Classes.endless("X"), alone, alone.getUnnamedModule(), null));
    }

    @Test
    void compiled_python_and_what_nobody_understands_stay_as_they_are() {
        assertNotNull(woven("X", Classes.endless("X")));
        assertNull(woven("X$py", Classes.endless("X$py")));
        assertNull(woven("X", new byte[] {1, 2, 3}));
        assertNull(woven(FRAME, Classes.classWith(FRAME, "other", "()V", Opcodes.ACC_STATIC, code -> {})));
    }
}
