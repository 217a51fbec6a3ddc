package io.mien.modelkit;

import io.mien.StageKind;
import io.mien.command.output.FaceText;
import io.mien.command.output.Table;
import io.mien.model.Equivalence;
import io.mien.model.Mud;
import io.mien.modelkit.pack.PackedBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A report of a packed model, for a person to read. */
final class PackedReport {
    private PackedReport() {}

    static List<String> lines(PackedBundle packed) {
        Mud mud = packed.mud();
        List<String> lines = new ArrayList<>();
        lines.add("packed " + mud.name() + " " + mud.version() + " into " + packed.file());
        Table table = new Table("  ")
                .row("type", mud.modelType() + ", " + mud.format())
                .row("licence", mud.licence())
                .row("sha256", mud.sha256().orElse(""));
        if (packed.kind().equals(Optional.of(StageKind.EXTRACTOR))) {
            table.row("threshold", threshold(mud));
            mud.equivalentTo().ifPresent(e -> table.row("equivalent", equivalent(e)));
        }
        lines.addAll(table.row("trial", packed.trial()).lines());
        return lines;
    }

    private static String equivalent(Equivalence declared) {
        OptionalDouble cosine = declared.cosine();
        return "to " + declared.model().name()
                + (cosine.isPresent() ? ", cosine " + FaceText.fraction(cosine.getAsDouble()) : ", not measured");
    }

    private static String threshold(Mud mud) {
        return mud.threshold().isPresent()
                ? FaceText.fraction(mud.threshold().getAsDouble())
                : FaceText.fraction(Mud.UNCALIBRATED_THRESHOLD) + ", uncalibrated: see 'mien model calibrate'";
    }
}
