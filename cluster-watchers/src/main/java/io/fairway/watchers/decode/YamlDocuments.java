package io.fairway.watchers.decode;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the documents of a YAML text. The text is first cut at its {@code ---} lines, as kubectl does, so that a
 * syntax error spoils one document and not the rest of the file.
 */
public final class YamlDocuments {

    /** The longest text that is parsed, in characters; it fits a slice of 10,000 endpoints several times over. */
    static final int MAX_LENGTH = 16 << 20;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(MAX_LENGTH)
            .setParseComments(false)
            .build();

    private YamlDocuments() {}

    /** The outcome of parsing one document. */
    public sealed interface Parsed {}

    /** A document that is well-formed. */
    public record WellFormed(YamlNode root) implements Parsed {}

    /** A document that is not, from {@code line} on. */
    public record Malformed(int line, String message) implements Parsed {}

    /** Every document that is not empty, in order. */
    public static List<Parsed> read(String text) {
        if (text.length() > MAX_LENGTH) {
            return List.of(new Malformed(
                    0, "file: " + text.length() + " characters (expected: at most " + MAX_LENGTH + " characters)"));
        }
        List<Parsed> documents = new ArrayList<>();
        for (YamlChunk chunk : YamlChunk.split(text)) {
            read(chunk, documents);
        }
        return documents;
    }

    private static void read(YamlChunk chunk, List<Parsed> documents) {
        try {
            Iterator<Event> events =
                    new Parse(SETTINGS).parseString(chunk.text()).iterator();
            while (events.hasNext()) {
                if (events.next() instanceof DocumentStartEvent) {
                    new YamlTree(chunk.firstLine(), events)
                            .root()
                            .ifPresent(root -> documents.add(new WellFormed(root)));
                }
            }
        } catch (YamlEngineException malformed) {
            documents.add(malformed(chunk, malformed));
        }
    }

    private static Malformed malformed(YamlChunk chunk, YamlEngineException why) {
        return switch (why) {
            case MarkedYamlEngineException marked ->
                new Malformed(
                        chunk.firstLine()
                                + marked.getProblemMark()
                                        .or(marked::getContextMark)
                                        .map(mark -> mark.getLine())
                                        .orElse(0),
                        "not YAML: " + problem(marked));
            case ReaderException character ->
                new Malformed(
                        chunk.lineAt(character.getPosition()),
                        "not YAML: character " + "U+%04X".formatted(character.getCodePoint())
                                + " (expected: a printable character)");
            default -> new Malformed(chunk.firstLine(), "not YAML: " + firstLine(String.valueOf(why.getMessage())));
        };
    }

    private static String problem(MarkedYamlEngineException marked) {
        String context = marked.getContext();
        String problem = firstLine(String.valueOf(marked.getProblem()));
        return context == null || context.isBlank() ? problem : problem + " " + firstLine(context);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }
}
