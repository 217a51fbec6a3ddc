package io.mien.boot.generation;

import io.mien.boot.json.Json;
import io.mien.boot.json.JsonException;
import io.mien.boot.json.JsonWriter;
import io.mien.boot.json.Members;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The text of a {@code lock.json}. What it does not know is passed over, so that an older Mien reads a newer one's. */
public final class LockText {
    /** The framework's property that holds the text of what was started; its number is the generation it is made from. */
    public static final String PROPERTY = "io.mien.lock";

    private static final Pattern VERSION = Pattern.compile("(\\d{1,9}(\\.\\d{1,9}(\\.\\d{1,9}(\\.[\\w-]+)?)?)?)?");
    private static final Pattern FEATURE = Pattern.compile("\\P{Cntrl}*");
    private static final Pattern PATH = Pattern.compile("\\P{Cntrl}+");
    private static final Pattern NAME_OF_FILE = Pattern.compile("[^/\\\\\\p{Cntrl}]+");

    private LockText() {}

    public static String write(Lock lock) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", lock.number());
        json.put("time", lock.time().toString());
        json.put("why", lock.why());
        json.put("before", lock.before());
        json.put("feature", lock.feature());
        json.put("product", lock.product());
        json.put("use", new TreeMap<>(lock.use()));
        json.put("refused", new TreeSet<>(lock.refused()));
        json.put("removed", new TreeSet<>(lock.removed()));
        json.put("bundles", lock.bundles().stream().map(LockText::bundle).toList());
        if (!lock.leftOut().isEmpty()) {
            json.put("leftOut", lock.leftOut().stream().map(LockText::leftOut).toList());
        }
        lock.unproved().ifPresent(release -> {
            Map<String, Object> unproved = new LinkedHashMap<>();
            unproved.put("release", release.release());
            unproved.put("before", release.before());
            if (release.failed()) {
                unproved.put("failed", true);
            }
            json.put("unproved", unproved);
        });
        return JsonWriter.write(json);
    }

    private static Map<String, Object> leftOut(LeftOut bundle) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", bundle.name());
        json.put("version", bundle.version());
        json.put("sha256", bundle.sha256());
        json.put("reason", bundle.reason());
        return json;
    }

    private static LeftOut leftOut(Members json) throws JsonException {
        return new LeftOut(
                json.get("name", String.class),
                checked(json, "version", VERSION),
                json.get("sha256", String.class),
                json.get("reason", String.class));
    }

    private static Map<String, Object> bundle(LockedBundle bundle) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", bundle.file());
        json.put("name", bundle.name());
        json.put("version", bundle.version());
        json.put("sha256", bundle.sha256());
        json.put("origin", bundle.origin().word());
        if (!bundle.only().isEmpty()) {
            json.put("only", new TreeSet<>(bundle.only()));
        }
        if (!bundle.kinds().isEmpty()) {
            json.put("kinds", bundle.kinds());
        }
        if (bundle.superseded()) {
            json.put("superseded", true);
        }
        return json;
    }

    /** @throws JsonException saying what is wrong with the text */
    public static Lock read(String text) throws JsonException {
        Members json = new Members(Json.parse(text));
        List<LockedBundle> bundles = new ArrayList<>();
        for (Object element : json.list("bundles")) {
            bundles.add(bundle(new Members(element)));
        }
        List<LeftOut> leftOut = new ArrayList<>();
        for (Object element : json.list("leftOut")) {
            leftOut.add(leftOut(new Members(element)));
        }
        Map<String, String> use = new TreeMap<>();
        Members wished = new Members(json.get("use", Map.class));
        for (String kind : wished.names()) {
            use.put(kind, wished.get(kind, String.class));
        }
        return new Lock(
                json.get("number", Long.class),
                time(json.get("time", String.class)),
                json.get("why", String.class),
                json.get("before", Long.class),
                checked(json, "feature", FEATURE),
                json.get("product", String.class),
                bundles,
                new TreeSet<>(json.texts("removed")),
                use,
                new TreeSet<>(json.texts("refused")),
                leftOut,
                unproved(json));
    }

    private static Optional<UnprovedRelease> unproved(Members json) throws JsonException {
        if (!json.has("unproved")) {
            return Optional.empty();
        }
        Members release = new Members(json.get("unproved", Map.class));
        return Optional.of(new UnprovedRelease(
                release.get("release", String.class), release.get("before", Long.class), release.has("failed")));
    }

    private static LockedBundle bundle(Members json) throws JsonException {
        LockedBundle.Origin origin = origin(json.get("origin", String.class));
        return new LockedBundle(
                checked(json, "file", origin == LockedBundle.Origin.DEPLOYED ? NAME_OF_FILE : PATH),
                json.get("name", String.class),
                checked(json, "version", VERSION),
                json.get("sha256", String.class),
                origin,
                new TreeSet<>(json.texts("only")),
                json.texts("kinds"),
                json.has("superseded"));
    }

    /** The form is checked here, because no other generation is tried if a text proves wrong only when it is used. */
    private static String checked(Members json, String member, Pattern form) throws JsonException {
        String text = json.get(member, String.class);
        if (!form.matcher(text).matches()) {
            throw new JsonException("'" + member + "' is not of the form that it should have");
        }
        return text;
    }

    private static LockedBundle.Origin origin(String word) throws JsonException {
        try {
            return LockedBundle.Origin.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new JsonException("'" + word + "' is not an origin of a bundle");
        }
    }

    private static Instant time(String text) throws JsonException {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new JsonException("'" + text + "' is not a time");
        }
    }
}
