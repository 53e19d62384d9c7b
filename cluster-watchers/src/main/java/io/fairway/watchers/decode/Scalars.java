package io.fairway.watchers.decode;

import io.fairway.watchers.decode.YamlNode.Scalar;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What a YAML scalar means by its spelling (YAML 1.2.2, 10.3, Core Schema). */
public final class Scalars {

    private static final int LONGEST_SHOWN = 80;
    private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");
    private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,18}");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
            + "|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    private Scalars() {}

    /** Whether it means that nothing is there. */
    public static boolean isNull(Scalar scalar) {
        return scalar.plain() && NULL.matcher(scalar.text()).matches();
    }

    /** Whether it is text, by its quotes or because it reads as nothing else. */
    public static boolean isString(Scalar scalar) {
        return !scalar.plain()
                || !(NULL.matcher(scalar.text()).matches()
                        || BOOLEAN.matcher(scalar.text()).matches()
                        || NUMBER.matcher(scalar.text()).matches());
    }

    /** The whole number that it spells in decimal, of at most 18 digits. */
    public static OptionalLong integer(Scalar scalar) {
        return scalar.plain() && INTEGER.matcher(scalar.text()).matches()
                ? OptionalLong.of(Long.parseLong(scalar.text()))
                : OptionalLong.empty();
    }

    static Optional<Boolean> bool(Scalar scalar) {
        return scalar.plain() && BOOLEAN.matcher(scalar.text()).matches()
                ? Optional.of(Boolean.parseBoolean(scalar.text()))
                : Optional.empty();
    }

    /** The value as it stands in the file, for a message. */
    static String shown(YamlNode node) {
        return switch (node) {
            case Scalar scalar when isNull(scalar) -> "null";
            case Scalar scalar when scalar.plain() -> shortened(scalar.text());
            case Scalar scalar -> '"' + shortened(scalar.text()) + '"';
            case YamlNode.Sequence _ -> "a list";
            case YamlNode.Mapping _ -> "a mapping";
        };
    }

    /** The text on one line and not too long. */
    public static String shortened(String text) {
        int end = text.offsetByCodePoints(0, Math.min(text.codePointCount(0, text.length()), LONGEST_SHOWN));
        String head = text.substring(0, end).replaceAll("\\p{Cntrl}", " ");
        return end < text.length() ? head + "..." : head;
    }
}
