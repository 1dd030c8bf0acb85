package jykernel.weave;

/**
 * A change to one method of Jython.
 *
 * @param owner the class, as in {@code org/python/core/PyFrame}
 * @param method its name and descriptor, as in {@code setline(I)V}
 * @param edit what is changed
 * @param places how often the edit must find what it looks for
 */
record Patch(String owner, String method, Edit edit, int places) {
    Patch(String owner, String method, Edit edit) {
        this(owner, method, edit, 1);
    }
}
