package io.mien.runtime;

import io.mien.boot.configuration.Attribute;
import io.mien.boot.configuration.Metatypes;
import io.mien.boot.configuration.ValueNotAllowedException;
import io.mien.boot.locked.LockedRelease;
import io.mien.support.files.IoReason;
import io.mien.support.files.RegularFile;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * A feature's configurations, handed to Configuration Admin by reflection: the launcher shares no class with the bundles
 * but the JDK's.
 */
final class FeatureConfigurations {
    private static final Logger LOG = System.getLogger(FeatureConfigurations.class.getName());

    private static final String SUFFIX = ".properties";

    /** Much more than any configuration: a larger file is something else. */
    private static final int MOST_BYTES = 1 << 20;

    private final Map<String, Map<String, Setting>> byPid = new LinkedHashMap<>();

    /**
     * A value.
     *
     * @param source where it stands, for people
     */
    private record Setting(Object value, String source) {}

    private FeatureConfigurations() {}

    /**
     * A property may stand in several places: the program's value counts before those in the folders, a later folder's
     * before an earlier one's, and all of them before the feature's.
     *
     * @param folders of {@code PID.properties} files; one that does not exist is empty
     * @param locked the release of a locked installation: files in folders do not name code there
     * @throws ConfigurationException naming a file that cannot be read
     */
    static FeatureConfigurations of(
            Feature feature,
            List<Path> folders,
            Map<String, Map<String, Object>> ofProgram,
            Optional<LockedRelease> locked)
            throws ConfigurationException {
        FeatureConfigurations merged = new FeatureConfigurations();
        feature.configurations().forEach((pid, values) -> merged.put(pid, values, "the product " + feature.id()));
        for (Path folder : folders) {
            merged.putAll(folder, locked);
        }
        ofProgram.forEach((pid, values) -> merged.put(pid, values, "the program"));
        merged.move("keep.chips", "io.mien.command", "io.mien.recognizer");
        return merged;
    }

    /** Takes a key over that another component has now; a value that is meant for that one itself counts first. */
    private void move(String key, String from, String to) {
        Setting moved = byPid.getOrDefault(from, Map.of()).get(key);
        if (moved != null) {
            LOG.log(Level.WARNING, "{0}: {1} of {2} is now a key of {3}", moved.source(), key, from, to);
            byPid.get(from).remove(key);
            byPid.computeIfAbsent(to, p -> new LinkedHashMap<>()).putIfAbsent(key, moved);
        }
    }

