package io.fairway.watchers.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.ClusterDelta;
import io.fairway.model.Freshness;
import io.fairway.model.id.ClusterId;
import io.fairway.watchers.Problem;
import io.fairway.watchers.decode.SampleYaml;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real files, real events. Each test waits for an outcome; none depends on how long it takes. */
class FolderClusterTest {

    private static final ClusterId EAST = new ClusterId("east");
    private static final String CART = SampleYaml.service("cart", 80);
    private static final String BASKET = SampleYaml.service("basket", 80);

    @TempDir
    private Path temporary;

    private final RecordingSink sink = new RecordingSink();
    private Path east;
    private FolderCluster cluster;

    @BeforeEach
    void nameTheFolder() {
        east = temporary.resolve("east");
        cluster = new FolderCluster(EAST, east, Thread.ofPlatform().daemon().factory(), InstantSource.system());
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void relistsFirstAndThenTellsChanges() throws Exception {
        startWith(CART);
        assertThat(sink.deltas()).singleElement().isInstanceOf(ClusterDelta.Relisted.class);

        write("cart.yaml", CART + "---\n" + BASKET);
        sink.awaitKeys("NAMESPACE shop", "SERVICE shop/basket", "SERVICE shop/cart");
        assertThat(sink.deltas()).last().isInstanceOf(ClusterDelta.Changed.class);
    }

    @Test
    void readsFilesThatAreWrittenByRename() throws Exception {
        startWith(CART);

        rename(write(".cart.yaml.tmp", SampleYaml.service("cart", 81)), "cart.yaml");
        sink.await("port 81", it -> it.objects().toString().contains("port=81"));
        assertThat(sink.deltas()).hasSize(2);
    }

    @Test
    void readsFilesThatAreWrittenAfterABackupWasMade() throws Exception {
        startWith(CART);

        rename(east.resolve("cart.yaml"), "cart.yaml~");
        write("cart.yaml", SampleYaml.service("cart", 81));
        sink.await("port 81", it -> it.objects().toString().contains("port=81"));
        assertThat(sink.keys()).hasSize(2);
    }

    @Test
    void followsFoldersThatAreAddedMovedAndDeleted() throws Exception {
        startWith(CART);

        write("deep/er/basket.yml", BASKET);
        sink.awaitKeys("NAMESPACE shop", "SERVICE shop/basket", "SERVICE shop/cart");
        write("deep/er/basket.yml", SampleYaml.service("trolley", 80));
        sink.awaitKeys("NAMESPACE shop", "SERVICE shop/cart", "SERVICE shop/trolley");
        rename(east.resolve("deep"), "moved");
        write("moved/er/basket.yml", BASKET);
        sink.awaitKeys("NAMESPACE shop", "SERVICE shop/basket", "SERVICE shop/cart");
        deleteAll(east.resolve("moved"));
        sink.awaitKeys("NAMESPACE shop", "SERVICE shop/cart");
    }

    @Test
    void keepsTheLastGoodStateOfABrokenFileUntilItIsMended() throws Exception {
        startWith(CART);

        write("cart.yaml", "kind: {\n");
        awaitProblem("cart.yaml:2: not YAML: ");
        write("basket.yaml", BASKET);
        sink.awaitKeys("NAMESPACE shop", "SERVICE shop/basket", "SERVICE shop/cart");
        write("cart.yaml", SampleYaml.service("cart", 81));
        sink.await("port 81", it -> it.objects().toString().contains("port=81"));
        assertThat(cluster.problems()).isEmpty();
    }

    @Test
    void saysWhichFileIsNotText() throws Exception {
        startWith(CART);

        Files.write(east.resolve("binary.yaml"), new byte[] {'a', '\n', (byte) 0xFF, 'b'});
        awaitProblem("binary.yaml:2: not UTF-8 (expected: YAML text in UTF-8)");
        try (var large =
                Files.newByteChannel(east.resolve("large.yaml"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            large.position(FileContent.MAX_BYTES).write(ByteBuffer.wrap(new byte[] {'x'}));
        }
        awaitProblem("large.yaml: 16777217 bytes (expected: at most 16777216 bytes)");
    }

    @Test
    void takesTheObjectsOfADeletedFileAway() throws Exception {
        startWith(CART);
        write("basket.yaml", BASKET);
        sink.await("basket", it -> it.keys().contains("SERVICE shop/basket"));

        Files.delete(east.resolve("cart.yaml"));
        sink.awaitKeys("NAMESPACE shop", "SERVICE shop/basket");
    }

    @Test
    void reportsAnObjectThatTwoFilesDefine() throws Exception {
        startWith(CART);

        write("a/again.yaml", SampleYaml.service("cart", 81));
        sink.await("port 81", it -> it.objects().toString().contains("port=81"));
        awaitProblem("cart.yaml:1: SERVICE shop/cart stands in " + east.resolve("a/again.yaml") + ":1 too");
        Files.delete(east.resolve("a/again.yaml"));
        sink.await("port 80", it -> it.objects().toString().contains("port=80"));
        assertThat(cluster.problems()).isEmpty();
    }

    @Test
    void ignoresWhatEditorsLeaveBehind() throws Exception {
        startWith(CART);

        for (String name : List.of(".hidden.yaml", "x.yaml~", ".x.yaml.swp", "#x.yaml#", "notes.txt", ".git/x.yaml")) {
            write(name, SampleYaml.service("hidden", 80));
        }
        write("z.yaml", BASKET);
        sink.await("basket", it -> it.keys().contains("SERVICE shop/basket"));
        assertThat(sink.keys()).doesNotContain("SERVICE shop/hidden");
        assertThat(FolderReader.read(EAST, east).objects()).hasSize(3);
    }

    @Test
    void followsTheSymbolicLinksOfAMountedConfigMap() throws Exception {
        write("..v1/cart.yaml", CART);
        Files.createSymbolicLink(east.resolve("..data"), Path.of("..v1"));
        Files.createSymbolicLink(east.resolve("cart.yaml"), Path.of("..data/cart.yaml"));
        cluster.start(sink);
        sink.awaitKeys("NAMESPACE shop", "SERVICE shop/cart");

        write("..v2/cart.yaml", SampleYaml.service("cart", 81));
        rename(Files.createSymbolicLink(east.resolve("..data_tmp"), Path.of("..v2")), "..data");
        deleteAll(east.resolve("..v1"));
        sink.await("port 81", it -> it.objects().toString().contains("port=81"));
        assertThat(sink.keys()).hasSize(2);
    }

    @Test
    void followsLinkedFoldersAndEndsInCircles() throws Exception {
        Path elsewhere = Files.createDirectories(temporary.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("basket.yaml"), BASKET);
        startWith(CART);

        Files.createSymbolicLink(east.resolve("circle"), east);
        Files.createSymbolicLink(east.resolve("linked"), elsewhere);
        sink.awaitKeys("NAMESPACE shop", "SERVICE shop/basket", "SERVICE shop/cart");
        Files.writeString(elsewhere.resolve("basket.yaml"), SampleYaml.service("trolley", 80));
        sink.awaitKeys("NAMESPACE shop", "SERVICE shop/cart", "SERVICE shop/trolley");
        assertThat(cluster.problems()).isEmpty();
    }

    @Test
    void keepsEverythingWhenTheFolderIsMovedAwayAndRelistsWhenItIsBack() throws Exception {
        startWith(CART);

        Path away = rename(east, "../away");
        sink.await("stale", it -> it.freshness().state() == Freshness.State.STALE);
        assertThat(sink.freshness().reason()).isEqualTo("folder " + east + " does not exist");
        assertThat(sink.keys()).containsExactly("NAMESPACE shop", "SERVICE shop/cart");

        Files.writeString(away.resolve("cart.yaml"), BASKET);
        Files.move(away, east);
        sink.await("live", it -> it.freshness().equals(Freshness.LIVE));
        assertThat(sink.keys()).containsExactly("NAMESPACE shop", "SERVICE shop/basket");
        write("cart.yaml", CART);
        sink.await("cart", it -> it.keys().contains("SERVICE shop/cart"));
    }

    @Test
    void keepsEverythingWhenTheFolderIsDeletedFileByFile() throws Exception {
        startWith(CART);
        for (int index = 0; index < 100; index++) {
            write("more/" + index + ".yaml", SampleYaml.service("s" + index, 80));
        }
        sink.await("102 objects", it -> it.keys().size() == 102);

        deleteAll(east);
        sink.await("stale", it -> it.freshness().state() == Freshness.State.STALE);
        assertThat(sink.keys()).hasSize(102);
        Files.createDirectories(east);
        sink.await("back, but empty", it -> it.freshness().reason().contains("came back empty"));
        assertThat(sink.keys()).hasSize(102);
        write("cart.yaml", CART);
        sink.awaitKeys("NAMESPACE shop", "SERVICE shop/cart");
        assertThat(sink.freshness()).isEqualTo(Freshness.LIVE);
    }

    @Test
    void waitsForAFolderThatIsNotThereYet() throws Exception {
        cluster.start(sink);
        sink.await("a first word", it -> !it.deltas().isEmpty());
        assertThat(sink.freshness())
                .isEqualTo(new Freshness(Freshness.State.NEVER_SYNCED, "folder " + east + " does not exist"));

        write("cart.yaml", CART);
        sink.awaitKeys("NAMESPACE shop", "SERVICE shop/cart");
        assertThat(sink.freshness()).isEqualTo(Freshness.LIVE);
    }

    /** A file system that cannot be watched stands for one that will not be, for want of inotify instances. */
    @Test
    void looksFromTimeToTimeWhereItCannotWatch() throws Exception {
        try (FileSystem zip = FileSystems.newFileSystem(temporary.resolve("east.zip"), Map.of("create", "true"))) {
            Path folder = Files.createDirectories(zip.getPath("/east/shop"));
            Files.writeString(folder.resolve("cart.yaml"), CART);
            try (FolderCluster zipped = new FolderCluster(
                    EAST, zip.getPath("/east"), Thread.ofPlatform().daemon().factory(), InstantSource.system())) {
                zipped.start(sink);
                sink.awaitKeys("NAMESPACE shop", "SERVICE shop/cart");
                assertThat(zipped.problems()).singleElement().asString().startsWith("/east: cannot be watched: ");
                Files.writeString(folder.resolve("basket.yaml"), BASKET);
                sink.awaitKeys("NAMESPACE shop", "SERVICE shop/basket", "SERVICE shop/cart");
            }
        }
    }

    @Test
    void saysNothingMoreOnceClosed() throws Exception {
        startWith(CART);

        cluster.close();
        cluster.close();
        write("cart.yaml", BASKET);
        assertThat(sink.deltas()).hasSize(1);
    }

    private void startWith(String text) throws Exception {
        write("cart.yaml", text);
        cluster.start(sink);
        sink.awaitKeys("NAMESPACE shop", "SERVICE shop/cart");
    }

    private Path write(String name, String text) throws IOException {
        Path file = east.resolve(name);
        Files.createDirectories(file.resolve("..").normalize());
        return Files.writeString(file, text);
    }

    private Path rename(Path file, String name) throws IOException {
        return Files.move(
                file,
                east.resolve(name).normalize(),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private void awaitProblem(String fragment) throws InterruptedException {
        Deadline.await(
                "problem " + fragment,
                () -> cluster.problems().stream().map(Problem::toString).anyMatch(it -> it.contains(fragment)));
    }
}
