package io.fairway.xds.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadFilesTest {

    private static final String SERVER = """
            apiVersion: fairway.io/v1alpha1
            kind: ServerConfig
            trustDomain: demo.fairway.example
            networks:
            - id: blue
            clusters:
            - {id: east, folder: clusters/east, network: blue}
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            server-unknown-key | 8: trustDomian: unknown key "trustDomian" (did you mean "trustDomain"?)
            server-unknown-nested-key | 7: clusters[0].regoin: unknown key "regoin" (did you mean "region"?)
            server-missing-trust-domain | 1: trustDomain: missing (expected: 1 to 255 lower-case letters, digits, dots, dashes or underscores)
            server-missing-clusters | 1: clusters: missing (expected: a list of at least one entry)
            server-bad-trust-domain | 3: trustDomain: "Demo" (expected: 1 to 255 lower-case letters, digits, dots, dashes or underscores)
            server-wrong-api-version | 1: apiVersion: "fairway.io/v2" (expected: fairway.io/v1alpha1)
            server-wrong-kind | 2: kind: "Proxy" (expected: ServerConfig)
            server-port-too-large | 8: xds.port: 70000 (expected: 0-65535)
            server-port-as-text | 8: admin.port: "80" (expected: 0-65535)
            server-gateway-port-zero | 6: networks[0].gateways[0].port: 0 (expected: 1-65535)
            server-gateway-name | 6: networks[0].gateways[0].address: "gw.example" (expected: a unicast IP address that is neither unspecified nor link-local)
            server-bad-cidr | 8: clusterSetIPRange: "10.0.0.0" (expected: CIDR notation such as 10.0.0.0/8 or fd00::/8, with no bits set behind the prefix length)
            server-null-value | 8: stateDirectory: null (expected: a path)
            server-list-as-mapping | 8: regions: an empty list (expected: a mapping)
            server-reserved-cluster-id | 7: clusters[0].id: "any" (expected: one or two lower-case RFC 1123 labels of at most 63 characters in all, other than "any")
            proxy-no-listen-address | 1: listenAddress: missing (expected: an IP address, which a sidecar with interception none listens on)
            proxy-unknown-role | 10: role: "sidecars" (expected: gateway or sidecar)
            """)
    void tellsWhatBreaksTheSchema(String name, String problem) {
        assertThat(Corpus.problems(Corpus.file("bad", name))).containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            server-undeclared-network | 7: clusters[0].network: "bleu" (expected: a declared network: blue)
            server-cluster-twice | 8: clusters[1].id: "east" (expected: a value of its own; clusters[0].id in line 7 has it)
            server-network-twice | 6: networks[1].id: "blue" (expected: a value of its own; networks[0].id in line 5 has it)
            server-gateway-twice | 8: networks[1].gateways[0].address: "10.0.0.1:15443" (expected: a value of its own; networks[0].gateways[0].address in line 6 has it)
            server-gateway-link-local | 6: networks[0].gateways[0].address: "169.254.169.254" (expected: a unicast IP address that is neither unspecified nor link-local)
            server-xds-not-loopback | 8: xds.address: "0.0.0.0" (expected: a loopback IP address such as 127.0.0.1; others need TLS, which there is not yet)
            server-one-listener | 8: admin: a mapping (expected: an address and port other than those of xds)
            server-own-region | 8: regions.eu[0]: "eu" (expected: a region other than the caller's own)
            proxy-twice | 13: name: "east/shop/cart/cart-0" (expected: a value of its own; name in line 3 has it)
            """)
    void tellsWhatASchemaCannotSay(String name, String problem) {
        assertThat(Corpus.problems(Corpus.file("semantic", name))).containsExactly(problem);
    }

    @Test
    void reportsEveryProblemInTheOrderOfLines() throws IOException {
        assertThat(problemsOf(
                        SERVER.replace("example", "Example").replace("blue}", "red}") + "xds: 5\nadmin: {prot: 1}\n"))
                .containsExactly(
                        "3: trustDomain: \"demo.fairway.Example\" (expected: 1 to 255 lower-case letters, digits, dots,"
                                + " dashes or underscores)",
                        "7: clusters[0].network: \"red\" (expected: a declared network: blue)",
                        "8: xds: 5 (expected: a mapping)",
                        "9: admin.prot: unknown key \"prot\" (did you mean \"port\"?)");
    }

    @Test
    void reportsTheLineOfAKeyWhoseValueStartsBelowIt() throws IOException {
        assertThat(problemsOf(SERVER + "netwroks:\n\n- id: blue\n"))
                .containsExactly("8: netwroks: unknown key \"netwroks\" (did you mean \"networks\"?)");
    }

    @Test
    void reportsAKeyThatStandsTwice() throws IOException {
        assertThat(problemsOf(SERVER + "kind: ServerConfig\n"))
                .containsExactly("8: not YAML: key \"kind\" stands twice (expected: once)");
    }

    @Test
    void reportsWhatIsNoYaml() throws IOException {
        assertThat(problemsOf("a: [1\n")).singleElement().asString().startsWith("2: not YAML: ");
    }

    @Test
    void reportsAFileWithoutADocumentAndOneWithTwo() throws IOException {
        assertThat(problemsOf("# nothing\n"))
                .containsExactly("1: document: missing (expected: apiVersion: fairway.io/v1alpha1)");
        assertThat(problemsOf(SERVER + "---\n" + SERVER))
                .containsExactly("9: document: a mapping (expected: one document)");
    }

    @Test
    void reportsAFileThatCannotBeRead() throws IOException {
        Path missing = folder.resolve("server-missing.yaml");
        assertThat(Corpus.readAny(missing))
                .isEqualTo(new ConfigResult.Invalid<>(List.of(new ConfigProblem(
                        missing.toString(), 0, "cannot be read: does not exist (expected: a YAML file)"))));
        Path latin = Files.write(folder.resolve("server.yaml"), "kind: \u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Corpus.problems(latin)).containsExactly("cannot be read: is not UTF-8 text (expected: a YAML file)");
    }

    private List<String> problemsOf(String text) throws IOException {
        return Corpus.problems(Files.writeString(folder.resolve("server.yaml"), text));
    }
}
