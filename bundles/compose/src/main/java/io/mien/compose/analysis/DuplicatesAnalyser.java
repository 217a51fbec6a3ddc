package io.mien.compose.analysis;

import io.mien.compose.bill.ProductPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** No two bundles have one name and one version: the framework would install the first alone. */
final class DuplicatesAnalyser implements Analyser {
    @Override
    public String name() {
        return "duplicates";
    }

    @Override
    public List<String> faults(AnalysedProduct product) {
        Map<String, ProductPart> seen = new HashMap<>();
        List<String> faults = new ArrayList<>();
        for (ProductPart part : product.parts()) {
            ProductPart other = seen.putIfAbsent(part.name() + " " + part.version(), part);
            if (other != null) {
                faults.add(other.path() + " and " + part.path() + " are both " + part.name() + " " + part.version());
            }
        }
        return faults;
    }
}
