package io.fairway.xds.demo.world;

/** Hears how far the start of a world has come. */
public interface Progress {

    /** Nobody listens. */
    Progress SILENT = (_, _, _) -> {};

    /**
     * Some of something is done.
     *
     * @param what what is being done, for people
     * @param done how many are done
     * @param of how many there are
     */
    void at(String what, int done, int of);
}
