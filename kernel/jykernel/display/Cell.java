package jykernel.display;

/** One value in a table. */
record Cell(String text, Kind kind) {
    /** Decides on which side the text stands, and how loud it is. */
    enum Kind {
        TEXT,
        NUMBER,
        /** There is no value, or it could not be read. */
        NOTHING
    }

    static final Cell ABSENT = new Cell("", Kind.NOTHING);
    /** In place of rows that are left out. */
    static final Cell MORE_ROWS = new Cell("⋮", Kind.NOTHING);
    /** In place of columns that are left out. */
    static final Cell MORE_COLUMNS = new Cell("⋯", Kind.NOTHING);
}
