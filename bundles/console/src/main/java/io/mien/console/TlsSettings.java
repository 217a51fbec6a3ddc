package io.mien.console;

import io.mien.console.access.ConsoleException;
import io.mien.support.files.IoReason;
import io.mien.support.files.RegularFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.util.ssl.X509;

/**
 * The key and the certificate by which browsers know the page.
 *
 * @param certificates one for each key
 */
record TlsSettings(Path keystore, String password, List<X509> certificates) {
    private static final int MOST_BYTES = 1 << 20;

    /**
     * Opens the key store once, so that a mistake is found here.
     *
     * @throws ConsoleException naming the file that is wrong
     */
    static TlsSettings read(Path keystore, Path passwordFile) throws ConsoleException {
        String password = firstLine(passwordFile);
        byte[] content = content(keystore);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(content), password.toCharArray());
            List<X509> certificates = certificates(store);
            if (certificates.isEmpty()) {
                throw new ConsoleException("the key store " + keystore + " has no key with a certificate");
            }
            return new TlsSettings(keystore, password, certificates);
        } catch (IOException | GeneralSecurityException e) {
            throw new ConsoleException(
                    "the key store " + keystore + ": it is not a PKCS12 key store that the password opens", e);
        }
    }

    private static byte[] content(Path keystore) throws ConsoleException {
        try {
            return RegularFile.read(keystore, MOST_BYTES);
        } catch (IOException e) {
            throw new ConsoleException("the key store " + keystore + ": " + IoReason.of(e), e);
        }
    }

    private static List<X509> certificates(KeyStore store) throws KeyStoreException {
        List<X509> certificates = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias) && store.getCertificate(alias) instanceof X509Certificate certificate) {
                certificates.add(new X509(alias, certificate));
            }
        }
        return certificates;
    }

    /** Whether the server answers requests for a name: it refuses those for a name that its certificate does not have. */
    boolean certifies(String name) {
        return certificates.stream().anyMatch(certificate -> certificate.matches(name));
    }

    private static String firstLine(Path file) throws ConsoleException {
        try {
            return RegularFile.readText(file, MOST_BYTES).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new ConsoleException("the key store's password file " + file + ": " + IoReason.of(e), e);
        }
    }

    /** As Felix HTTP takes them. */
    Map<String, Object> toConfiguration() {
        return Map.of(
                "org.apache.felix.https.keystore",
                keystore.toString(),
                "org.apache.felix.https.keystore.type",
                "PKCS12",
                "org.apache.felix.https.keystore.password",
                password,
                "org.apache.felix.https.keystore.key.password",
                password,
                "org.apache.felix.https.jetty.protocols.included",
                new String[] {"TLSv1.2", "TLSv1.3"},
                "org.apache.felix.https.jetty.renegotiateAllowed",
                false);
    }
}
