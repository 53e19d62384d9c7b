package io.fairway.xds.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fairway.model.ClusterDelta;
import io.fairway.model.merge.MergedImage;
import io.fairway.watchers.folder.FolderReader;
import io.fairway.xds.config.ConfigResult;
import io.fairway.xds.config.MemberConfig;
import io.fairway.xds.config.ServerConfig;
import io.fairway.xds.config.ServerConfigFile;
import io.fairway.xds.translate.ResourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages about images of every kind that the golden folders have, so that no value of the model lacks a form. */
final class ImagePagesTest {

    private static final Path CASES = Path.of("src/test/resources/translate");

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyObjectAndImportHasAForm(Path folder) throws IOException {
        MergedImage image = image(folder);
        JsonNode page = ImagePages.image(image);
        image.image()
                .clusters()
                .forEach((id, cluster) -> assertThat(
                                page.at("/clusters/" + id + "/objects").size())
                        .isEqualTo(Math.toIntExact(cluster.objects().count())));
        assertThat(page.get("imports").size()).isEqualTo(image.services().size());
        assertThat(ImagePages.clusters(image, new TreeMap<>()).size())
                .isEqualTo(image.image().clusters().size());
        assertThat(new YAMLMapper().readTree(ResourceText.yaml(page)))
                .isEqualTo(new ObjectMapper().readTree(page.toString()));
    }

    private static MergedImage image(Path folder) {
        if (!(ServerConfigFile.read(folder.resolve("fairway.yaml"))
                instanceof ConfigResult.Valid<ServerConfig>(ServerConfig config))) {
            throw new AssertionError(folder + " has no valid fairway.yaml");
        }
        List<ClusterDelta> deltas = new ArrayList<>();
        for (MemberConfig member : config.members()) {
            deltas.add(new ClusterDelta.Joined(member.settings()));
            deltas.add(new ClusterDelta.Relisted(
                    member.settings().id(),
                    FolderReader.read(member.settings().id(), member.folder()).objects()));
        }
        return MergedImage.empty(config.settings()).applyAll(deltas).image();
    }
}
