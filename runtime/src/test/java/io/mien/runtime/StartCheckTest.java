package io.mien.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.runtime.fake.FailingActivator;
import io.mien.runtime.fake.FakeCommand;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check of a composed product, and which product its folder starts by itself. */
class StartCheckTest {
    private static final String FRAMEWORK = "org.osgi.framework";

    @TempDir
    private Path folder;

    private ProductFixture product;

    @BeforeEach
    void begin() {
        product = new ProductFixture(folder).bundle(FakeCommand.class, FRAMEWORK);
    }

    private String fault() {
        Distribution distribution = new Distribution(product.write(), false, Optional.empty());
        return assertThrows(StartException.class, () -> StartCheck.check(distribution, "test"))
                .getMessage();
    }

    @Test
    void bundlesThatStartAreFine() throws StartException {
        product.bundle("door", "\"open\"").configuration("camera", "{\"address\": \"v4l2:\"}");
        StartCheck.check(new Distribution(product.write(), false, Optional.empty()), "test");
    }

    @Test
    void bundleThatDoesNotStartIsNamed() {
        product.bundle(FailingActivator.class, FRAMEWORK);
        assertTrue(fault().contains("FailingActivator"), this::fault);
    }

    @Test
    void bundleOfOneCommandIsStartedToo() {
        product.bundle("narrow", "\"open\"");
        ProductFixture.jar(folder.resolve("bundles/narrow-1.jar"), "narrow", Map.of("Import-Package", "nowhere"));
        assertTrue(fault().contains("nowhere"), this::fault);
    }

    @Test
    void theOnlyProductOfAFolderIsItsStandardOne() {
        Distribution distribution = new Distribution(product.write(), false, Optional.empty());
        assertEquals("test", distribution.standard());
        product.write("features/other.json", "{}");
        assertEquals("desk", distribution.standard());
    }
}
