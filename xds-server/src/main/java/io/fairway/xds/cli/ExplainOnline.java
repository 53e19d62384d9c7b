package io.fairway.xds.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Has a running server explain. */
final class ExplainOnline {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ExplainOnline() {}

    static ExplainAnswer ask(ExplainQuestion question, URI admin, AdminClient client) {
        URI uri = uri(question, admin);
        try {
            AdminClient.Reply reply = client.get(uri);
            JsonNode tree = JSON.readTree(reply.body());
            if (reply.status() != 200) {
                throw new CommandFailed(admin + ": " + tree.path("error").asText("status " + reply.status()));
            }
            return new ExplainAnswer(tree, List.of());
        } catch (JsonProcessingException e) {
            throw new CommandFailed(admin + ": no JSON (expected: the admin port of a Fairway server)");
        } catch (IOException e) {
            throw new CommandFailed(
                    admin + ": no answer (expected: the admin port of a running server): " + Reasons.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted");
        }
    }

    private static URI uri(ExplainQuestion question, URI admin) {
        String query =
                "/explain?format=json&service=" + encoded(question.service().toString()) + "&proxy="
                        + encoded(question.proxy())
                        + question.port().map(port -> "&port=" + port).orElse("");
        if (!"http".equals(admin.getScheme()) || admin.getHost() == null) {
            throw new WrongUsage("--admin: \"" + admin + "\" (expected: http://ADDRESS:PORT)");
        }
        return admin.resolve(query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
