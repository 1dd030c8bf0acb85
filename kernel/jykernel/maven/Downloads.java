package jykernel.maven;

/** Hears of files that are being fetched. Called on several threads, some times in a second for each file. */
public interface Downloads {
    /**
     * @param file its name, without folders
     * @param done how many bytes have come
     * @param total of how many; -1 if nobody knows
     */
    void progress(String file, long done, long total);

    /** @param complete false if it could not be fetched from this place */
    void end(String file, boolean complete);

    /** Whether anybody waits for them still; otherwise they end as soon as they can. */
    default boolean wanted() {
        return true;
    }
}
