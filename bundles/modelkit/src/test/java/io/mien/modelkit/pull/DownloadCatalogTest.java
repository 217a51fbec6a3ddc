package io.mien.modelkit.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.model.Mud;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The catalog that is shipped. */
class DownloadCatalogTest {
    private static DownloadCatalog catalogue;

    @BeforeAll
    static void read() throws Exception {
        catalogue = DownloadCatalog.read(Path.of("../../models/catalogue.json"));
    }

    @Test
    void namesWhatIsKnownToTheLastBit() {
        assertEquals(
                List.of("face_detection_yunet_2023mar", "face_recognition_sface_2021dec", "w600k_r50", "det_10g"),
                catalogue.entries().stream().map(CatalogEntry::name).toList());
    }

    @Test
    void everyDescriptionCanBeRead() throws Exception {
        for (CatalogEntry entry : catalogue.entries()) {
            Mud mud = Mud.parse(entry.mudText(), "any.mud");
            assertEquals(entry.name(), mud.name());
            assertEquals(entry.file(), mud.file());
            assertEquals(entry.licence(), mud.licence());
            assertEquals(Optional.of(entry.sha256()), mud.sha256());
            assertEquals(entry.name() + ".onnx", entry.file());
        }
    }

    @Test
    void entriesThatAreNotFreeForEveryUseSaySo() {
        catalogue
                .entries()
                .forEach(e -> assertEquals(
                        e.licence().contains("non-commercial"), !e.terms().isEmpty()));
    }

    @Test
    void bothInsightFaceModelsLieInOneArchive() throws Exception {
        CatalogEntry features = catalogue.find("resnet50");
        CatalogEntry detector = catalogue.find("scrfd-10g");
        assertEquals(features.archive(), detector.archive());
        assertEquals("buffalo_l.zip", features.remote().file());
        assertTrue(features.fetched() > features.bytes());
        assertEquals(Optional.empty(), catalogue.find("yunet").archive());
    }
}
