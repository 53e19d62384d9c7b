package io.fairway.watchers.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Whatever stands in a file, decoding it ends, and with an outcome. */
class MutatedYamlTest {

    private static final int ROUNDS = 4_000;
    private static final List<String> TOKENS = List.of(
            "---",
            "\n",
            "- ",
            ": ",
            "{",
            "}",
            "[",
            "]",
            "&a ",
            "*a",
            "!!int ",
            "\"",
            "'",
            "|\n",
            ">-\n",
            "? ",
            "#",
            "%YAML 9.9\n",
            "null",
            "~",
            "<<: ",
            "\t",
            "\u0000",
            "\uD800",
            "1e999",
            "99999999999",
            "List",
            "items",
            "..");

    @Test
    void neverThrowsWhateverTheTextIs() {
        long seed = new Random().nextLong();
        RandomGenerator random = new Random(seed);
        String sound = String.join(
                "---\n",
                SampleYaml.namespace("shop"),
                SampleYaml.service("cart", 80),
                SampleYaml.slice("cart", 3),
                "apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Pod, metadata: {name: a}}\n");
        for (int round = 0; round < ROUNDS; round++) {
            String text = mutate(sound, random);
            try {
                assertThat(KubernetesYaml.decode("x.yaml", text)).doesNotContainNull();
            } catch (RuntimeException | StackOverflowError thrown) {
                fail("seed " + seed + ", round " + round + ", text:\n" + text, thrown);
            }
        }
    }

    private static String mutate(String sound, RandomGenerator random) {
        StringBuilder text = new StringBuilder(sound);
        int edits = 1 + random.nextInt(6);
        for (int edit = 0; edit < edits; edit++) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(128));
                case 1 -> text.delete(at, Math.min(text.length() - 1, at + 1 + random.nextInt(20)));
                case 2 -> text.insert(at, TOKENS.get(random.nextInt(TOKENS.size())));
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(40))));
            }
        }
        return new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
