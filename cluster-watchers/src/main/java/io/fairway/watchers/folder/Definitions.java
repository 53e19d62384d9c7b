package io.fairway.watchers.folder;

import io.fairway.model.service.ClusterObject;
import io.fairway.model.service.Namespace;
import io.fairway.model.service.ObjectKey;
import io.fairway.watchers.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Which object counts, of all that the files of one folder define. An object that several files define counts as the
 * first file by path defines it. A Namespace that is not written is there as long as something is in it, for no API
 * server has objects without their namespace. Costs follow what changes, not what is there. Confined to one thread.
 */
final class Definitions {

    private final Map<ObjectKey, NavigableMap<String, Placed>> byKey = new HashMap<>();
    private final Map<String, Integer> population = new HashMap<>();
    private final Set<ObjectKey> contested = new TreeSet<>();

    /** Exchanges what one file defines; returns every key whose object may differ from before. */
    Set<ObjectKey> replace(String file, Map<ObjectKey, Placed> before, Map<ObjectKey, Placed> after) {
        Set<ObjectKey> touched = new HashSet<>();
        before.keySet().stream().filter(key -> !after.containsKey(key)).forEach(key -> {
            remove(file, key);
            touched.add(key);
        });
        after.forEach((key, placed) -> {
            if (!placed.equals(before.get(key))) {
                put(file, key, placed);
                touched.add(key);
            }
        });
        Set<ObjectKey> namespaces = new HashSet<>();
        touched.forEach(key -> namespaces.add(namespaceOf(key)));
        touched.addAll(namespaces);
        return touched;
    }

    /** The object that counts. */
    Optional<ClusterObject> find(ObjectKey key) {
        NavigableMap<String, Placed> definitions = byKey.get(key);
        if (definitions != null) {
            return Optional.of(definitions.firstEntry().getValue().object());
        }
        String name = key.name().name();
        return namespaceKey(name).equals(key) && population.containsKey(name)
                ? Optional.of(new Namespace(name))
                : Optional.empty();
    }

    /** The file that the object that counts stands in. */
    Optional<Map.Entry<String, Placed>> place(ObjectKey key) {
        return Optional.ofNullable(byKey.get(key)).map(NavigableMap::firstEntry);
    }

    /** All objects that count, sorted by key. */
    SortedMap<ObjectKey, ClusterObject> all() {
        SortedMap<ObjectKey, ClusterObject> all = new TreeMap<>();
        Stream.concat(byKey.keySet().stream(), population.keySet().stream().map(Definitions::namespaceKey))
                .forEach(key -> find(key).ifPresent(object -> all.put(key, object)));
        return all;
    }

    /** A problem for each definition that does not count, because another one does. */
    List<Problem> duplicates(UnaryOperator<String> where) {
        List<Problem> problems = new ArrayList<>();
        for (ObjectKey key : contested) {
            NavigableMap<String, Placed> definitions = byKey.getOrDefault(key, new TreeMap<>());
            String first = definitions.firstKey();
            definitions.entrySet().stream()
                    .skip(1)
                    .map(other -> duplicate(
                            where.apply(other.getKey()),
                            other.getValue(),
                            where.apply(first),
                            definitions.firstEntry().getValue()))
                    .forEach(problems::add);
        }
        return problems;
    }

    /** The problem that an object stands in two places, of which the second does not count. */
    static Problem duplicate(String where, Placed second, String whereFirst, Placed first) {
        return new Problem(
                where,
                second.line(),
                second.object().key() + " stands in " + whereFirst + ":" + first.line()
                        + " too, which counts (expected: every object once)");
    }

    private void put(String file, ObjectKey key, Placed placed) {
        NavigableMap<String, Placed> definitions = byKey.computeIfAbsent(key, _ -> new TreeMap<>());
        if (definitions.isEmpty() && !key.name().namespace().isEmpty()) {
            population.merge(key.name().namespace(), 1, Integer::sum);
        }
        definitions.put(file, placed);
        contest(key, definitions);
    }

    private void remove(String file, ObjectKey key) {
        NavigableMap<String, Placed> definitions = byKey.getOrDefault(key, new TreeMap<>());
        definitions.remove(file);
        if (definitions.isEmpty()) {
            byKey.remove(key);
            population.computeIfPresent(key.name().namespace(), (_, count) -> count == 1 ? null : count - 1);
        }
        contest(key, definitions);
    }

    private void contest(ObjectKey key, NavigableMap<String, Placed> definitions) {
        if (definitions.size() > 1) {
            contested.add(key);
        } else {
            contested.remove(key);
        }
    }

    private static ObjectKey namespaceOf(ObjectKey key) {
        return key.name().namespace().isEmpty() ? key : namespaceKey(key.name().namespace());
    }

    private static ObjectKey namespaceKey(String name) {
        return new Namespace(name).key();
    }
}
