package jykernel.jython;

import com.kenai.jffi.Library;
import java.util.TimeZone;
import org.python.antlr.PythonLexer;
import org.python.antlr.PythonParser;

/**
 * What the first cell needs, what takes its time to be made ready, and what can be so without Python: done by a thread that
 * has nothing else to do while Python starts.
 */
public final class EarlyClasses {
    private EarlyClasses() {}

    /** Returns when all is ready; what cannot be is left to whoever needs it. */
    public static void prepare() {
        try {
            TimeZone.getDefault(); // zipimport
            Library.getDefault(); // posix
            initialise(PythonLexer.class);
            initialise(PythonParser.class);
        } catch (ClassNotFoundException | LinkageError | OutOfMemoryError e) {
            System.getLogger(EarlyClasses.class.getName()).log(System.Logger.Level.DEBUG, "Not ready early", e);
        }
    }

    private static void initialise(Class<?> type) throws ClassNotFoundException {
        Class.forName(type.getName(), true, type.getClassLoader());
    }
}
