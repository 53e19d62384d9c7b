package io.fairway.xds.demo.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.watchers.folder.FolderReader;
import io.fairway.watchers.folder.FolderReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Predictions are made from records and the control plane reads files: both must say the same. */
class FilesSayWhatIsIntendedTest {

    @TempDir
    Path root;

    @Test
    void inTheInitialState() throws IOException {
        assertSame(TestWorlds.state());
    }

    @Test
    void whenPodsAreUnreadyGoneOrUnexported() throws IOException {
        assertSame(TestWorlds.state().unready(Pods.named("cart-east")));
        assertSame(TestWorlds.state().without(Pods.named("cart-east")));
        assertSame(TestWorlds.state().unexported(TestWorlds.EAST, TestWorlds.CART));
    }

    private void assertSame(WorldState state) throws IOException {
        ClusterSpec east = state.layout().spec().cluster(TestWorlds.EAST);
        Path folder = Files.createTempDirectory(root, "east");
        new ClusterFolder(folder, root.resolve("drafts")).write(ClusterManifests.of(east, state));
        FolderReading reading = FolderReader.read(east.id(), folder);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.objects()).containsExactlyInAnyOrderElementsOf(IntendedImage.objects(east, state));
    }
}