    private void putAll(Path folder, Optional<LockedRelease> locked) throws ConfigurationException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        // A PID has dots; logging.properties is another thing.
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.*" + SUFFIX)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                String pid = name.substring(0, name.length() - SUFFIX.length());
                if (!pid.equals(LauncherSettings.PID)) {
                    Properties values = load(file);
                    locked.ifPresent(release -> dropCode(pid, values, file, release));
                    put(pid, values, "the configuration " + file);
                }
            }
        } catch (IOException e) {
            throw new ConfigurationException(
                    "the configurations in " + folder + " cannot be read: " + IoReason.of(e), e);
        }
    }

    private static void dropCode(String pid, Properties values, Path file, LockedRelease release) {
        for (String key : CodeKeys.among(RetiredParts.pid(pid), values.stringPropertyNames())) {
            LOG.log(Level.WARNING, "{0}; not used: {1}", release.refusal(file + ": " + key), values.remove(key));
        }
    }

    private void put(String named, Map<?, ?> values, String source) {
        Map<String, Setting> known = byPid.computeIfAbsent(RetiredParts.pid(named), p -> new LinkedHashMap<>());
        RetiredParts.values(named, values)
                .forEach((name, value) -> known.put((String) name, new Setting(value, source)));
    }

    /**
     * Holds each value against what the bundles state of its key, and takes it over in the type that they state: else a component
     * would fail, or not notice, long after the start and without a word of the key.
     *
     * @param bundles jars or folders
     * @throws ConfigurationException naming each value that is not allowed, where it stands, and what is allowed
     */
    void check(List<Path> bundles) throws StartException {
        List<String> wrong = new ArrayList<>();
        Metatypes stated = metatypes(bundles);
        byPid.forEach((pid, settings) -> {
            Map<String, Attribute> attributes = stated.attributes(pid);
            settings.replaceAll((key, setting) -> {
                if (!stated.knows(pid, key)) {
                    LOG.log(Level.WARNING, "{0}: {1} has no key {2}", setting.source(), pid, key);
                }
                try {
                    Attribute attribute = attributes.get(key);
                    return attribute == null
                            ? setting
                            : new Setting(attribute.typed(setting.value()), setting.source());
                } catch (ValueNotAllowedException e) {
                    wrong.add(setting.source() + ": " + key + " of " + pid + " " + e.getMessage());
                    return setting;
                }
            });
        });
        if (!wrong.isEmpty()) {
            throw new ConfigurationException(String.join("\n      ", wrong));
        }
    }

    private Metatypes metatypes(List<Path> bundles) throws StartException {
        List<String> pids =
                byPid.keySet().stream().filter(pid -> !byPid.get(pid).isEmpty()).toList();
        try {
            return Metatypes.of(bundles, pids);
        } catch (IOException e) {
            throw new StartException("a bundle cannot be read: " + IoReason.of(e), e);
        }
    }

    /** @throws ConfigurationException naming a file that cannot be read */
    static Properties load(Path file) throws ConfigurationException {
        Properties properties = new Properties();
        try (Reader reader = new StringReader(RegularFile.readText(file, MOST_BYTES))) {
            properties.load(reader);
        } catch (CharacterCodingException e) {
            throw new ConfigurationException("the configuration " + file + " is not text in UTF-8", e);
        } catch (IOException e) {
            throw new ConfigurationException("the configuration " + file + " cannot be read: " + IoReason.of(e), e);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("the configuration " + file + " is damaged: " + e.getMessage(), e);
        }
        return properties;
    }

    boolean isEmpty() {
        return byPid.isEmpty();
    }

    /** What a component is configured with. */
    Map<String, Object> values(String pid) {
        Map<String, Object> values = new LinkedHashMap<>();
        byPid.getOrDefault(pid, Map.of()).forEach((key, setting) -> values.put(key, setting.value()));
        return values;
    }

    /** @throws StartException naming the PID that Configuration Admin does not take */
    void apply(BundleContext context, ServiceReference<?> admin) throws StartException {
        Object service = context.getService(admin);
        try {
            Class<?> type = admin.getBundle().loadClass("org.osgi.service.cm.ConfigurationAdmin");
            for (String pid : byPid.keySet()) {
                apply(type, service, pid, new Hashtable<>(values(pid)));
            }
        } catch (ClassNotFoundException e) {
            throw new StartException("Configuration Admin lacks its own interface", e);
        } finally {
            context.ungetService(admin);
        }
    }

    private static void apply(Class<?> type, Object admin, String pid, Dictionary<String, Object> values)
            throws StartException {
        try {
            int tilde = pid.indexOf('~');
            // "?" binds the configuration to no bundle in particular.
            Object configuration = tilde < 0
                    ? type.getMethod("getConfiguration", String.class, String.class)
                            .invoke(admin, pid, "?")
                    : type.getMethod("getFactoryConfiguration", String.class, String.class, String.class)
                            .invoke(admin, pid.substring(0, tilde), pid.substring(tilde + 1), "?");
            type.getClassLoader()
                    .loadClass("org.osgi.service.cm.Configuration")
                    .getMethod("update", Dictionary.class)
                    .invoke(configuration, values);
        } catch (ReflectiveOperationException e) {
            Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
            throw new StartException("the configuration of " + pid + " is not accepted: " + cause, e);
        }
    }
}
