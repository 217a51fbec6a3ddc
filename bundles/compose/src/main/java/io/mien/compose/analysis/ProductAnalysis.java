package io.mien.compose.analysis;

import io.mien.compose.bill.AllowedLicences;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** All checks of a composed product, in the order in which they are made. */
public final class ProductAnalysis {
    private final List<Analyser> analysers;
    private final Optional<String> skipped;

    private ProductAnalysis(List<Analyser> analysers, Optional<String> skipped) {
        this.analysers = List.copyOf(analysers);
        this.skipped = skipped;
    }

    /** Those of a product that is not started, for a reason that is printed. */
    public static ProductAnalysis unstarted(AllowedLicences allowed, String reason) {
        return new ProductAnalysis(standing(allowed), Optional.of("all-started: skipped, " + reason));
    }

    /** Those of a product that is started once, with its own Java if it has one. */
    public static ProductAnalysis started(AllowedLicences allowed) {
        List<Analyser> all = new ArrayList<>(standing(allowed));
        all.add(new AllStartedAnalyser());
        return new ProductAnalysis(all, Optional.empty());
    }

    private static List<Analyser> standing(AllowedLicences allowed) {
        return List.of(
                new DuplicatesAnalyser(),
                new NativesAnalyser(),
                new LicencesAnalyser(allowed),
                new TestBundlesAnalyser());
    }

    /**
     * Makes all checks.
     *
     * @param told the name of each with its result, a line each
     * @return what is wrong, each fault with the name of its check
     */
    public List<String> faults(AnalysedProduct product, Consumer<String> told) throws IOException {
        List<String> faults = new ArrayList<>();
        for (Analyser analyser : analysers) {
            List<String> found = analyser.faults(product);
            found.forEach(fault -> faults.add(analyser.name() + ": " + fault));
            told.accept(analyser.name() + ": " + (found.isEmpty() ? "ok" : found.size() + " found"));
        }
        skipped.ifPresent(told);
        return faults;
    }
}
