package jykernel.classpath;

import java.nio.ByteBuffer;

/**
 * Makes what is not private public. Cells share a package, so that they may use what others of them have not declared
 * public; but each has a class loader of its own, and to the JVM that makes packages of their own.
 */
final class Opened {
    private static final int PUBLIC = 0x1;
    private static final int PRIVATE = 0x2;
    private static final int PROTECTED = 0x4;
    private static final int SYNTHETIC = 0x1000;

    /** Where the size of the table of constants is, behind the magic number and the version. */
    private static final int CONSTANTS = 8;

    private static final String INNER_CLASSES = "InnerClasses";
    private static final int UTF8 = 1;

    private final ByteBuffer file;
    /** Where the constants are that are text. */
    private final int[] texts;

    private Opened(byte[] classFile) {
        file = ByteBuffer.wrap(classFile).position(CONSTANTS);
        texts = new int[unsigned()];
    }

    /**
     * The class file with other flags.
     *
     * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html">The class File Format</a>
     */
    static byte[] of(byte[] classFile) {
        byte[] copy = classFile.clone();
        new Opened(copy).open();
        return copy;
    }

    private void open() {
        readConstants();
        openFlags();
        // Of this class and the one above it.
        skip(4);
        skip(2 * unsigned());
        openMembers();
        openMembers();
        for (int left = unsigned(); left > 0; left--) {
            boolean inner = isText(unsigned(), INNER_CLASSES);
            int end = end();
            if (inner) {
                openInner();
            }
            file.position(end);
        }
    }

    private void readConstants() {
        for (int i = 1; i < texts.length; i++) {
            int tag = file.get();
            switch (tag) {
                case UTF8 -> {
                    texts[i] = file.position();
                    skip(unsigned());
                }
                case 7, 8, 16, 19, 20 -> skip(2);
                case 15 -> skip(3);
                case 5, 6 -> {
                    skip(8);
                    // These take two numbers.
                    i++;
                }
                default -> skip(4);
            }
        }
    }

    private void openMembers() {
        for (int members = unsigned(); members > 0; members--) {
            openFlags();
            // Its name and its type.
            skip(4);
            for (int left = unsigned(); left > 0; left--) {
                skip(2);
                file.position(end());
            }
        }
    }

    /** What says how classes inside of others were declared. */
    private void openInner() {
        for (int left = unsigned(); left > 0; left--) {
            skip(6);
            openFlags();
        }
    }

    private void openFlags() {
        int at = file.position();
        int flags = unsigned();
        if ((flags & (PRIVATE | SYNTHETIC)) == 0) {
            file.putShort(at, (short) ((flags & ~PROTECTED) | PUBLIC));
        }
    }

    /** Reads how long what follows is. */
    private int end() {
        int length = file.getInt();
        return file.position() + length;
    }

    private boolean isText(int constant, String expected) {
        int at = texts[constant];
        if (file.getShort(at) != expected.length()) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            if (file.get(at + 2 + i) != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int unsigned() {
        return Short.toUnsignedInt(file.getShort());
    }

    private void skip(int bytes) {
        file.position(file.position() + bytes);
    }
}
