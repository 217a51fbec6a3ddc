package io.mien.trust.keys;

import io.mien.trust.release.Release;
import io.mien.trust.release.SignedText;
import io.mien.trust.release.TrustRole;
import io.mien.trust.release.TrustRoot;
import java.util.ArrayList;
import java.util.List;

/** Describes roots and releases in lines of text. */
final class SignedReport {
    private SignedReport() {}

    static List<String> root(TrustRoot root) {
        List<String> lines = new ArrayList<>();
        lines.add("root " + root.version() + ", expires " + root.expires()
                + root.product().map(p -> ", for the product " + p).orElse(""));
        lines.addAll(keys("roots", root, root.rootRole()));
        lines.addAll(keys("releases", root, root.releaseRole()));
        lines.add(signatures("of this root", root, root.rootRole(), root.text()));
        root.text().signers().stream()
                .filter(id -> !root.rootRole().keyIds().contains(id))
                .forEach(id -> lines.add("signed by key " + id + ", which does not sign roots here"));
        return lines;
    }

    private static List<String> keys(String what, TrustRoot root, TrustRole role) {
        List<String> lines = new ArrayList<>();
        lines.add("signed by " + role.threshold() + " of " + role.keyIds().size() + ": " + what);
        for (String id : role.keyIds()) {
            boolean signed = root.text().isSignedBy(root.keys().get(id));
            lines.add("  key " + id + (signed ? ", which signed this root" : ""));
        }
        return lines;
    }

    /** @param whose the keys are, such as {@code of root 1} */
    static String signatures(String whose, TrustRoot root, TrustRole role, SignedText text) {
        int valid = root.signatures(text, role);
        String counted = "signatures of keys " + whose + ": " + valid + " valid, " + role.threshold() + " needed";
        return valid < role.threshold() ? counted + "; 'mien sign' adds one" : counted;
    }

    static List<String> release(Release release) {
        return List.of(
                release + " for " + release.platform(),
                release.files().size() + " files, expires " + release.expires());
    }
}
