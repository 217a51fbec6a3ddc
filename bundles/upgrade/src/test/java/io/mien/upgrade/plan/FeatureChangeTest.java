package io.mien.upgrade.plan;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.upgrade.fake.Vendor;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureChangeTest {
    private static final String INSTALLED =
            "{\"id\":\"g:gate:1\",\"bundles\":[{\"id\":\"g:a:1\"},\"g:b:1\"],\"configurations\":{\"pid\":{\"key\":1}}}";

    @TempDir
    Path folder;

    private void compare(String next) throws Exception {
        Path before = Vendor.text(folder.resolve("before.json"), INSTALLED);
        Path after = Vendor.text(folder.resolve("after.json"), next);
        FeatureChange.requireOfBundles("features/gate.json", before, after);
    }

    private void assertRefused(String next, String reason) {
        MienException e = assertThrows(MienException.class, () -> compare(next));
        assertTrue(e.getMessage().startsWith("features/gate.json: " + reason), e.getMessage());
    }

    @Test
    void takesOtherVersionsAndMoreBundles() throws Exception {
        compare(INSTALLED);
        compare(INSTALLED.replace(":1\"", ":2\""));
        compare(INSTALLED.replace("\"g:b:1\"", "\"g:b:1\", \"g:c:1\""));
    }

    /** As {@code mien compose --add} writes it. */
    @Test
    void takesABundleOfAnotherGroupAndOtherWants() throws Exception {
        String wants = "{\"extensions\":{\"mien-wants\":{\"json\":{\"wants\":[{\"bundle\":\"b\"}]}}},";
        compare(INSTALLED.replace("\"g:b:1\"", "\"b:b:2\""));
        Path before = Vendor.text(folder.resolve("before.json"), INSTALLED.replaceFirst("\\{", wants));
        Path after = Vendor.text(
                folder.resolve("after.json"),
                INSTALLED.replaceFirst("\\{", wants.replace("[{", "[{\"verb\":\"c\"},{")));
        FeatureChange.requireOfBundles("features/gate.json", before, after);
        assertRefused(
                INSTALLED.replaceFirst("\\{", "{\"extensions\":{\"other\":1},"),
                "differs in more than versions of bundles");
    }

    @Test
    void refusesAnotherConfiguration() {
        assertRefused(INSTALLED.replace("\"key\":1", "\"key\":2"), "differs in more than versions of bundles");
    }

    @Test
    void refusesFewerBundles() {
        assertRefused(INSTALLED.replace(",\"g:b:1\"", ""), "differs in more than versions of bundles");
    }

    @Test
    void refusesWhatIsNotAFeature() {
        assertRefused("[]", "is not a feature");
        assertRefused("{", "is not a feature: ");
    }
}
