package io.fairway.watchers.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.id.ClusterId;
import io.fairway.watchers.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderReaderTest {

    private static final ClusterId EAST = new ClusterId("east");
    private static final Path FIXTURES = Path.of("src/test/resources/folder");

    @Test
    void readsAFolderAsItsGoldenFileSays() throws IOException {
        FolderReading reading = FolderReader.read(EAST, FIXTURES.resolve("east"));

        List<String> lines = new ArrayList<>();
        reading.objects().forEach(object -> lines.add(object.toString()));
        reading.problems().forEach(problem -> lines.add("problem " + problem));
        reading.notes().forEach(note -> lines.add("note " + note));
        assertThat(lines).containsExactlyElementsOf(Files.readAllLines(FIXTURES.resolve("east.txt")));
    }

    @Test
    void saysThatAFolderIsMissingOrNone(@TempDir Path temporary) throws IOException {
        Path missing = temporary.resolve("east");
        assertThat(FolderReader.read(EAST, missing))
                .isEqualTo(new FolderReading(
                        List.of(),
                        List.of(new Problem(missing.toString(), 0, "folder " + missing + " does not exist")),
                        List.of()));

        Path file = Files.writeString(temporary.resolve("file"), "");
        assertThat(FolderReader.read(EAST, file).problems())
                .containsExactly(new Problem(file.toString(), 0, "folder " + file + " is no folder"));
    }

    @Test
    void findsNothingWrongWithAnEmptyFolder(@TempDir Path temporary) {
        assertThat(FolderReader.read(EAST, temporary)).isEqualTo(new FolderReading(List.of(), List.of(), List.of()));
    }
}
