package io.fairway.watchers.decode;

import io.fairway.watchers.decode.YamlNode.Mapping;
import io.fairway.watchers.decode.YamlNode.Scalar;
import io.fairway.watchers.decode.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.exceptions.ParserException;

/**
 * Builds the tree of one document from parser events. Depth and aliases are limited, so that a small text cannot make
 * a large or endless tree; a key that stands twice is refused, because an API server would take one of the two in
 * silence.
 */
final class YamlTree {

    static final int MAX_DEPTH = 100;
    static final int MAX_ALIASES = 50;

    private static final String STRING_TAG = "tag:yaml.org,2002:str";

    private final int firstLine;
    private final Iterator<Event> events;
    private final Map<Anchor, YamlNode> anchors = new HashMap<>();
    private int aliases;

    YamlTree(int firstLine, Iterator<Event> events) {
        this.firstLine = firstLine;
        this.events = events;
    }

    /** The document's root, or empty if it says nothing. */
    Optional<YamlNode> root() {
        YamlNode root = node(events.next(), 0);
        return root instanceof Scalar scalar && Scalars.isNull(scalar) ? Optional.empty() : Optional.of(root);
    }

    private YamlNode node(Event event, int depth) {
        if (depth > MAX_DEPTH) {
            throw refused(event, "nested more than " + MAX_DEPTH + " deep");
        }
        if (event instanceof AliasEvent alias) {
            return resolve(alias);
        }
        YamlNode node = switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case MappingStartEvent mapping -> mapping(mapping, depth);
            case CollectionStartEvent sequence -> sequence(sequence, depth);
            default -> throw new IllegalStateException("event: " + event + " (expected: the start of a node)");
        };
        ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
        return node;
    }

    private Scalar scalar(ScalarEvent event) {
        checkTag(event, event.getTag());
        boolean string = event.getTag()
                .filter(tag -> tag.equals(STRING_TAG) || tag.equals("!"))
                .isPresent();
        return new Scalar(line(event), event.getValue(), event.isPlain() && !string);
    }

    private Sequence sequence(CollectionStartEvent start, int depth) {
        checkTag(start, start.getTag());
        List<YamlNode> items = new ArrayList<>();
        for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new Sequence(line(start), items);
    }

    private Mapping mapping(MappingStartEvent start, int depth) {
        checkTag(start, start.getTag());
        SequencedMap<String, YamlNode> fields = new LinkedHashMap<>();
        Map<String, Integer> keyLines = new HashMap<>();
        for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
            String key = key(event, depth);
            keyLines.put(key, line(event));
            YamlNode value = node(events.next(), depth + 1);
            if (fields.putIfAbsent(key, value) != null) {
                throw refused(event, "key \"" + Scalars.shortened(key) + "\" stands twice (expected: once)");
            }
        }
        return new Mapping(line(start), fields, keyLines);
    }

    private String key(Event event, int depth) {
        if (!(node(event, depth + 1) instanceof Scalar key)) {
            throw refused(event, "a list or mapping as key (expected: text)");
        }
        if (key.plain() && key.text().equals("<<")) {
            throw refused(event, "merge key << (expected: the keys themselves)");
        }
        return key.text();
    }

    private YamlNode resolve(AliasEvent alias) {
        YamlNode target = anchors.get(alias.getAlias());
        if (target == null) {
            throw refused(alias, "alias *" + alias.getAlias() + " (expected: the name of a complete node before it)");
        }
        if (!(target instanceof Scalar) && ++aliases > MAX_ALIASES) {
            throw refused(alias, "more than " + MAX_ALIASES + " aliases of lists and mappings in one document");
        }
        return target;
    }

    private void checkTag(Event event, Optional<String> tag) {
        tag.filter(it -> !it.equals("!") && !it.startsWith("tag:yaml.org,2002:"))
                .ifPresent(it -> {
                    throw refused(event, "tag " + Scalars.shortened(it) + " (expected: none)");
                });
    }

    private int line(Event event) {
        return firstLine + event.getStartMark().map(mark -> mark.getLine()).orElse(0);
    }

    private static ParserException refused(Event event, String problem) {
        return new ParserException(problem, event.getStartMark());
    }
}
