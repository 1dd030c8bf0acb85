package jykernel.jython;

import java.util.Map;
import org.python.core.Py;
import org.python.core.PyObject;

/** The functions {@code exit} and {@code quit}: they end the kernel once the cell has ended. */
final class Exiter extends PyObject {
    private static final long serialVersionUID = 1;

    private final transient Payloads payloads;

    Exiter(Payloads payloads) {
        this.payloads = payloads;
    }

    @Override
    public PyObject __call__(PyObject[] args, String[] keywords) {
        exit(Arguments.flag(args, keywords, 0, "keep_kernel"));
        return Py.None;
    }

    /** @param keepKernel only the client is to end */
    void exit(boolean keepKernel) {
        payloads.add(Map.of("source", "ask_exit", "keepkernel", keepKernel));
    }

    @Override
    public String toString() {
        return "exit([keep_kernel=False]) ends the kernel";
    }
}
