package io.fairway.xds.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What each rule of translation comes to, in full: the files under {@code src/test/resources/translate-units}. */
final class TranslationUnitsTest {

    private static final Path CASES = Path.of("src/test/resources/translate-units");

    private final SortedMap<String, EnvoyResources> cases = UnitCases.all();

    @TestFactory
    Stream<DynamicTest> cases() {
        return cases.entrySet().stream()
                .map(it -> DynamicTest.dynamicTest(
                        it.getKey(),
                        () -> GoldenFiles.check(CASES.resolve(it.getKey()), GoldenTexts.of(it.getValue()))));
    }

    @Test
    void everyFolderBelongsToACase() {
        assertThat(cases.keySet()).containsAll(GoldenFiles.cases(CASES).keySet());
    }
}
