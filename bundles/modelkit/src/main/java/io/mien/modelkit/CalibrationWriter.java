package io.mien.modelkit;

import io.mien.MienException;
import io.mien.command.runtime.CommandContext;
import io.mien.modelkit.calibrate.ModelSource;
import io.mien.modelkit.calibrate.RecalibratedMud;
import io.mien.modelkit.calibrate.ThresholdCalibration;
import io.mien.modelkit.pack.ModelPacker;
import io.mien.modelkit.pack.MudFile;
import io.mien.modelkit.pack.PackedBundle;
import io.mien.modelkit.pack.RequestedTrial;
import io.mien.support.data.TemporaryFolder;
import io.mien.support.files.ScratchFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes a measured threshold down: over the description where it lies, or into a new bundle. */
final class CalibrationWriter {
    private final CommandContext bench;
    private final Path target;

    /** @param target the bundle to be written, or null for the description where it lies */
    CalibrationWriter(CommandContext bench, Path target) {
        this.bench = bench;
        this.target = target;
    }

    /** Writes, and says what was written. */
    List<String> write(ModelSource source, ThresholdCalibration calibration) throws MienException {
        if (target == null) {
            MudFile changed = RecalibratedMud.of(source.loose().orElseThrow(), calibration);
            Path kept = RecalibratedMud.write(changed);
            return List.of(
                    "wrote threshold " + calibration.text() + " and version "
                            + changed.mud().version() + " into " + changed.path(),
                    "the description before is " + kept);
        }
        try (ScratchFolder folder = TemporaryFolder.create()) {
            MudFile file = source.loose().isPresent()
                    ? source.loose().get()
                    : source.packed().orElseThrow().unpack(folder.path());
            return pack(file, calibration);
        }
    }

    private List<String> pack(MudFile file, ThresholdCalibration calibration) throws MienException {
        MudFile changed = RecalibratedMud.of(file, calibration);
        Path trial = file.beside(file.mud().trial());
        boolean tried = !file.mud().trial().isEmpty() && Files.isDirectory(trial);
        RequestedTrial wish = tried
                ? new RequestedTrial.Kept(trial)
                : file.mud().trial().equals("none")
                        ? new RequestedTrial.Untried()
                        : new RequestedTrial.Recorded(PackingVerb.picture(bench));
        List<String> kept =
                Files.exists(target) ? List.of("the bundle before is " + RecalibratedMud.keep(target)) : List.of();
        PackedBundle packed =
                new ModelPacker(bench).pack(changed, file.beside(file.mud().file()), wish, target);
        return Stream.concat(PackedReport.lines(packed).stream(), kept.stream()).toList();
    }
}
