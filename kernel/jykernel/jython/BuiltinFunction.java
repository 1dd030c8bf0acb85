package jykernel.jython;

import org.python.core.PyBuiltinFunction;
import org.python.core.PyObject;

/** A Python function that is written in Java. */
final class BuiltinFunction extends PyBuiltinFunction {
    private static final long serialVersionUID = 1;

    /** Positional arguments come first; the values of the keywords are the last ones. */
    interface Body {
        PyObject call(PyObject[] args, String[] keywords);
    }

    private final transient Body body;

    BuiltinFunction(String name, String doc, Body body) {
        super(name, doc);
        this.body = body;
    }

    @Override
    public PyObject __call__(PyObject[] args, String[] keywords) {
        return body.call(args, keywords);
    }
}
