package io.fairway.xds.demo.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterFolderTest {

    @TempDir
    Path root;

    @Test
    void holdsExactlyTheFilesGiven() throws IOException {
        ClusterFolder folder = new ClusterFolder(root.resolve("east"), root.resolve("drafts"));
        folder.write(Map.of("a.yaml", "one", "b.yaml", "two"));
        folder.write(Map.of("a.yaml", "other"));
        assertThat(names(root.resolve("east"))).containsExactly("a.yaml");
        assertThat(root.resolve("east/a.yaml")).hasContent("other");
        assertThat(names(root.resolve("drafts"))).isEmpty();
    }

    @Test
    void replacesAFileByRenameAndLeavesOthersAlone() throws IOException {
        ClusterFolder folder = new ClusterFolder(root.resolve("east"), root.resolve("drafts"));
        folder.write(Map.of("a.yaml", "one", "b.yaml", "two"));
        Object changed = key("a.yaml");
        Object same = key("b.yaml");
        folder.write(Map.of("a.yaml", "other", "b.yaml", "two"));
        assertThat(key("a.yaml")).isNotEqualTo(changed);
        assertThat(key("b.yaml")).isEqualTo(same);
    }

    private Object key(String name) throws IOException {
        return Files.readAttributes(root.resolve("east").resolve(name), BasicFileAttributes.class)
                .fileKey();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
