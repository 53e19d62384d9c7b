package io.fairway.xds.stream.protocol;

import io.fairway.xds.snapshot.EncodedResource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a client is believed to have of one type, by name: the versions sent to it, those that it rejected, and those that it
 * asked for and has not been answered on.
 */
public final class ClientState {
    /** The client may have the resource, but which version is unknown; equals no version. */
    private static final String UNCERTAIN = "";

    private final Map<String, String> versions = new HashMap<>();
    private final Map<String, String> refused = new HashMap<>();
    private final Set<String> asked = new HashSet<>();

    /** Whether the client must be sent the resource: it asked, or has another version and did not reject this one (P36, P37). */
    public boolean owes(EncodedResource resource) {
        return asked.contains(resource.name()) || (differs(resource) && !refuses(resource));
    }

    /** Whether the client is not known to have just this version. */
    public boolean differs(EncodedResource resource) {
        return !resource.version().equals(versions.get(resource.name()));
    }

    /** Whether the client rejected just this version. */
    public boolean refuses(EncodedResource resource) {
        return resource.version().equals(refused.get(resource.name()));
    }

    /** Whether the client has or may have some version. */
    public boolean mayHave(String name) {
        return versions.containsKey(name);
    }

    /** Whether the client waits for word on the name. */
    public boolean isAsked(String name) {
        return asked.contains(name);
    }

    /** Whether the client waits for word on any name. */
    public boolean isAskedAny() {
        return !asked.isEmpty();
    }

    /** The client wants word on the name, whatever it has. */
    public void ask(String name) {
        asked.add(name);
    }

    /** The client says that it has this version. */
    public void claims(String name, String version) {
        versions.put(name, version);
    }

    /** The resource is on its way. */
    public void sent(EncodedResource resource) {
        versions.put(resource.name(), resource.version());
        refused.remove(resource.name());
        asked.remove(resource.name());
    }

    /** The client is told, or knows by itself, that it does not have the name. */
    public void forget(String name) {
        versions.remove(name);
        refused.remove(name);
        asked.remove(name);
    }

    /** Forgets all names but those that pass. */
    public void retain(Predicate<String> kept) {
        versions.keySet().removeIf(kept.negate());
        refused.keySet().removeIf(kept.negate());
        asked.removeIf(kept.negate());
    }

    private boolean has(String name, String version) {
        return version.equals(versions.get(name));
    }

    private void doubt(String name) {
        versions.put(name, UNCERTAIN);
    }

    /**
     * The client rejected a response. By contract nothing of it was applied, in fact an Envoy may have applied a part, so all
     * of it is in doubt. Held back until they change are the resources that the client's message names or, if it names none,
     * all of them; the innocent rest is sent again, which is another response, not the same one.
     *
     * <p>Removals in it are told again without the resources; a response of nothing but removals is not repeated.
     *
     * @return the names held back, sorted as carried
     */
    public List<String> reject(Unanswered.Carried response, String message) {
        Collection<String> names = response.versions().keySet();
        Set<String> blamed = new LinkedHashSet<>(names);
        blamed.removeIf(name -> !message.contains(name));
        if (blamed.isEmpty()) {
            blamed.addAll(names);
        }
        response.versions().forEach((name, version) -> {
            if (has(name, version)) {
                doubt(name);
                if (blamed.contains(name)) {
                    refused.put(name, version);
                }
            }
        });
        if (!names.isEmpty()) {
            response.removed().forEach(name -> versions.putIfAbsent(name, UNCERTAIN));
        }
        return List.copyOf(blamed);
    }

    /** The names that the client has, may have or asked for. */
    public Set<String> names() {
        Set<String> names = new HashSet<>(versions.keySet());
        names.addAll(asked);
        return names;
    }
}
