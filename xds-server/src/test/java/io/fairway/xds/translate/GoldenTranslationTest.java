package io.fairway.xds.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.model.merge.MergedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
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
                        it.getKey(), () -> GoldenFiles.check(it.getValue().resolve("out"), texts(it.getValue()))));
    }

    private static SortedMap<String, String> texts(Path folder) {
        SortedMap<String, String> texts = new TreeMap<>(GoldenTexts.of(LOADER.load(folder)));
        MergedImage image = FolderCaseLoader.image(folder);
        texts.putAll(FolderCaseLoader.unavailable(folder, image));
        texts.putAll(GoldenReasons.of(image, FolderCaseLoader.callers(folder, image)));
        return texts;
    }

    @Test
    void thereAreCases() {
        assertThat(GoldenFiles.cases(CASES)).isNotEmpty();
    }

    @Test
    void theDocumentationListsEveryCase() throws IOException {
        String examples = Files.readString(Path.of("../docs/examples.md"));
        assertThat(GoldenFiles.cases(CASES).keySet())
                .allSatisfy(it -> assertThat(examples).contains("`" + it + "`"));
    }
}
