package io.fairway.xds.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/demo.md} lists what there is. */
class DemoDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "demo.md");

    @ParameterizedTest
    @EnumSource
    void listsEveryFault(Fault fault) throws IOException {
        assertThat(Files.readAllLines(DOCUMENT))
                .filteredOn(line -> line.startsWith("| `" + fault.label() + "` |"))
                .singleElement()
                .satisfies(line -> assertThat(line).contains(fault.description()))
                .satisfies(line -> assertThat(fault.breaks()).allMatch(check -> line.contains("`" + check + "`")));
    }

    @ParameterizedTest
    @EnumSource
    void listsEveryScene(Scene scene) throws IOException {
        assertThat(Files.readString(DOCUMENT)).contains("| `" + scene.label() + "` |");
    }
}
