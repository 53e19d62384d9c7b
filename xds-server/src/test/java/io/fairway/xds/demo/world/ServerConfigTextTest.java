package io.fairway.xds.demo.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.xds.config.ConfigResult;
import io.fairway.xds.config.ServerConfig;
import io.fairway.xds.config.ServerConfigFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerConfigTextTest {

    @TempDir
    Path folder;

    @Test
    void isWhatPredictionsAssume() throws IOException {
        WorldLayout layout = TestWorlds.layout();
        Path file = Files.writeString(folder.resolve("fairway.yaml"), ServerConfigText.of(layout, folder));
        ConfigResult<ServerConfig> result = ServerConfigFile.read(file);
        assertThat(result).isInstanceOfSatisfying(ConfigResult.Valid.class, valid -> {
            ServerConfig config = (ServerConfig) valid.value();
            assertThat(config.settings()).isEqualTo(IntendedImage.settings(layout));
            assertThat(config.members())
                    .extracting(member -> member.settings())
                    .containsExactlyElementsOf(layout.spec().clusters().stream()
                            .map(cluster -> IntendedImage.settings(cluster, layout))
                            .toList());
        });
    }
}
