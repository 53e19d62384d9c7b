package io.fairway.watchers.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.watchers.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fixture says on each line, behind an arrow, which problems that line must have, in full. */
class RejectionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"envelope", "service", "endpointslice", "others", "syntax"})
    void saysFileLineValueAndExpectation(String fixture) throws IOException {
        String text = fixture("rejected/" + fixture + ".yaml");

        assertThat(problems(KubernetesYaml.decode("clusters/east/x.yaml", text)))
                .containsExactlyInAnyOrderElementsOf(expected(text, " # <- "));
    }

    @Test
    void ignoresWhatItDoesNotKnowWithANote() throws IOException {
        String text = fixture("accepted/notes.yaml");
        List<Decoded> decoded = KubernetesYaml.decode("clusters/east/x.yaml", text);

        assertThat(decoded).allMatch(Decoded.Ignored.class::isInstance);
        assertThat(notes(decoded)).containsExactlyElementsOf(expected(text, " # note: "));
    }

    @Test
    void tellsInOneLineWhereAProblemIs() {
        assertThat(problems(KubernetesYaml.decode("clusters/east/cart.yaml", """
                        apiVersion: v1
                        kind: Service
                        metadata: {name: cart, namespace: shop}
                        spec:
                          ports:
                            - port: 70000
                        """)))
                .containsExactly(
                        "clusters/east/cart.yaml:6: spec.ports[0].port: 70000 (expected: 1-65535) in Service shop/cart");
    }

    @Test
    void rejectsASliceOfMoreThanTenThousandEndpoints() {
        assertThat(problems(KubernetesYaml.decode("s.yaml", SampleYaml.slice("cart", 10_001))))
                .containsExactly("s.yaml:10: endpoints: a list of 10001"
                        + " (expected: at most 10000 endpoints; split the slice) in EndpointSlice shop/cart-1");
    }

    @Test
    void tellsTwentyProblemsOfOneObjectAndCountsTheRest() {
        String text = SampleYaml.slice("cart", 30).replace("10.", "x10.");

        List<String> problems = problems(KubernetesYaml.decode("s.yaml", text));

        assertThat(problems).hasSize(21);
        assertThat(problems.getLast()).isEqualTo("s.yaml:29: 10 more problems in EndpointSlice shop/cart-1");
    }

    @Test
    void spoilsOneDocumentOnlyWhenItsSyntaxIsWrong() {
        List<Decoded> decoded = KubernetesYaml.decode("n.yaml", """
                apiVersion: v1
                kind: Namespace
                metadata: {name: before}
                ---
                kind: "without end
                --- # after
                apiVersion: v1
                kind: Namespace
                metadata: {name: after}
                """);

        assertThat(decoded)
                .extracting(Object::getClass)
                .containsExactly(Decoded.Accepted.class, Decoded.Rejected.class, Decoded.Accepted.class);
        assertThat(problems(decoded)).singleElement().asString().startsWith("n.yaml:6: not YAML: ");
    }

    @Test
    void stopsAtAliasBombsAndDeepNesting() {
        String bomb = "a: &a [x]\nb: [" + "*a, ".repeat(51) + "]\n";
        String deep = "[".repeat(200_000);

        assertThat(problems(KubernetesYaml.decode("b.yaml", bomb)))
                .containsExactly("b.yaml:2: not YAML: more than 50 aliases of lists and mappings in one document");
        assertThat(problems(KubernetesYaml.decode("d.yaml", deep)))
                .containsExactly("d.yaml:1: not YAML: nested more than 100 deep");
    }

    @Test
    void refusesCharactersThatNoYamlMayHold() {
        assertThat(problems(KubernetesYaml.decode("c.yaml", "a: b\nc: \u0007\n")))
                .containsExactly("c.yaml:2: not YAML: character U+0007 (expected: a printable character)");
    }

    @Test
    void keepsLongValuesShort() {
        assertThat(problems(KubernetesYaml.decode(
                        "l.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: " + "N".repeat(5000) + "}\n")))
                .singleElement()
                .asString()
                .contains("N".repeat(80) + "... (expected")
                .hasSizeLessThan(250);
    }

    private static List<String> problems(List<Decoded> decoded) {
        return decoded.stream()
                .flatMap(it -> it instanceof Decoded.Rejected rejected ? rejected.problems().stream() : Stream.of())
                .map(Problem::toString)
                .toList();
    }

    private static List<String> notes(List<Decoded> decoded) {
        return decoded.stream()
                .flatMap(it -> it instanceof Decoded.Ignored ignored ? Stream.of(ignored.note()) : Stream.of())
                .map(Problem::toString)
                .toList();
    }

    private static List<String> expected(String text, String marker) {
        List<String> expected = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int index = 0; index < lines.size(); index++) {
            String prefix = "clusters/east/x.yaml:" + (index + 1) + ": ";
            Arrays.stream(lines.get(index).split(marker, -1))
                    .skip(1)
                    .map(prefix::concat)
                    .forEach(expected::add);
        }
        return expected;
    }

    private static String fixture(String name) throws IOException {
        try (InputStream stream = RejectionsTest.class.getResourceAsStream("/decode/" + name)) {
            assertThat(stream).as(name).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
