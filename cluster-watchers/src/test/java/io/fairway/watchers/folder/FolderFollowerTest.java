package io.fairway.watchers.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.Freshness;
import io.fairway.model.id.ClusterId;
import io.fairway.watchers.Problem;
import io.fairway.watchers.decode.SampleYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFollowerTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path east;

    private final RecordingSink sink = new RecordingSink();
    private final FolderState state = new FolderState(new ClusterId("east"), file -> file);
    private Sight sight = new Sight.Unseen("not looked yet");

    @BeforeEach
    void writesTwoServices() throws IOException {
        write("cart.yaml", SampleYaml.service("cart", 80));
        Files.createDirectories(east.resolve("sub"));
        write("sub/basket.yaml", SampleYaml.service("basket", 80));
        sight = FolderScan.look(east, _ -> {});
        follower().look(START).forEach(sink);
        assertThat(sink.keys()).hasSize(3);
    }

    @Test
    void readsEverythingAnewWhenEventsWereLost() throws IOException {
        FolderFollower follower = follower();
        follower.look(START).forEach(sink);
        write("cart.yaml", SampleYaml.service("cart", 81));

        follower.look(START).forEach(sink);
        assertThat(sink.objects().toString()).as("it looks as before").doesNotContain("port=81");

        Wake wake = new Wake();
        wake.eventsWereLost();
        follower.follow(wake, START).forEach(sink);
        assertThat(sink.objects().toString()).contains("port=81");
    }

    @Test
    void readsAFileThatChangedThoughItLooksAsBefore() throws IOException {
        FolderFollower follower = follower();
        follower.look(START).forEach(sink);
        write("cart.yaml", SampleYaml.service("cart", 81));

        Wake wake = new Wake();
        wake.fileChanged(east.resolve("cart.yaml"));
        wake.lookAgain();
        follower.follow(wake, START).forEach(sink);
        assertThat(sink.objects().toString()).contains("port=81");
    }

    @Test
    void keepsWhatItCannotLookAt() {
        Sight.Seen seen = (Sight.Seen) sight;
        TreeMap<String, Sight.Found> files = new TreeMap<>(seen.files());
        files.remove("sub/basket.yaml");
        sight = new Sight.Seen(seen.identity(), files, new TreeMap<>(Map.of("sub", "permission denied")));
        FolderFollower follower = follower();
        follower.look(START).forEach(sink);
        follower.settle(START.plus(Quiet.AT_MOST)).forEach(sink);

        assertThat(sink.keys()).hasSize(3);
        assertThat(state.problems()).containsExactly(new Problem("sub", 0, "cannot be read: permission denied"));

        sight = new Sight.Seen(seen.identity(), files, Collections.emptySortedMap());
        follower.look(START).forEach(sink);
        follower.settle(START.plus(Quiet.AT_MOST)).forEach(sink);
        assertThat(sink.keys()).hasSize(2);
        assertThat(state.problems()).isEmpty();
    }

    @Test
    void takesNothingAwayWithoutAnotherLook() {
        FolderFollower follower = follower();
        follower.look(START).forEach(sink);
        state.read(Map.of("cart.yaml", FileReading.ABSENT), START).forEach(sink);
        sight = new Sight.Unseen("gone");
        follower.settle(START.plus(Quiet.SETTLE)).forEach(sink);

        assertThat(sink.keys()).hasSize(3);
        assertThat(sink.freshness()).isEqualTo(Freshness.stale("gone"));
    }

    @Test
    void takesAReplacedFolderForAnotherOne() {
        FolderFollower follower = follower();
        follower.look(START).forEach(sink);
        Sight.Seen seen = (Sight.Seen) sight;
        sight = new Sight.Seen("another", Collections.emptySortedMap(), seen.blindSpots());
        follower.look(START).forEach(sink);
        follower.settle(START.plus(Quiet.SETTLE)).forEach(sink);

        assertThat(sink.keys()).hasSize(3);
        assertThat(sink.freshness().state()).isEqualTo(Freshness.State.STALE);
    }

    private FolderFollower follower() {
        return new FolderFollower(east, file -> file, state, () -> sight);
    }

    /** Files of one size and time, as two writes within one tick of the file system's clock leave them. */
    private void write(String name, String text) throws IOException {
        Path file = Files.writeString(east.resolve(name), text);
        Files.setLastModifiedTime(file, FileTime.from(START));
    }
}
