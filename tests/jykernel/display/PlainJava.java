package jykernel.display;

/** A language without values of its own, in which Interrupted is meant for the whole cell. */
final class PlainJava implements Language {
    static final class Interrupted extends RuntimeException {}

    @Override
    public String text(Object value) {
        return null;
    }

    @Override
    public Object view(Object value) {
        return value;
    }

    @Override
    public String name(Throwable raised) {
        return raised.getClass().getSimpleName();
    }

    @Override
    public boolean passes(Throwable raised) {
        return raised instanceof Interrupted;
    }
}
