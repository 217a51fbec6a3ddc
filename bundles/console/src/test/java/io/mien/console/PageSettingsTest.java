package io.mien.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.console.access.ConsoleException;
import io.mien.session.OwnedDataFolder;
import io.mien.support.password.PasswordHash;
import io.mien.support.testing.KeyStores;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageSettingsTest {
    @TempDir
    private Path folder;

    private final Map<String, Object> values = new HashMap<>();

    private OwnedDataFolder owned() {
        return new OwnedDataFolder(folder, folder, OwnedDataFolder.Use.SERVE);
    }

    @Test
    void byDefaultItIsOnLoopbackWithoutTls() throws Exception {
        PageSettings settings = PageSettings.of(config(), owned());
        assertTrue(settings.tls().isEmpty());
        assertEquals("http://127.0.0.1:8090", settings.address(8090).origin());
        assertEquals("http://127.0.0.1", settings.address(80).origin());
    }

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            values.put("port", other.getLocalPort());
            String message = refusal();
            assertTrue(
                    message.startsWith("the page cannot be at port " + other.getLocalPort() + " of 127.0.0.1: "),
                    message);
        }
    }

    @Test
    void otherMachinesNeedAKeyStoreAPasswordAndAName() throws Exception {
        values.put("host", "0.0.0.0");
        assertTrue(refusal().startsWith("keystore of io.mien.console is empty"), refusal());
        values.put(
                "keystore",
                KeyStores.make(folder.resolve("store.p12"), "secret", "door.example.org")
                        .toString());
        assertTrue(refusal().startsWith("password.file of io.mien.console is empty"), refusal());
        values.put("password_file", hash());
        assertTrue(refusal().startsWith("names of io.mien.console is empty"), refusal());
        values.put("names", new String[] {"door.example.org"});
        assertTrue(refusal().startsWith("keystore.password.file of io.mien.console is empty"), refusal());
        values.put("keystore_password_file", write("secret"));
        assertEquals(
                "https://door.example.org:8443",
                PageSettings.of(config(), owned()).address(8443).origin());
    }

    @Test
    void aKeyStoreThatDoesNotOpenIsNamed() throws Exception {
        values.put(
                "keystore",
                KeyStores.make(folder.resolve("store.p12"), "secret", "door").toString());
        values.put("keystore_password_file", write("another"));
        assertTrue(refusal().contains("store.p12: it is not a PKCS12 key store that the password opens"), refusal());
        values.put("keystore", keyless().toString());
        values.put("keystore_password_file", write("secret"));
        assertTrue(refusal().contains("keyless.p12 has no key with a certificate"), refusal());
        values.put("keystore", write("no key store"));
        assertTrue(refusal().contains("it is not a PKCS12 key store that the password opens"), refusal());
        values.put("keystore", "missing.p12");
        assertTrue(refusal().startsWith("the key store " + folder.resolve("missing.p12") + ": "), refusal());
    }

    @Test
    void linksHaveANameOfTheCertificate() throws Exception {
        values.put(
                "keystore",
                KeyStores.make(folder.resolve("store.p12"), "secret", "localhost")
                        .toString());
        values.put("keystore_password_file", write("secret"));
        assertEquals(
                "https://localhost:8443",
                PageSettings.of(config(), owned()).address(8443).origin());
        values.put(
                "keystore",
                KeyStores.make(folder.resolve("door.p12"), "secret", "door.example.org")
                        .toString());
        assertEquals(
                "keystore of io.mien.console: its certificate has none of the names of the page: "
                        + "127.0.0.1, localhost, ::1",
                refusal());
        values.put("names", new String[] {"other.example.org", "door.example.org"});
        assertEquals(
                "https://door.example.org:8443",
                PageSettings.of(config(), owned()).address(8443).origin());
    }

    @Test
    void namesTheHostThatDoesNotResolve() {
        values.put("host", "nowhere.invalid");
        assertEquals("host of io.mien.console is not an address: nowhere.invalid", refusal());
    }

    /** A file of properties has no lists. */
    @Test
    void roomsAndNamesMayStandInOneLine() throws Exception {
        values.put("rooms", new String[] {"people, live"});
        values.put("names", new String[] {"door.lan,door"});
        PageSettings settings = PageSettings.of(config(), owned());
        assertEquals(List.of("people", "live"), settings.rooms());
        assertTrue(
                settings.names().containsAll(List.of("door.lan", "door")),
                settings.names().toString());
    }

    /** The page itself would be empty, and would not say why. */
    @Test
    void namesRoomsThatThereAreNot() {
        String rooms = ": it lists one or more of live, people, stages, health";
        values.put("rooms", new String[] {"live", "peopel"});
        assertEquals("rooms of io.mien.console is 'live, peopel'" + rooms, refusal());
        values.put("rooms", new String[0]);
        assertEquals("rooms of io.mien.console is ''" + rooms, refusal());
    }

    private String refusal() {
        return assertThrows(ConsoleException.class, () -> PageSettings.of(config(), owned()))
                .getMessage();
    }

    /** The values, else the defaults. */
    private ConsoleConfig config() {
        return (ConsoleConfig) Proxy.newProxyInstance(
                ConsoleConfig.class.getClassLoader(),
                new Class<?>[] {ConsoleConfig.class},
                (proxy, method, arguments) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    private String write(String content) throws Exception {
        return Files.writeString(Files.createTempFile(folder, "file", ""), content + "\n")
                .toString();
    }

    private String hash() throws Exception {
        return write(PasswordHash.of("a long password".toCharArray()).toString());
    }

    private Path keyless() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        KeyStore.SecretKeyEntry key = new KeyStore.SecretKeyEntry(new SecretKeySpec(new byte[16], "AES"));
        store.setEntry("mien", key, new KeyStore.PasswordProtection("secret".toCharArray()));
        Path file = folder.resolve("keyless.p12");
        try (OutputStream out = new FileOutputStream(file.toFile())) {
            store.store(out, "secret".toCharArray());
        }
        return file;
    }
}
