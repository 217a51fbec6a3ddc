package io.mien.modelkit.calibrate;

import io.mien.MienException;
import io.mien.model.Mud;
import io.mien.modelkit.pack.MudFile;
import io.mien.modelkit.pack.MudText;
import io.mien.support.data.WholeFile;
import io.mien.support.files.IoReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A description with a new threshold. Its version is the next one, 1.2.0 becoming 1.2.1, because a newer version of a name takes
 * the older one's place; the model's id is its name and its weights, so that embeddings made before stay good.
 */
public final class RecalibratedMud {
    private static final String MIEN = "mien";
    private static final int PARTS = 3;

    private RecalibratedMud() {}

    /** The description at {@code path} as it is to be. */
    public static MudFile of(MudFile file, ThresholdCalibration calibration) throws MienException {
        String text = MudText.of(file.text())
                .with(MIEN, "version", next(file.mud()))
                .with(MIEN, "threshold", calibration.text(), calibration.remark())
                .toString();
        return new MudFile(
                file.path(), text, Mud.parse(text, file.path().getFileName().toString()));
    }

    private static String next(Mud mud) throws MienException {
        String[] parts = mud.version().split("\\.", PARTS + 1);
        try {
            int last = parts.length < PARTS ? 0 : Integer.parseInt(parts[PARTS - 1]);
            String minor = parts.length < PARTS - 1 ? "0" : parts[1];
            return parts[0] + "." + minor + "." + Math.addExact(last, 1);
        } catch (NumberFormatException | ArithmeticException e) {
            throw new MienException(mud.name() + ": no version comes after " + mud.version(), e);
        }
    }

    /**
     * Writes a description over the old one.
     *
     * @return where the old one is kept
     */
    public static Path write(MudFile changed) throws MienException {
        Path kept = keep(changed.path());
        WholeFile.write(changed.path(), out -> out.write(changed.text().getBytes(StandardCharsets.UTF_8)));
        return kept;
    }

    /**
     * Copies a file that is about to be replaced; older copies stay.
     *
     * @return the copy: {@code FILE.bak}, {@code FILE.bak2} and so on
     */
    public static Path keep(Path file) throws MienException {
        Path kept = file.resolveSibling(file.getFileName() + ".bak");
        for (int i = 2; Files.exists(kept); i++) {
            kept = file.resolveSibling(file.getFileName() + ".bak" + i);
        }
        try {
            return Files.copy(file, kept);
        } catch (IOException e) {
            throw new MienException(kept + ": cannot be written: " + IoReason.of(e), e);
        }
    }
}
