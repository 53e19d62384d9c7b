package io.fairway.watchers.decode;

import io.fairway.watchers.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decodes YAML text that holds Kubernetes objects: any number of documents, each an object or a {@code kind: List} of
 * objects.
 */
public final class KubernetesYaml {

    private KubernetesYaml() {}

    /**
     * Decodes every object of the text, in the order written. Never throws: what cannot be read is rejected.
     *
     * @param where the file, as it shall stand in problems
     */
    public static List<Decoded> decode(String where, String text) {
        List<Decoded> decoded = new ArrayList<>();
        for (YamlDocuments.Parsed document : YamlDocuments.read(text)) {
            switch (document) {
                case YamlDocuments.WellFormed wellFormed -> decode(where, wellFormed.root(), decoded);
                case YamlDocuments.Malformed malformed ->
                    decoded.add(new Decoded.Rejected(
                            Optional.empty(), List.of(new Problem(where, malformed.line(), malformed.message()))));
            }
        }
        return decoded;
    }

    private static void decode(String where, YamlNode root, List<Decoded> decoded) {
        Reasons reasons = new Reasons(where);
        Field document = Field.root(reasons, root);
        if (!isList(document)) {
            decoded.add(ObjectDecoder.decode(where, document));
            return;
        }
        Field items = document.at("items");
        items.items().forEach(item -> decoded.add(ObjectDecoder.decode(where, item)));
        if (!reasons.isEmpty()) {
            decoded.add(new Decoded.Rejected(Optional.empty(), reasons.problems()));
        }
    }

    /** A reading of its own, so that a document that is no mapping is complained of once. */
    private static boolean isList(Field document) {
        Field probe = document.collecting(new Reasons(""));
        return probe.at("kind").text().filter("List"::equals).isPresent()
                && probe.at("apiVersion").text().filter("v1"::equals).isPresent();
    }
}
