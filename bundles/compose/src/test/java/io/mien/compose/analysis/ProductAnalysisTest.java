package io.mien.compose.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.compose.bill.AllowedLicences;
import io.mien.compose.bill.ProductPart;
import io.mien.compose.index.Coordinates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductAnalysisTest {
    private static final AllowedLicences ALLOWED = new AllowedLicences(List.of());

    @TempDir
    private Path home;

    private final List<String> told = new ArrayList<>();

    private ProductPart part(String file, String licence, String... headers) {
        Map<String, String> all = new java.util.TreeMap<>(Map.of("Bundle-SymbolicName", "lamp;singleton:=true"));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return new ProductPart(
                ProductPart.Kind.BUNDLE,
                file,
                home.resolve(file),
                new Coordinates("com.example", "lamp", "1"),
                all,
                List.of(licence),
                List.of());
    }

    private List<String> faults(ProductPart... parts) throws IOException {
        AnalysedProduct product = new AnalysedProduct(home, "door", "linux-x86-64", List.of(parts));
        return ProductAnalysis.unstarted(ALLOWED, "it is a test").faults(product, told::add);
    }

    @Test
    void bundlesOfOneNameAndOneVersionAreFound() throws IOException {
        assertEquals(
                List.of("duplicates: a.jar and b.jar are both lamp 1.0"),
                faults(
                        part("a.jar", "MIT", "Bundle-Version", "1.0"),
                        part("b.jar", "MIT", "Bundle-Version", "1.0"),
                        part("c.jar", "MIT", "Bundle-Version", "1.1")));
        assertEquals("duplicates: 1 found", told.get(0));
        assertEquals("all-started: skipped, it is a test", told.get(4));
    }

    @Test
    void nativeCodeThatNobodyHasIsMissed() throws IOException {
        ProductPart library =
                part("a.jar", "MIT", "Require-Capability", "io.mien.native;filter:=\"(io.mien.native=lamp)\"");
        assertEquals(
                List.of("natives: a.jar: its native code for linux-x86-64 is not in the product"), faults(library));
        ProductPart fragment = part(
                "b.jar",
                "MIT",
                "Bundle-SymbolicName",
                "lamp.linux",
                "Provide-Capability",
                "io.mien.native;io.mien.native=lamp");
        assertEquals(List.of(), faults(library, fragment));
    }

    @Test
    void oneOfSeveralLicencesToChooseFromIsEnough() throws IOException {
        assertEquals(List.of(), faults(part("a.jar", "Apache-2.0 OR LGPL-2.1-or-later")));
        assertEquals(List.of(), faults(part("a.jar", "Apache-2.0 AND BSD-3-Clause")));
        assertEquals(1, faults(part("a.jar", "Apache-2.0 AND GPL-3.0-only")).size());
        assertEquals(1, faults(part("a.jar", "non-commercial research only")).size());
    }

    @Test
    void productThatDoesNotStartSaysWhy() throws IOException {
        Files.createDirectories(home.resolve("conf"));
        Files.writeString(home.resolve("conf/jvm.options"), "-Dnothing=1");
        AnalysedProduct product = new AnalysedProduct(home, "door", "linux-x86-64", List.of());
        List<String> faults = ProductAnalysis.started(ALLOWED).faults(product, told::add);
        assertEquals(1, faults.size(), faults::toString);
        assertTrue(faults.get(0).startsWith("all-started: the product does not start: "), faults::toString);
        assertTrue(faults.get(0).contains("io.mien.runtime.StartCheck"), faults::toString);
    }
}
