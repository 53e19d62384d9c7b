package io.fairway.xds.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The harness of golden tests must itself be able to fail. */
final class GoldenFilesTest {

    @TempDir
    Path folder;

    @Test
    void equalFilesPass() {
        update(Map.of("out/a.yaml", "a: 1\n"));
        assertThatCode(() -> check(Map.of("out/a.yaml", "a: 1\n"))).doesNotThrowAnyException();
    }

    @Test
    void aDifferenceFailsAndNamesFileAndLine() {
        update(Map.of("a.yaml", "a: 1\nb: 2\n"));
        assertThatThrownBy(() -> check(Map.of("a.yaml", "a: 1\nb: 3\n")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a.yaml: differs from line 2");
    }

    @Test
    void aMissingFileFails() {
        assertThatThrownBy(() -> check(Map.of("a.yaml", "a: 1\n"))).hasMessageContaining("a.yaml: missing");
    }

    @Test
    void anOrphanFails() {
        update(Map.of("a.yaml", "a\n", "b.yaml", "b\n"));
        assertThatThrownBy(() -> check(Map.of("a.yaml", "a\n"))).hasMessageContaining("b.yaml: no case produces it");
    }

    @Test
    void updatingRewritesAndRemovesWhatIsOutdated() throws IOException {
        update(Map.of("a.yaml", "old\n", "gone/b.yaml", "b\n"));
        update(Map.of("a.yaml", "new\n"));
        assertThat(folder.resolve("a.yaml")).hasContent("new");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("a.yaml"));
        }
    }

    private void update(Map<String, String> outputs) {
        GoldenFiles.check(folder, sorted(outputs), true);
    }

    private void check(Map<String, String> outputs) {
        GoldenFiles.check(folder, sorted(outputs), false);
    }

    private static SortedMap<String, String> sorted(Map<String, String> outputs) {
        return new TreeMap<>(outputs);
    }
}
