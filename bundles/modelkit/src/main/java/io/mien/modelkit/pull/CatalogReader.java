package io.mien.modelkit.pull;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.mien.MienException;
import io.mien.command.output.JsonLine;
import io.mien.support.download.RemoteFile;
import io.mien.support.download.WebRequests;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code catalogue.json}: {@code {"models": [...]}}, each an object of {@code name}, {@code alias}, {@code version},
 * {@code licence}, {@code terms}, {@code use}, {@code note}, {@code url}, {@code bytes}, {@code sha256}, for weights in an archive {@code member},
 * {@code archiveBytes} and {@code archiveSha256}, and {@code mud}: section to key to value. Unknown members are ignored.
 */
final class CatalogReader {
    private final String source;

    CatalogReader(String source) {
        this.source = source;
    }

    List<CatalogEntry> read(InputStream in) throws IOException, MienException {
        List<CatalogEntry> entries = new ArrayList<>();
        try (JsonParser json = JsonLine.factory().createParser(in)) {
            expect(json, JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean models = json.currentName().equals("models");
                json.nextToken();
                if (!models) {
                    json.skipChildren();
                    continue;
                }
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    entries.add(entry(json));
                }
            }
        }
        return entries;
    }

    private CatalogEntry entry(JsonParser json) throws IOException, MienException {
        Map<String, String> values = new HashMap<>();
        Map<String, Map<String, String>> mud = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            JsonToken token = json.nextToken();
            if (member.equals("mud") && token == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String section = json.currentName();
                    expect(json, JsonToken.START_OBJECT);
                    mud.put(section, values(json));
                }
            } else if (token.isScalarValue()) {
                values.put(member, json.getText());
            } else {
                json.skipChildren();
            }
        }
        return entry(new Members(values), mud);
    }

    private static Map<String, String> values(JsonParser json) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            values.put(key, json.getText());
        }
        return values;
    }

    private CatalogEntry entry(Members members, Map<String, Map<String, String>> mud) throws MienException {
        URI uri = members.uri("url");
        long bytes = members.bytes("bytes");
        String sha256 = members.sha256("sha256");
        String member = members.text("member");
        boolean archived = !member.isEmpty();
        RemoteFile remote = archived
                ? new RemoteFile(uri, members.bytes("archiveBytes"), members.sha256("archiveSha256"))
                : new RemoteFile(uri, bytes, sha256);
        String file = archived ? member.substring(member.lastIndexOf('/') + 1) : remote.file();
        return new CatalogEntry(
                members.required("name"),
                members.text("alias"),
                members.required("version"),
                members.required("licence"),
                members.text("terms"),
                members.text("use"),
                members.text("note"),
                file,
                member,
                bytes,
                sha256,
                remote,
                mud);
    }

    private void expect(JsonParser json, JsonToken token) throws IOException {
        if (json.nextToken() != token) {
            throw new IOException(token + " expected, not " + json.currentToken() + ", in line "
                    + json.currentLocation().getLineNr());
        }
    }

    /** The members of one entry. */
    private final class Members {
        private final Map<String, String> values;

        Members(Map<String, String> values) {
            this.values = values;
        }

        String text(String member) {
            return values.getOrDefault(member, "");
        }

        String required(String member) throws MienException {
            if (text(member).isBlank()) {
                throw wrong(member, "is missing");
            }
            return text(member);
        }

        long bytes(String member) throws MienException {
            String text = required(member);
            if (!text.matches("[1-9]\\d{0,17}")) {
                throw wrong(member, "is a number of bytes, not '" + text + "'");
            }
            return Long.parseLong(text);
        }

        String sha256(String member) throws MienException {
            String text = required(member);
            if (!text.matches("[0-9a-f]{64}")) {
                throw wrong(member, "is a SHA-256 in lower-case hexadecimal");
            }
            return text;
        }

        URI uri(String member) throws MienException {
            try {
                URI uri = URI.create(required(member));
                if (WebRequests.isWeb(uri) && !uri.getPath().endsWith("/")) {
                    return uri;
                }
            } catch (IllegalArgumentException e) {
                throw wrong(member, "is no URL: " + e.getMessage());
            }
            throw wrong(member, "is the http or https URL of a file");
        }

        private MienException wrong(String member, String reason) {
            return new MienException(source + ": " + text("name") + ": '" + member + "' " + reason);
        }
    }
}
