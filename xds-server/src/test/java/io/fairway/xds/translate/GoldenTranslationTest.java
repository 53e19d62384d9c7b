package io.fairway.xds.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Cluster folders in, Envoy resources out: each folder under {@code src/test/resources/translate} is a case, and its {@code out}
 * folder holds what every proxy of it should have.
 */
final class GoldenTranslationTest {

    static final Path CASES = Path.of("src/test/resources/translate");

    static final CaseLoader LOADER = new FolderCaseLoader();

    @TestFactory
    Stream<DynamicTest> cases() {
        return GoldenFiles.cases(CASES).entrySet().stream()
                .map(it -> DynamicTest.dynamicTest(
                        it.getKey(),
                        () -> GoldenFiles.check(
                                it.getValue().resolve("out"), GoldenTexts.of(LOADER.load(it.getValue())))));
    }

    @Test
    void thereAreCases() {
        assertThat(GoldenFiles.cases(CASES)).isNotEmpty();
    }
}
