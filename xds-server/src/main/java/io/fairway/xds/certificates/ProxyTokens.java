package io.fairway.xds.certificates;

import io.fairway.xds.proxy.ProxyIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens of all proxies, one file each, whose path says whose it is:
 * {@code <folder>/<cluster>/<namespace>/<service account>/<name>.token}. Files may come, change and go at any time. A token counts
 * as long as its file holds it: removal and change act at the next authentication, a new file within {@link #REFRESH_PAUSE}.
 * Safe for several threads.
 */
public final class ProxyTokens {

    /** How long an unknown token does not make the folder be looked through again. */
    public static final Duration REFRESH_PAUSE = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(ProxyTokens.class);

    private final Path folder;
    private final InstantSource clock;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile TokenTable table = TokenTable.EMPTY;
    private volatile Instant refreshed = Instant.EPOCH;

    /**
     * Names the folder; touches nothing.
     *
     * @param folder the tokens folder; while it is missing, nobody is authenticated
     * @param clock paces the looking through
     */
    public ProxyTokens(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Whose token this is; empty if nobody's. Reads one file, and those that changed if the token is unknown. */
    public Optional<ProxyIdentity> authenticate(String text) {
        Token token;
        try {
            token = Token.of(text);
        } catch (IllegalArgumentException notAToken) {
            return Optional.empty();
        }
        Optional<ProxyIdentity> owner = currentOwner(token);
        if (owner.isPresent()) {
            return owner;
        }
        refresh();
        return currentOwner(token);
    }

    /** What is wrong in the folder, by path below it, as last seen. */
    public SortedMap<Path, String> problems() {
        return table.problems();
    }

    /** Where the proxy's token stands. */
    public Path file(ProxyIdentity identity) {
        return folder.resolve(TokenPath.of(identity));
    }

    /**
     * Makes a token for the proxy, unless it has one.
     *
     * @return its file, readable by its owner only
     */
    public Path create(ProxyIdentity identity, SecureRandom random) throws IOException {
        Path file = file(identity);
        return Files.exists(file) ? file : rotate(identity, random);
    }

    /**
     * Makes a new token for the proxy, which replaces the one that it has, if any, in one step.
     *
     * @return its file, readable by its owner only
     */
    public Path rotate(ProxyIdentity identity, SecureRandom random) throws IOException {
        Path file = file(identity);
        Path parent = folder.resolve(TokenPath.of(identity).getParent());
        PrivateFiles.createDirectories(parent);
        Path fresh = parent.resolve("." + file.getFileName() + "-" + Token.random(random));
        try {
            PrivateFiles.write(fresh, Token.random(random) + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
        return file;
    }

    /** The table can be behind the file; the file decides. */
    private Optional<ProxyIdentity> currentOwner(Token token) {
        return table.owner(token).filter(identity -> holds(file(identity), token));
    }

    private static boolean holds(Path file, Token token) {
        try {
            return Token.read(file).is(token);
        } catch (IOException | IllegalArgumentException goneOrBroken) {
            return false;
        }
    }

    /** Several callers at once share one look. */
    private void refresh() {
        Instant asked = clock.instant();
        refreshing.lock();
        try {
            boolean recent = !asked.isBefore(refreshed) && asked.isBefore(refreshed.plus(REFRESH_PAUSE));
            if (!recent) {
                TokenTable before = table;
                refreshed = asked;
                table = before.refreshed(folder);
                report(table.problemsSince(before));
            }
        } finally {
            refreshing.unlock();
        }
    }

    private void report(SortedMap<Path, String> problems) {
        problems.forEach((path, problem) -> LOG.atWarn()
                .addKeyValue("file", folder.resolve(path))
                .addKeyValue("error", problem)
                .log("token is not accepted"));
    }
}
