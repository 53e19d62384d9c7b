package io.fairway.xds.demo.report;

import io.fairway.xds.demo.shares.ShareRow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What happened in one scene.
 *
 * @param name its stable name
 * @param title what it shows
 * @param happened what was done to the world
 * @param why what the control plane says about it, line by line
 * @param settled how long the caller's proxy took to have the change; empty if nothing changed or it never came
 * @param rows where the requests went
 * @param changing requests and failures while the change was under way
 * @param notes what else was seen
 * @param checks what was held against what was expected
 */
public record SceneReport(
        String name,
        String title,
        String happened,
        List<String> why,
        Optional<Duration> settled,
        List<ShareRow> rows,
        Traffic changing,
        List<String> notes,
        List<Check> checks) {

    public SceneReport {
        why = List.copyOf(why);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
        checks = List.copyOf(checks);
    }

    /** How many requests there were and how many of them failed. */
    public record Traffic(int requests, int failures) {

        /** No request at all. */
        public static final Traffic NONE = new Traffic(0, 0);
    }
}
