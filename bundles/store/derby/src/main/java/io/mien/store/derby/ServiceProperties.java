package io.mien.store.derby;

import io.mien.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * The file {@code service.properties} of a database, which the engine reads before anything else. It may name classes to be
 * loaded and other folders to be written to; so only what the engine itself writes for a gallery is let through.
 */
final class ServiceProperties {
    private static final String NAME = "service.properties";

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /** By key, what a value may be. */
    private static final Map<Pattern, Pattern> KNOWN = Map.of(
            Pattern.compile("Sys(conglomerates|columns|tables|schemas)(Index\\d)?Identifier"), NUMBER,
            Pattern.compile("derby\\.storage\\.propertiesId|derby\\.encryptionBlockSize"), NUMBER,
            Pattern.compile("(data|log)_encrypt_algorithm_version"), NUMBER,
            Pattern.compile("derby\\.serviceLocale"), Pattern.compile("[A-Za-z0-9_#-]*"),
            Pattern.compile("derby\\.serviceProtocol"), Pattern.compile("org\\.apache\\.derby\\.database\\.Database"),
            Pattern.compile("dataEncryption"), Pattern.compile("true|false"),
            Pattern.compile("encryptionAlgorithm"), Pattern.compile("AES/CBC/NoPadding"));

    private final Properties properties;

    private ServiceProperties(Properties properties) {
        this.properties = properties;
    }

    /**
     * Reads the file.
     *
     * @param database the folder of a database that is not open
     * @throws StoreException if it says something that no gallery needs; also if the copy does that the engine falls back on
     */
    static ServiceProperties read(Path database) throws IOException, StoreException {
        Path copy = database.resolve(NAME + "old");
        if (Files.exists(copy)) {
            check(load(copy));
        }
        return new ServiceProperties(check(load(database.resolve(NAME))));
    }

    /** As the engine reads it: in ISO-8859-1. */
    private static Properties load(Path file) throws IOException, StoreException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        } catch (IllegalArgumentException e) {
            throw new StoreException(file.getFileName() + " in it is damaged: " + e.getMessage(), e);
        }
        return properties;
    }

    private static Properties check(Properties properties) throws StoreException {
        for (String key : properties.stringPropertyNames()) {
            String value = properties.getProperty(key);
            if (KNOWN.entrySet().stream()
                    .noneMatch(known -> known.getKey().matcher(key).matches()
                            && known.getValue().matcher(value).matches())) {
                throw new StoreException("its " + NAME + " sets " + key + ", which no gallery does");
            }
        }
        return properties;
    }

    boolean isEncrypted() {
        return Boolean.parseBoolean(properties.getProperty("dataEncryption"));
    }
}
