package io.mien.modelkit.pull;

import io.mien.support.download.RemoteFile;
import java.util.Map;
import java.util.Optional;

/**
 * A model that can be fetched.
 *
 * @param name the model's name
 * @param alias a shorter one, or empty
 * @param version of the model
 * @param licence its license
 * @param terms what must be accepted first, empty if the license asks for nothing
 * @param use what it is good for
 * @param note a remark that is written into its description, or empty
 * @param file name of the weights' file
 * @param member path of the weights in the archive, empty where they lie in none
 * @param bytes size of the weights
 * @param sha256 of the weights
 * @param remote what is fetched: the weights, or an archive that holds them
 * @param mud sections of the description, each of keys and values; name, version, license and digest are not among them
 */
public record CatalogEntry(
        String name,
        String alias,
        String version,
        String licence,
        String terms,
        String use,
        String note,
        String file,
        String member,
        long bytes,
        String sha256,
        RemoteFile remote,
        Map<String, Map<String, String>> mud) {
    /** The archive that holds the weights, where they lie in one. */
    Optional<RemoteFile> archive() {
        return member.isEmpty() ? Optional.empty() : Optional.of(remote);
    }

    /** Bytes that are fetched. */
    public long fetched() {
        return remote.bytes();
    }

    /** Type of the model, as its description gives it. */
    public String type() {
        return mud.getOrDefault("extra", Map.of()).getOrDefault("model_type", "");
    }

    /** Whether it is called so. */
    boolean isCalled(String wanted) {
        return name.equals(wanted) || !alias.isEmpty() && alias.equals(wanted);
    }

    /** The description that is packed with the weights. */
    public String mudText() {
        StringBuilder text = new StringBuilder();
        for (String section : new String[] {"basic", "extra", "mien"}) {
            text.append(text.length() == 0 ? "" : "\n")
                    .append('[')
                    .append(section)
                    .append("]\n");
            if (section.equals("basic")) {
                line(text, "model", file);
            }
            if (section.equals("mien")) {
                own(text);
            }
            mud.getOrDefault(section, Map.of()).forEach((key, value) -> line(text, key, value));
        }
        return text.toString();
    }

    private void own(StringBuilder text) {
        line(text, "name", name);
        line(text, "version", version);
        line(text, "licence", licence);
        line(text, "sha256", sha256);
        if (!note.isEmpty()) {
            text.append("; ").append(note).append('\n');
        }
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append(" = ").append(value).append('\n');
    }
}
