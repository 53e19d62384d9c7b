package io.fairway.xds.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairway.model.id.ClusterId;
import io.fairway.xds.proxy.ProxyIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyTokensTest {

    private static final String SECRET = "an-example-of-a-token-0001";
    private static final String OTHER = "an-example-of-a-token-0002";

    @TempDir
    private Path folder;

    private final FakeClock clock = new FakeClock();

    @Test
    void thePathSaysWhoseTokenItIs() throws IOException {
        put("east/shop/web/web-1.token", SECRET);
        put("west/shop/cart/cart-1.token", OTHER);
        ProxyTokens tokens = tokens();
        assertThat(tokens.authenticate(SECRET)).contains(Proxies.WEB);
        assertThat(tokens.authenticate(OTHER)).contains(Proxies.CART);
        assertThat(tokens.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "an-example-of-a-token-0003",
                "an-example-of-a-token-000",
                "with space and more of it"
            })
    void anythingElseIsNobodys(String token) throws IOException {
        put("east/shop/web/web-1.token", SECRET);
        assertThat(tokens().authenticate(token)).isEmpty();
    }

    @Test
    void whiteSpaceAroundTheTokenInItsFileDoesNotCount() throws IOException {
        put("east/shop/web/web-1.token", " " + SECRET + " \r\n");
        assertThat(tokens().authenticate(SECRET)).contains(Proxies.WEB);
    }

    @Test
    void aFileThatComesLaterCountsAfterThePause() throws IOException {
        ProxyTokens tokens = tokens();
        assertThat(tokens.authenticate(SECRET)).isEmpty();
        put("east/shop/web/web-1.token", SECRET);
        assertThat(tokens.authenticate(SECRET)).as("within the pause").isEmpty();
        clock.advance(ProxyTokens.REFRESH_PAUSE);
        assertThat(tokens.authenticate(SECRET)).contains(Proxies.WEB);
    }

    @Test
    void aFileThatGoesStopsCountingAtOnce() throws IOException {
        put("east/shop/web/web-1.token", SECRET);
        ProxyTokens tokens = tokens();
        assertThat(tokens.authenticate(SECRET)).isPresent();
        Files.delete(tokensFolder().resolve("east/shop/web/web-1.token"));
        assertThat(tokens.authenticate(SECRET)).isEmpty();
    }

    @Test
    void aRotatedTokenReplacesTheOldOne() throws IOException {
        ProxyTokens tokens = tokens();
        Path file = tokens.create(Proxies.WEB, new SecureRandom());
        String first = Files.readString(file).strip();
        assertThat(tokens.authenticate(first)).contains(Proxies.WEB);
        tokens.rotate(Proxies.WEB, new SecureRandom());
        String second = Files.readString(file).strip();
        assertThat(tokens.authenticate(first)).isEmpty();
        clock.advance(ProxyTokens.REFRESH_PAUSE);
        assertThat(tokens.authenticate(second)).contains(Proxies.WEB);
    }

    @Test
    void createsTokensThatOnlyTheirOwnerReads() throws IOException {
        Path file = tokens().create(Proxies.WEB, new SecureRandom());
        assertThat(file).isEqualTo(folder.resolve("tokens/east/shop/web/web-1.token"));
        assertThat(Files.readString(file)).matches("[A-Za-z0-9_-]{43}\n");
        assertThat(mode(file)).isEqualTo("rw-------");
        try (Stream<Path> all = Files.walk(tokensFolder())) {
            assertThat(all.filter(path -> !path.equals(file)))
                    .hasSize(4)
                    .allSatisfy(path -> assertThat(mode(path)).isEqualTo("rwx------"));
        }
    }

    @Test
    void keepsATokenThatIsThere() throws IOException {
        put("east/shop/web/web-1.token", SECRET);
        tokens().create(Proxies.WEB, new SecureRandom());
        assertThat(tokens().authenticate(SECRET)).contains(Proxies.WEB);
    }

    @Test
    void aTokenOfTwoProxiesIsNeithers() throws IOException {
        put("east/shop/web/web-1.token", SECRET);
        put("west/shop/cart/cart-1.token", SECRET);
        ProxyTokens tokens = tokens();
        assertThat(tokens.authenticate(SECRET)).isEmpty();
        assertThat(tokens.problems().values()).singleElement().asString().contains("east/shop/web/web-1.token");
    }

    @ParameterizedTest
    @CsvSource({
        "stray.token, not a token's place",
        "east/shop/web.token, not a token's place",
        "east/shop/web/deep/web-1.token, not a token's place",
        "east/shop/web/web-1.txt, not a token's place",
        "EAST/shop/web/web-1.token, cluster id",
        "any/shop/web/web-1.token, reserved",
        "east/Shop/web/web-1.token, namespace",
        "east/shop/we_b/web-1.token, service account",
        "east/shop/web/Web-1.token, name",
    })
    void saysWhichPlacesAreWrong(String path, String problem) throws IOException {
        put(path, SECRET);
        ProxyTokens tokens = tokens();
        assertThat(tokens.authenticate(SECRET)).isEmpty();
        assertThat(tokens.problems()).hasSize(1);
        assertThat(tokens.problems().get(Path.of(path))).contains(problem).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 characters", "15, 15 characters", "4097, 4097 characters", "100000, 4098 characters"})
    void boundsTheSizeOfATokenInAFile(int length, String problem) throws IOException {
        put("east/shop/web/web-1.token", "x".repeat(length));
        ProxyTokens tokens = tokens();
        assertThat(tokens.authenticate(SECRET)).isEmpty();
        assertThat(tokens.problems().values()).singleElement().asString().contains(problem);
    }

    @Test
    void aBadFileDoesNotDisturbTheOthers() throws IOException {
        put("east/shop/web/web-1.token", SECRET);
        put("east/shop/web/web-2.token", "bad token with spaces");
        put("nonsense", OTHER);
        assertThat(tokens().authenticate(SECRET)).contains(Proxies.WEB);
    }

    @Test
    void hiddenFilesAreNotLookedAt() throws IOException {
        put("east/shop/web/.web-1.token-half", "half");
        put("east/shop/web/..data/web-1.token", SECRET);
        ProxyTokens tokens = tokens();
        assertThat(tokens.authenticate(SECRET)).isEmpty();
        assertThat(tokens.problems()).isEmpty();
    }

    @Test
    void aMountedSymbolicLinkCountsByItsOwnName() throws IOException {
        put("east/shop/web/..data/token", SECRET);
        Files.createSymbolicLink(tokensFolder().resolve("east/shop/web/web-1.token"), Path.of("..data/token"));
        assertThat(tokens().authenticate(SECRET)).contains(Proxies.WEB);
    }

    @Test
    void aMissingFolderAuthenticatesNobody() {
        ProxyTokens tokens = new ProxyTokens(folder.resolve("missing"), clock);
        assertThat(tokens.authenticate(SECRET)).isEmpty();
        assertThat(tokens.problems()).hasSize(1);
    }

    @Test
    void noIdentityLeadsOutOfTheFolder() {
        ProxyIdentity evil = new ProxyIdentity(new ClusterId("east"), "shop", "..", "../../../etc/passwd");
        assertThatThrownBy(() -> tokens().create(evil, new SecureRandom()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private ProxyTokens tokens() {
        return new ProxyTokens(tokensFolder(), clock);
    }

    private Path tokensFolder() {
        return folder.resolve("tokens");
    }

    private void put(String path, String text) throws IOException {
        Path file = tokensFolder().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
