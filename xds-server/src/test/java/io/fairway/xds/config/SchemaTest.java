package io.fairway.xds.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {

    private static final Path REFERENCE = Path.of("../docs/reference/configuration.md");

    @ParameterizedTest
    @CsvSource({"good, true, true", "bad, false, false", "semantic, true, false"})
    void schemaAndReaderAgree(String folder, boolean bySchema, boolean byReader) throws IOException {
        for (Path file : Corpus.files(folder)) {
            assertThat(fitsSchema(file)).as("schema takes %s", file).isEqualTo(bySchema);
            assertThat(Corpus.problems(file).isEmpty())
                    .as("reader takes %s: %s", file, Corpus.problems(file))
                    .isEqualTo(byReader);
        }
    }

    @Test
    void serverSchemaNamesTheKeysThatTheReaderKnows() throws IOException {
        JsonNode schema = json("server-config");
        assertThat(keys(schema)).isEqualTo(ServerConfigFile.KEYS);
        assertThat(keys(schema.at("/properties/xds"))).isEqualTo(ServerConfigFile.LISTENER_KEYS);
        assertThat(keys(schema.at("/properties/admin"))).isEqualTo(ServerConfigFile.LISTENER_KEYS);
        JsonNode network = schema.at("/properties/networks/items");
        assertThat(keys(network)).isEqualTo(NetworksReader.KEYS);
        assertThat(keys(network.at("/properties/gateways/items"))).isEqualTo(NetworksReader.GATEWAY_KEYS);
        assertThat(keys(schema.at("/properties/clusters/items"))).isEqualTo(ClustersReader.KEYS);
    }

    @Test
    void proxySchemaNamesTheKeysThatTheReaderKnows() throws IOException {
        JsonNode schema = json("proxy");
        assertThat(keys(schema)).isEqualTo(ProxyFile.KEYS);
        assertThat(keys(schema.at("/properties/locality"))).isEqualTo(ProxyFile.LOCALITY_KEYS);
    }

    @Test
    void referenceHasARowForEveryKeyAndNoOther() throws IOException {
        Set<String> expected = new TreeSet<>();
        collect(json("server-config"), "", expected);
        collect(json("proxy"), "", expected);
        Set<String> rows = new TreeSet<>();
        Matcher row = Pattern.compile("(?m)^\\| `([^`]+)` \\|").matcher(Files.readString(REFERENCE));
        while (row.find()) {
            rows.add(row.group(1));
        }
        assertThat(rows).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "proxy"})
    void exampleOfTheReferenceIsSound(String name, @TempDir Path folder) throws IOException {
        Matcher block = Pattern.compile("(?s)```yaml " + name + "\n(.*?)```").matcher(Files.readString(REFERENCE));
        assertThat(block.find()).isTrue();
        Path file = Files.writeString(folder.resolve(name + ".yaml"), block.group(1));
        assertThat(Corpus.problems(file)).isEmpty();
        assertThat(fitsSchema(file)).isTrue();
    }

    @Test
    void referenceLinksToBothSchemas() throws IOException {
        Matcher link = Pattern.compile("\\]\\((\\S+\\.schema\\.json)\\)").matcher(Files.readString(REFERENCE));
        Set<String> linked = new TreeSet<>();
        while (link.find()) {
            Path target = Path.of("../docs/reference").resolve(link.group(1));
            assertThat(target).exists();
            linked.add(target.getFileName().toString());
        }
        assertThat(linked).containsExactly("proxy.schema.json", "server-config.schema.json");
    }

    private static boolean fitsSchema(Path file) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(json(Corpus.isProxy(file) ? "proxy" : "server-config"));
        YAMLMapper mapper = new YAMLMapper();
        try (MappingIterator<JsonNode> documents =
                mapper.readerFor(JsonNode.class).readValues(file.toFile())) {
            boolean fits = true;
            while (documents.hasNext()) {
                fits &= schema.validate(documents.next()).isEmpty();
            }
            return fits;
        }
    }

    private static JsonNode json(String name) throws IOException {
        try (InputStream schema = ServerConfigFile.class.getResourceAsStream(name + ".schema.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(schema));
        }
    }

    private static Set<String> keys(JsonNode schema) {
        Set<String> keys = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static void collect(JsonNode schema, String prefix, Set<String> into) {
        for (String key : keys(schema)) {
            JsonNode property = schema.path("properties").path(key);
            into.add(prefix + key);
            collect(property, prefix + key + ".", into);
            collect(property.path("items"), prefix + key + "[].", into);
        }
    }
}
