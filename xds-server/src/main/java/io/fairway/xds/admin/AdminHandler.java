package io.fairway.xds.admin;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.fairway.model.id.IpLiteral;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Guards the pages: who may ask, how, and how many at once. */
final class AdminHandler implements HttpHandler {

    static final int MAX_DUMPS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(AdminHandler.class);
    private static final int MAX_URI = 2048;
    private static final Pattern HOST = Pattern.compile("(\\[([^\\]]*)]|[^:]*)(:[0-9]{1,5})?");

    private final AdminPages pages;
    private final AdminMetrics metrics;
    private final Semaphore dumps = new Semaphore(MAX_DUMPS);

    AdminHandler(AdminPages pages, AdminMetrics metrics) {
        this.pages = pages;
        this.metrics = metrics;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath();
            boolean dump = !AdminPages.isCheap(path);
            if (dump && !dumps.tryAcquire()) {
                exchange.getResponseHeaders().set("Retry-After", "1");
                send(exchange, Answer.error(503, "busy: " + MAX_DUMPS + " others are being answered"));
                return;
            }
            try {
                send(exchange, answer(exchange, path));
            } finally {
                if (dump) {
                    dumps.release();
                }
            }
        }
    }

    private Answer answer(HttpExchange exchange, String path) {
        if (!exchange.getRequestMethod().equals("GET")) {
            exchange.getResponseHeaders().set("Allow", "GET");
            return Answer.error(405, "method not allowed (expected: GET)");
        }
        if (exchange.getRequestURI().toString().length() > MAX_URI) {
            return Answer.error(414, "request too long (expected: at most " + MAX_URI + " characters)");
        }
        if (!isDirect(exchange.getRequestHeaders().getFirst("Host"))) {
            return Answer.error(421, "host not served (expected: an IP address or localhost)");
        }
        try {
            return pages.answer(path, Query.of(exchange.getRequestURI().getRawQuery()));
        } catch (Query.BadQuery bad) {
            return Answer.error(400, String.valueOf(bad.getMessage()));
        } catch (RuntimeException bug) {
            LOG.atError().setCause(bug).addKeyValue("component", "admin").log("bug: a page could not be made");
            return Answer.error(500, "internal error; the log says more");
        }
    }

    /** A web page elsewhere can make a browser ask us by a name of its own that resolves to our address; by address it cannot. */
    private static boolean isDirect(@Nullable String host) {
        if (host == null) {
            return false;
        }
        Matcher matcher = HOST.matcher(host);
        if (!matcher.matches()) {
            return false;
        }
        String name = matcher.group(2) != null ? matcher.group(2) : matcher.group(1);
        return name.toLowerCase(Locale.ROOT).equals("localhost")
                || IpLiteral.parse(name).isPresent();
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        metrics.answered(answer.status());
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", answer.contentType());
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        headers.set("Referrer-Policy", "no-referrer");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), head || body.length == 0 ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }
}
