package io.mien.runtime;

import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * A feature's configurations, handed to Configuration Admin by reflection: the launcher shares no class with the bundles
 * but the JDK's.
 */
final class Configurations {
    private static final String SUFFIX = ".properties";

    private final Map<String, Map<String, Object>> byPid;

    private Configurations(Map<String, Map<String, Object>> byPid) {
        this.byPid = byPid;
    }

    /**
     * @param overrides folder of {@code PID.properties} files; each of their properties takes the place of the feature's
     * @throws StartException naming a file that cannot be read
     */
    static Configurations of(Feature feature, Path overrides) throws StartException {
        Map<String, Map<String, Object>> merged = new LinkedHashMap<>();
        feature.configurations().forEach((pid, values) -> merged.put(pid, new LinkedHashMap<>(values)));
        if (Files.isDirectory(overrides)) {
            // A PID has dots; logging.properties is another thing.
            try (DirectoryStream<Path> files = Files.newDirectoryStream(overrides, "*.*" + SUFFIX)) {
                for (Path file : files) {
                    String name = file.getFileName().toString();
                    String pid = name.substring(0, name.length() - SUFFIX.length());
                    load(file).forEach((key, value) -> merged.computeIfAbsent(pid, p -> new LinkedHashMap<>())
                            .put((String) key, value));
                }
            } catch (IOException e) {
                throw new StartException("the configurations in " + overrides + " cannot be read: " + e, e);
            }
        }
        return new Configurations(merged);
    }

    private static Properties load(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    boolean isEmpty() {
        return byPid.isEmpty();
    }

    /** @throws StartException naming the PID that Configuration Admin does not take */
    void apply(BundleContext context, ServiceReference<?> admin) throws StartException {
        Object service = context.getService(admin);
        try {
            Class<?> type = admin.getBundle().loadClass("org.osgi.service.cm.ConfigurationAdmin");
            for (var configuration : byPid.entrySet()) {
                apply(type, service, configuration.getKey(), new Hashtable<>(configuration.getValue()));
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
