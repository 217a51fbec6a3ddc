package io.mien.compose.analysis;

import io.mien.compose.bill.AllowedLicences;
import io.mien.compose.bill.ProductPart;
import java.util.ArrayList;
import java.util.List;

/** Every part states a licence, and each is one that is allowed. */
final class LicencesAnalyser implements Analyser {
    /** What a part without a licence is allowed by. */
    private static final String UNKNOWN = "unknown";

    private final AllowedLicences allowed;

    LicencesAnalyser(AllowedLicences allowed) {
        this.allowed = allowed;
    }

    @Override
    public String name() {
        return "licences";
    }

    @Override
    public List<String> faults(AnalysedProduct product) {
        List<String> faults = new ArrayList<>();
        for (ProductPart part : product.parts()) {
            if (part.licences().isEmpty() && !allowed.isAllowed(UNKNOWN)) {
                faults.add(part.path() + ": no licence is stated in its manifest, its pom or its model's description;"
                        + " '--allow-licence unknown' takes such parts");
            }
            for (String licence : part.allLicences()) {
                if (!allowed.isAllowed(licence)) {
                    faults.add(part.path() + ": its licence '" + licence + "' is none of " + allowed
                            + "; '--allow-licence \"" + licence + "\"' takes it");
                }
            }
        }
        return faults;
    }
}
