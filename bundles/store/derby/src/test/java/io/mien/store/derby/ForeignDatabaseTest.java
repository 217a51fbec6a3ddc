package io.mien.store.derby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.store.StoreException;
import io.mien.tck.FaceStoreFixture;
import io.mien.tck.FaceStoreProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That a database in a copied data folder never acts, whatever it holds. */
class ForeignDatabaseTest extends FaceStoreFixture {
    private static final String MARKER = "mien.test.marker";

    /** What would run: it leaves a file behind. */
    public static final class Code {
        private Code() {}

        /** Called by the database. */
        public static int run() {
            try {
                Files.writeString(Path.of(System.getProperty(MARKER)), "ran");
                return 1;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final String FUNCTION =
            "CREATE FUNCTION act() RETURNS INT LANGUAGE JAVA PARAMETER STYLE JAVA READS SQL DATA EXTERNAL NAME '"
                    + Code.class.getName() + ".run'";

    private static final String VIEW = "CREATE VIEW meta (gallery, version, readable_from, next_face, erasing) AS"
            + " SELECT gallery, version, readable_from, next_face, erasing FROM real_meta WHERE act() = 1";

    @Override
    protected FaceStoreProvider provider() {
        return TestDerbyStores.PLAIN;
    }

    @BeforeEach
    void setMarker() {
        System.setProperty(MARKER, temporary.resolve("marker").toString());
    }

    private Path gallery() {
        return temporary.resolve("gallery");
    }

    private Path database() {
        return gallery().resolve("database");
    }

    /** Changes the gallery's database as an attacker would who can write the folder. */
    private void craft(String... statements) throws Exception {
        store.add(List.of(face("Ann", 1)));
        provider().close(store);
        DerbyEngine engine = new DerbyEngine(
                temporary.resolve("engine"),
                TestDerbyStores.PLAIN.settings(gallery()).callWait());
        try (DatabaseSession session = engine.open(database(), Map.of())) {
            for (String statement : statements) {
                session.execute(statement);
            }
            session.commit();
        }
        DerbyEngine.shutDown(database());
    }

    private void assertRefused(String what) throws Exception {
        assertRefused(gallery(), what);
    }

    private void assertRefused(Path folder, String what) throws Exception {
        Files.deleteIfExists(temporary.resolve("marker"));
        String refusal = assertThrows(StoreException.class, () -> provider().open(folder))
                .getMessage();
        assertTrue(refusal.contains(what), refusal);
        assertFalse(Files.exists(temporary.resolve("marker")), "code of the database ran");
        store = provider().open(temporary.resolve("another"));
    }

    @Test
    void opensWhatItMade() throws Exception {
        craft();
        store = provider().open(gallery());
        assertEquals(1, store.people().size());
    }

    /** What this program left is not searched again, as long as nothing has touched it. */
    @Test
    void refusesWhatCameAfterItWasProved() throws Exception {
        craft();
        store = provider().open(gallery());
        provider().close(store);
        assertTrue(Files.exists(gallery().resolve("database.proved")));
        store = provider().open(gallery());
        craft(FUNCTION, "RENAME TABLE meta TO real_meta", VIEW);
        assertRefused("could run code");
    }

    @Test
    void refusesAViewInThePlaceOfATable() throws Exception {
        craft(FUNCTION, "RENAME TABLE meta TO real_meta", VIEW);
        assertRefused("could run code");
    }

    @Test
    void refusesATableThatNoGalleryOfItsVersionHas() throws Exception {
        craft("CREATE TABLE luggage (id INT)");
        assertRefused("it holds the table LUGGAGE");
    }

    @Test
    void opensAGalleryOfANewerVersionWithMoreTables() throws Exception {
        craft("CREATE TABLE luggage (id INT)", "UPDATE meta SET version = 99");
        store = provider().open(gallery());
        assertEquals(1, store.people().size());
    }

    @Test
    void refusesAFunction() throws Exception {
        craft(FUNCTION);
        assertRefused("a function");
    }

    @Test
    void refusesASynonym() throws Exception {
        craft("RENAME TABLE meta TO real_meta", "CREATE SYNONYM meta FOR real_meta");
        assertRefused("could run code");
    }

    @Test
    void refusesATrigger() throws Exception {
        craft("CREATE TRIGGER act AFTER INSERT ON face FOR EACH STATEMENT UPDATE meta SET next_face = 1");
        assertRefused("could run code");
    }

    @Test
    void refusesACondition() throws Exception {
        craft("ALTER TABLE person ADD CONSTRAINT act CHECK (id > 0)");
        assertRefused("a condition");
    }

    @Test
    void refusesATableOfAnotherSchema() throws Exception {
        craft("CREATE SCHEMA other", "CREATE TABLE other.meta (id INT)");
        assertRefused("another schema");
    }

    @Test
    void refusesWhoAsksAStrangerForThePassword() throws Exception {
        craft(
                property("derby.authentication.provider", "LDAP"),
                property("derby.authentication.server", "127.0.0.1:1"),
                property("derby.connection.requireAuthentication", "true"));
        assertRefused(gallery().toString());
    }

    @Test
    void refusesWhoAsksAClassForThePassword() throws Exception {
        craft(
                property("derby.authentication.provider", Code.class.getName()),
                property("derby.connection.requireAuthentication", "true"));
        assertRefused(gallery().toString());
    }

    @Test
    void refusesAPropertyThatNamesAnAuthority() throws Exception {
        craft(property("derby.authentication.provider", "LDAP"));
        assertRefused("the property derby.authentication.provider");
    }

    private static String property(String key, String value) {
        return "CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('" + key + "', '" + value + "')";
    }

    /**
     * The attack that was reported: the view calls a class that lies in a jar in the database and nowhere else. The database
     * was made with the engine as Apache Derby releases it.
     */
    @Test
    void loadsNoClassOutOfADatabase() throws Exception {
        provider().close(store);
        Path folder = Unpacked.into(temporary.resolve("stored code"), "stored-code.zip");
        assertRefused(folder, folder.toString());
    }

    @Test
    void refusesPropertiesThatNoGallerySets() throws Exception {
        craft();
        Path file = database().resolve("service.properties");
        byte[] before = Files.readAllBytes(file);
        for (String line : new String[] {
            "derby.module.act=" + Code.class.getName(),
            "encryptionProvider=" + Code.class.getName(),
            "logDevice=" + temporary.resolve("elsewhere"),
            "derby.serviceProtocol=" + Code.class.getName(),
            "derby.storage.tempDirectory=/tmp"
        }) {
            Files.writeString(file, new String(before, StandardCharsets.ISO_8859_1) + "\n" + line);
            String refusal = assertThrows(StoreException.class, () -> provider().open(gallery()))
                    .getMessage();
            assertTrue(refusal.contains("which no gallery does"), refusal);
        }
        Files.write(file, before);
        Files.writeString(database().resolve("service.propertiesold"), "logDevice=/tmp");
        assertRefused("which no gallery does");
    }

    @Test
    void theEngineHasNothingThatLoadsCodeOutOfADatabase() throws Exception {
        URL engine =
                EmbeddedDataSource.class.getProtectionDomain().getCodeSource().getLocation();
        for (String left : new String[] {
            "jdbc/authentication/LDAPAuthenticationSchemeImpl",
            "jdbc/authentication/SpecificAuthenticationServiceImpl",
            "jdbc/authentication/NativeAuthenticationServiceImpl"
        }) {
            String resource = "/org/apache/derby/impl/" + left + ".class";
            assertEquals(null, EmbeddedDataSource.class.getResource(resource), resource + " in " + engine);
        }
    }
}
