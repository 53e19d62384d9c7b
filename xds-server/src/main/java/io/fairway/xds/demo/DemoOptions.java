package io.fairway.xds.demo;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked of a demo.
 *
 * @param format what is printed on standard output
 * @param keep whether the world stays up after the last scene until somebody ends the program
 * @param scenes the scenes to play
 * @param fault what to break on purpose
 * @param terminal whether a person watches on a terminal that understands ANSI escapes
 * @param coloured whether colours are wanted there
 * @param pace how fast it goes
 */
public record DemoOptions(
        Format format,
        boolean keep,
        Set<Scene> scenes,
        Optional<Fault> fault,
        boolean terminal,
        boolean coloured,
        Pace pace) {

    /** All scenes, nothing broken, plain text. */
    public static final DemoOptions DEFAULT = new DemoOptions(
            Format.TEXT, false, EnumSet.allOf(Scene.class), Optional.empty(), false, false, Pace.TO_WATCH);

    public DemoOptions {
        scenes = Set.copyOf(scenes);
    }

    /** What is printed on standard output. */
    public enum Format {
        /** Everything, as it happens, for people. */
        TEXT,
        /** The report as one JSON document at the end; what happens meanwhile goes to standard error. */
        JSON
    }
}
