package jykernel.classes;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;

/**
 * The head of a class file.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html">The class file format</a>
 */
final class ClassFile {
    private static final int MAGIC = 0xCAFEBABE;
    private static final String SUFFIX = ".class";

    private ClassFile() {}

    /** The simple name of the top-level class whose file this is, or the empty string. */
    static String topLevelName(String fileName) {
        String name = fileName.endsWith(SUFFIX) ? fileName.substring(0, fileName.length() - SUFFIX.length()) : "";
        return name.indexOf('$') < 0 && isIdentifier(name) ? name : "";
    }

    /** What is not a name in Java, such as META-INF, is no package. */
    static boolean isIdentifier(String name) {
        return !name.isEmpty()
                && Character.isJavaIdentifierStart(name.charAt(0))
                && name.chars().allMatch(Character::isJavaIdentifierPart);
    }

    static boolean isPublic(InputStream bytes) throws IOException {
        DataInputStream in = new DataInputStream(bytes);
        if (in.readInt() != MAGIC) {
            return false;
        }
        in.readInt();
        int constants = in.readUnsignedShort();
        for (int i = 1; i < constants; i += skipConstant(in)) {}
        return Modifier.isPublic(in.readUnsignedShort());
    }

    /** Returns how many places in the table the constant takes. */
    private static int skipConstant(DataInputStream in) throws IOException {
        int tag = in.readUnsignedByte();
        switch (tag) {
            case 1 -> in.skipNBytes(in.readUnsignedShort());
            case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
            case 15 -> in.skipNBytes(3);
            case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
            case 5, 6 -> in.skipNBytes(8);
            default -> throw new IOException("expected a constant of a class file, found one with the tag " + tag);
        }
        return tag == 5 || tag == 6 ? 2 : 1;
    }
}
