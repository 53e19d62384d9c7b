package io.fairway.xds.config;

import io.fairway.watchers.decode.YamlDocuments;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a file as far as its YAML documents and checks what they say they are. */
final class ConfigText {

    static final String API_VERSION = "fairway.io/v1alpha1";

    private ConfigText() {}

    /** The documents that are well-formed; whatever else the file is adds a problem, and so does a file without any. */
    static List<Place> read(Path file, Problems problems) {
        List<Place> documents = new ArrayList<>();
        try {
            List<YamlDocuments.Parsed> parsed = YamlDocuments.read(Files.readString(file));
            parsed.forEach(document -> add(document, documents, problems));
            if (parsed.isEmpty()) {
                problems.add(1, "document: missing (expected: apiVersion: " + API_VERSION + ")");
            }
        } catch (IOException unreadable) {
            problems.add(0, "cannot be read: " + reason(unreadable) + " (expected: a YAML file)");
        }
        return documents;
    }

    private static void add(YamlDocuments.Parsed document, List<Place> documents, Problems problems) {
        switch (document) {
            case YamlDocuments.WellFormed sound -> documents.add(Place.root(problems, sound.root()));
            case YamlDocuments.Malformed malformed -> problems.add(malformed.line(), malformed.message());
        }
    }

    static void checkKind(Place document, String kind) {
        document.at("apiVersion").required(Syntax.word(Map.of(API_VERSION, API_VERSION)));
        document.at("kind").required(Syntax.word(Map.of(kind, kind)));
    }

    /** The folder that paths in the file start from. */
    static Path folderOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "does not exist";
            case AccessDeniedException _ -> "permission denied";
            case CharacterCodingException _ -> "is not UTF-8 text";
            default -> String.valueOf(failure.getMessage());
        };
    }
}
