package io.fairway.watchers.decode;

import io.fairway.model.id.DnsLabel;
import io.fairway.model.id.ObjectName;
import io.fairway.model.service.ClusterObject;
import io.fairway.model.service.ObjectKey;
import io.fairway.watchers.Problem;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Decodes one object: what it is and what it is called, before its kind's own decoder reads the rest. */
final class ObjectDecoder {

    /** The namespace of an object that names none, as for kubectl. */
    static final String DEFAULT_NAMESPACE = "default";

    static final String LABEL = "a lower-case RFC 1123 label of 1 to 63 characters";
    static final String SUBDOMAIN = "a lower-case RFC 1123 subdomain of 1 to 253 characters";

    private static final Pattern SUBDOMAIN_SYNTAX =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*+");
    private static final int MAX_SUBDOMAIN_LENGTH = 253;

    private ObjectDecoder() {}

    static Decoded decode(String where, Field document) {
        Reasons reasons = new Reasons(where);
        Field root = document.collecting(reasons);
        Optional<String> title = root.at("kind").required("the kind of a Kubernetes object");
        title.ifPresent(reasons::about);
        Optional<String> apiVersion = root.at("apiVersion").required("an API version such as v1");
        if (title.isEmpty() || apiVersion.isEmpty()) {
            return new Decoded.Rejected(Optional.empty(), reasons.problems());
        }
        Optional<Kind> kind = Kind.of(apiVersion.get(), title.get());
        if (kind.isEmpty()) {
            return new Decoded.Ignored(new Problem(
                    where, root.line(), "ignored: " + Scalars.shortened(apiVersion.get() + " " + title.get())));
        }
        return decode(kind.get(), root, reasons);
    }

    private static Decoded decode(Kind kind, Field root, Reasons reasons) {
        root.at("apiVersion").oneOf(kind.apiVersions());
        Optional<ObjectName> name = name(kind, root.at("metadata"));
        if (name.isEmpty()) {
            return new Decoded.Rejected(Optional.empty(), reasons.problems());
        }
        reasons.about(root.at("kind").text().orElseThrow() + " " + name.get());
        Optional<ClusterObject> object = kind.decode(name.get(), root);
        if (!reasons.isEmpty()) {
            return new Decoded.Rejected(Optional.of(new ObjectKey(kind.objectKind(), name.get())), reasons.problems());
        }
        return object.<Decoded>map(it -> new Decoded.Accepted(it, root.line()))
                .orElseGet(() -> new Decoded.Ignored(reasons.note().orElseThrow()));
    }

    private static Optional<ObjectName> name(Kind kind, Field metadata) {
        Field name = metadata.at("name");
        Optional<String> text = kind.isNamedByLabel() ? label(name) : subdomain(name);
        if (!kind.isNamespaced()) {
            return text.map(it -> new ObjectName("", it));
        }
        Field field = metadata.at("namespace");
        Optional<String> namespace = field.isPresent() ? label(field) : Optional.of(DEFAULT_NAMESPACE);
        return namespace.flatMap(space -> text.map(it -> new ObjectName(space, it)));
    }

    /** The one label that stands here; that there is none is a problem. */
    static Optional<String> label(Field field) {
        return matching(field, LABEL, DnsLabel::isValid);
    }

    /** The one or more labels that stand here; that there are none is a problem. */
    static Optional<String> subdomain(Field field) {
        return matching(
                field,
                SUBDOMAIN,
                text -> text.length() <= MAX_SUBDOMAIN_LENGTH
                        && SUBDOMAIN_SYNTAX.matcher(text).matches());
    }

    private static Optional<String> matching(Field field, String expected, Predicate<String> valid) {
        Optional<String> text = field.required(expected);
        if (text.isPresent() && !valid.test(text.get())) {
            field.refuse(expected);
            return Optional.empty();
        }
        return text;
    }
}
