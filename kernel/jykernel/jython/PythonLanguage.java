package jykernel.jython;

/** What can be said of the language before Jython has been loaded. */
public final class PythonLanguage {
    /** The version of Python that Jython implements. */
    public static final String VERSION = "2.7.5";

    private PythonLanguage() {}
}
