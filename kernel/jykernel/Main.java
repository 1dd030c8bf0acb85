package jykernel;

/** TEMPORARY. */
final class Main {
    private Main() {}
}
