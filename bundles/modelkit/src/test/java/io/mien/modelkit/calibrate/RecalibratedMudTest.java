package io.mien.modelkit.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.MienException;
import io.mien.modelkit.pack.MudFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecalibratedMudTest {
    private static final String TEXT =
            "[basic]\ntype = onnx\nmodel = a.onnx\n[extra]\nmodel_type = face_feature\n[mien]\n"
                    + "version = 1.2.3\n; measured long ago\nthreshold = 0.7\n";

    @TempDir
    Path folder;

    private static ThresholdCalibration calibration() throws MienException {
        SortedScores scores = new SortedScores(new float[1000]);
        Comparisons comparisons = new Comparisons(7, 90, scores, scores, scores, "");
        return new ThresholdCalibration(comparisons, .01, false, new Threshold(.72f, 10, 1000));
    }

    @Test
    void thresholdVersionAndRemarkAreNew() throws MienException, Exception {
        MudFile file = MudFile.read(Files.writeString(folder.resolve("a.mud"), TEXT));
        assertEquals(
                TEXT.replace("1.2.3", "1.2.4")
                        .replace(
                                "measured long ago",
                                "score = .5 + .5 cos at FAR 1 % of 1000 pairs of different people; 90 faces of 7 people")
                        .replace("0.7\n", "0.7200\n"),
                RecalibratedMud.of(file, calibration()).text());
    }

    @ParameterizedTest
    @CsvSource({"1, 1.0.1", "1.2, 1.2.1", "1.2.9, 1.2.10", "1.2.3.beta, 1.2.4"})
    void theNextVersionIsNewer(String version, String next) throws Exception {
        MudFile file = MudFile.read(Files.writeString(folder.resolve("a.mud"), TEXT.replace("1.2.3", version)));
        assertEquals(next, RecalibratedMud.of(file, calibration()).mud().version());
    }

    @Test
    void aVersionWithoutANextIsRefused() throws Exception {
        MudFile file =
                MudFile.read(Files.writeString(folder.resolve("a.mud"), TEXT.replace("1.2.3", "1.2.2147483647")));
        assertThrows(MienException.class, () -> RecalibratedMud.of(file, calibration()));
    }

    @Test
    void everyOldDescriptionIsKept() throws Exception {
        Path path = Files.writeString(folder.resolve("a.mud"), TEXT);
        MudFile first = RecalibratedMud.of(MudFile.read(path), calibration());
        List<Path> kept = List.of(RecalibratedMud.write(first), RecalibratedMud.write(first));
        assertEquals(List.of(folder.resolve("a.mud.bak"), folder.resolve("a.mud.bak2")), kept);
        assertEquals(TEXT, Files.readString(kept.get(0)));
        assertEquals(first.text(), Files.readString(kept.get(1)));
        assertEquals(first.text(), Files.readString(path));
    }
}
