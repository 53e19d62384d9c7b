package io.fairway.watchers.decode;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of a YAML text between two {@code ---} lines, with the line that it starts at, counted from 1. A {@code
 * ---} at the start of a line ends a document wherever it stands, even within a block of text (YAML 1.2.2, 9.1.2).
 */
record YamlChunk(int firstLine, String text) {

    /** Every part that holds more than comments and directives. */
    static List<YamlChunk> split(String text) {
        List<YamlChunk> chunks = new ArrayList<>();
        int start = text.startsWith("\uFEFF") ? 1 : 0;
        int firstLine = 1;
        boolean content = false;
        int line = 1;
        for (int at = start; at < text.length(); at = nextLine(text, at), line++) {
            if (isSeparator(text, at)) {
                if (content) {
                    chunks.add(new YamlChunk(firstLine, text.substring(start, at)));
                }
                start = at;
                firstLine = line;
                content = hasContent(text, at + 3);
            } else {
                content |= hasContent(text, at);
            }
        }
        if (content) {
            chunks.add(new YamlChunk(firstLine, text.substring(start)));
        }
        return chunks;
    }

    /** The line, counted from 1 from the start of the whole text, of the code point at the index within this part. */
    int lineAt(int codePointIndex) {
        return firstLine
                + (int) text.codePoints()
                        .limit(Math.max(0, codePointIndex))
                        .filter(character -> character == '\n')
                        .count();
    }

    private static int nextLine(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    private static boolean isSeparator(String text, int at) {
        return text.startsWith("---", at) && (at + 3 == text.length() || Character.isWhitespace(text.charAt(at + 3)));
    }

    private static boolean hasContent(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() && "\n#%".indexOf(text.charAt(at)) < 0 && !text.startsWith("...", at);
    }
}
