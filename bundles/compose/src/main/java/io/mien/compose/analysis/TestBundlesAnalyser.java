package io.mien.compose.analysis;

import aQute.bnd.header.OSGiHeader;
import io.mien.compose.bill.ProductPart;
import java.util.List;
import java.util.regex.Pattern;

/** No bundle is there for tests alone: none has tests, a framework for them, or needs one. */
final class TestBundlesAnalyser implements Analyser {
    private static final Pattern PACKAGES = Pattern.compile(
            "(org\\.junit|junit|org\\.opentest4j|org\\.osgi\\.test|org\\.mockito|org\\.assertj|net\\.jqwik|org\\.testng)(\\..*)?");

    private static final String TESTS = "Test-Cases";
    private static final Pattern NAMES = Pattern.compile("io\\.mien\\.tck|.*[.-]tests?");

    @Override
    public String name() {
        return "test-bundles";
    }

    @Override
    public List<String> faults(AnalysedProduct product) {
        return product.parts().stream()
                .filter(TestBundlesAnalyser::isForTests)
                .map(part -> part.path() + ": is there for tests only")
                .toList();
    }

    private static boolean isForTests(ProductPart part) {
        return NAMES.matcher(part.name()).matches()
                || !part.header(TESTS).isEmpty()
                || names(part, "Import-Package")
                || names(part, "Export-Package");
    }

    private static boolean names(ProductPart part, String header) {
        return OSGiHeader.parseHeader(part.header(header)).keySet().stream()
                .anyMatch(name -> PACKAGES.matcher(name).matches());
    }
}
