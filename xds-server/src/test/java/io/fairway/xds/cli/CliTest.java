package io.fairway.xds.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fairway.xds.pipeline.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command as a user calls it, in this process. */
class CliTest {

    private static final String CASE = "src/test/resources/translate/failover-through-a-gateway";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {"demo", "serve", "bootstrap", "translate", "explain", "config", "version", "generate-completion"
            })
    void everyCommandHasHelpWithAnExample(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: fairway " + command, "Example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate", "schema"})
    void soHasEveryCommandAboutConfigurations(String command) {
        assertThat(run("config", command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: fairway config " + command, "Example");
    }

    @Test
    void wrongUsageEndsWith2AndSaysWhatIsWrong() {
        assertThat(run("transalte")).isEqualTo(2);
        assertThat(err.toString()).contains("transalte");
        assertThat(run("translate")).isEqualTo(2);
        assertThat(run("translate", CASE, "-o", "xml")).isEqualTo(2);
        assertThat(err.toString()).contains("\"xml\" (expected: table, yaml or json)");
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void translatesEveryProxyOfAFolder() throws IOException {
        assertThat(run("translate", CASE)).isZero();
        assertThat(out.toString()).contains("cart-1", "gateway-west", ".svc.clusterset.local");
        JsonNode json = new ObjectMapper().readTree(output("translate", CASE, "-o", "json"));
        assertThat(json).isEqualTo(new YAMLMapper().readTree(output("translate", CASE, "-o", "yaml")));
        assertThat(json.toString()).contains("cart-1", "gateway-west");
    }

    /** The golden files hold what {@code ViewTranslator} gives; see {@code GoldenTranslationTest}. */
    @Test
    void translatesExactlyWhatTheGoldenFilesHold() throws IOException {
        for (String proxy : List.of("cart-1", "gateway-west")) {
            JsonNode printed = new YAMLMapper()
                    .readTree(output("translate", CASE, "--proxy", proxy, "-o", "yaml"))
                    .at("/proxies/0");
            for (String type : List.of("clusters", "endpoints", "listeners", "routes")) {
                JsonNode golden = new YAMLMapper()
                        .readTree(Path.of(CASE, "out", proxy, type + ".yaml").toFile());
                List<JsonNode> expected = new ArrayList<>();
                golden.forEach(expected::add);
                assertThat(printed.get(type)).as(proxy + " " + type).containsExactlyElementsOf(expected);
            }
        }
    }

    @Test
    void explainsEveryEndpointOfAService() throws IOException {
        String[] question = {"explain", "shop/cart", "--folder", CASE, "--proxy", "cart-1"};
        List<String> endpoints = List.of("10.1.0.1:8080", "10.1.0.2:8080", "10.2.0.1:8080", "10.2.0.2:8080");
        String table = output(question);
        assertThat(table)
                .startsWith("shop/cart in clusterset.local, port 80, called from east, eu-west/")
                .contains(endpoints)
                .contains("via gateway 203.0.113.2:15443");
        JsonNode json = new ObjectMapper().readTree(output(and(question, "-o", "json")));
        assertThat(json.findValuesAsText("endpoint")).isEqualTo(endpoints);
        assertThat(json.findValuesAsText("reason")).hasSize(4).doesNotContain("");
        assertThat(json).isEqualTo(new YAMLMapper().readTree(output(and(question, "-o", "yaml"))));
    }

    @Test
    void explainsTheServiceOfTheOwnClusterAlone() throws IOException {
        String[] question = {"explain", "shop/cart", "--folder", CASE, "--proxy", "cart-1", "--local"};
        assertThat(output(question)).startsWith("shop/cart in cluster.local, port 80");
        JsonNode json = new ObjectMapper().readTree(output(and(question, "-o", "json")));
        json.at("/ports/0/endpoints")
                .forEach(it -> assertThat(it.get("kept").asBoolean())
                        .isEqualTo(it.get("cluster").asText().equals("east")));
        assertThat(json.findValuesAsText("endpoint")).contains("10.1.0.1:8080");
        assertThat(run(and(question, "--port", "81"))).isEqualTo(1);
        assertThat(err.toString()).contains("\"shop/cart\" (expected: one that cluster east has, with TCP port 81)");
    }

    @Test
    void aServiceThatNoClusterHasIsOneClearLine() {
        assertThat(run("explain", "shop/nope", "--folder", CASE, "--proxy", "cart-1", "--port", "80"))
                .isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().contains("shop/nope", "expected:");
    }

    @Test
    void localIsNothingToAskTheAdminPort() {
        String[] asked = {"explain", "shop/cart", "--admin", "http://127.0.0.1:1", "--proxy", "east", "--local"};
        assertThat(run(asked)).isEqualTo(2);
        assertThat(err.toString()).contains("--local");
    }

    @Test
    void aFolderThatIsNotThereIsOneClearLine() {
        assertThat(run("translate", folder.resolve("nowhere").toString())).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1).first().asString().contains("nowhere", "fairway.yaml");
    }

    @Test
    void validatesAConfigurationByFileAndLine() throws IOException {
        assertThat(run("config", "validate", CASE + "/fairway.yaml")).isZero();
        Path broken = Files.writeString(folder.resolve("broken.yaml"), """
                apiVersion: fairway.io/v1alpha1
                kind: ServerConfig
                trustDomian: x
                """);
        assertThat(run("config", "validate", broken.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("broken.yaml:3").contains("trustDomain");
        assertThat(output("config", "schema")).contains("json-schema.org");
    }

    @Test
    void printsABootstrapAndMakesTheToken() throws IOException {
        Path config = Files.writeString(folder.resolve("fairway.yaml"), """
                apiVersion: fairway.io/v1alpha1
                kind: ServerConfig
                trustDomain: test.example
                networks: [{id: blue}]
                clusters: [{id: east, folder: east, network: blue}]
                """);
        String[] command = {
            "bootstrap",
            "--config",
            config.toString(),
            "--cluster",
            "east",
            "--namespace",
            "shop",
            "--name",
            "web-1",
            "--listen-address",
            "127.0.1.1",
            "--folder",
            folder.resolve("web-1").toString()
        };
        assertThat(run(command)).isZero();
        assertThat(err.toString()).contains("no token at", "--create-token makes one");
        JsonNode bootstrap = new YAMLMapper().readTree(output(and(command, "--create-token")));
        assertThat(bootstrap.at("/node/id").asText()).isEqualTo("east/shop/default/web-1");
        assertThat(folder.resolve("tokens/east/shop/default/web-1.token")).isNotEmptyFile();
        assertThat(folder.resolve("web-1/xds-token.json")).isNotEmptyFile();
    }

    @Test
    void theExamplesOfTheReferenceRun() throws IOException {
        var examples = Pattern.compile("^\\./fairway ([a-z].*)$", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("../docs/reference/cli.md")))
                .results()
                .map(match -> match.group(1).replace("xds-server/", ""))
                .filter(example -> !example.contains("--admin"))
                .toList();
        assertThat(examples.stream().map(example -> example.split(" ")[0]))
                .contains("demo", "serve", "bootstrap", "translate", "explain", "config", "version");
        for (String example : examples) {
            assertThat(run(example.split(" "))).as(example + "\n" + err).isZero();
        }
    }

    private static String[] and(String[] arguments, String... more) {
        return Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new);
    }

    private String output(String... arguments) {
        out.getBuffer().setLength(0);
        assertThat(run(arguments)).as(err.toString()).isZero();
        return out.toString();
    }

    private int run(String... arguments) {
        Console console = new Console(new PrintWriter(out), new PrintWriter(err), false, false);
        List<Object> commands = List.of(
                new DemoCommand(console, _ -> Cli.DONE),
                new ServeCommand(_ -> Cli.DONE),
                new BootstrapCommand(console, Surroundings.ofThisMachine()),
                new TranslateCommand(console),
                new ExplainCommand(console, _ -> new AdminClient.Reply(404, "{}")),
                new ConfigCommand(console),
                new VersionCommand(console, "test"));
        return Cli.run(console, commands, arguments);
    }
}
