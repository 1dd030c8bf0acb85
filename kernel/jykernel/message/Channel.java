package jykernel.message;

/** The sockets of a kernel, named as in the connection file. */
public enum Channel {
    SHELL,
    CONTROL,
    STDIN,
    IOPUB
}
