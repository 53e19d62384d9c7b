package io.fairway.watchers.folder;

import io.fairway.watchers.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads one file from disk. */
final class FileContent {

    /** The largest file that is read, in bytes: room for 10,000 endpoints several times over. */
    static final int MAX_BYTES = 16 << 20;

    private FileContent() {}

    /**
     * Looks at the file once.
     *
     * @param where the file, as it shall stand in problems
     */
    static FileReading read(String where, Path file) {
        try {
            long size = Files.size(file);
            if (size > MAX_BYTES) {
                return unreadable(where, size + " bytes (expected: at most " + MAX_BYTES + " bytes)");
            }
            return decode(where, Files.readAllBytes(file));
        } catch (NoSuchFileException gone) {
            return FileReading.ABSENT;
        } catch (IOException failure) {
            return unreadable(where, "cannot be read: " + IoReasons.of(failure));
        }
    }

    private static FileReading decode(String where, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            return FileReading.of(
                    where, StandardCharsets.UTF_8.newDecoder().decode(buffer).toString());
        } catch (CharacterCodingException _) {
            return FileReading.unreadable(
                    new Problem(where, lineAt(bytes, buffer.position()), "not UTF-8 (expected: YAML text in UTF-8)"));
        }
    }

    private static int lineAt(byte[] bytes, int position) {
        int line = 1;
        for (int at = 0; at < position; at++) {
            line += bytes[at] == '\n' ? 1 : 0;
        }
        return line;
    }

    private static FileReading unreadable(String where, String message) {
        return FileReading.unreadable(new Problem(where, 0, message));
    }
}
