package io.mien.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mien.maix.touchscreen.TouchScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The programs with models for the NPU of a MaixCAM, in the vendor's simulator: bit-exact, and seconds a picture. */
class NpuProgramsIT extends ProgramCase {
    @BeforeEach
    void assumeSimulator() {
        assumeTrue(Boolean.getBoolean("mien.full"), "takes long: -Dmien.full=true");
        assumeTrue(!System.getProperty("mien.cviruntime", "").isEmpty(), "mien.cviruntime names the simulator");
    }

    @Test
    void theProgramOfThePageRunsOnTheNpu() throws IOException {
        System.setProperty("mien.camera", "demo:#frames=1&seed=7");
        RecognizeFaces.main(new String[] {npu("mien_detector_npu"), npu("mien_feature_npu"), faces.toString()});
        assertEquals(2, pictures());
        LookedAtPicture.assertSame(picture(2), "maix-page-npu.png", NOTHING);
    }

    @Test
    void theAppLearnsOnTheNpu() throws IOException, ExecutionException, InterruptedException {
        System.setProperty("mien.camera", "demo:#frames=3&seed=7");
        TouchScreen.send(70, 350, true);
        TouchScreen.send(72, 352, false);
        start(npu("mien_detector_npu"), npu("mien_feature_npu"), faces.toString(), ".73");
        program.get();
        assertTrue(LookedAtPicture.hasRed(read(3)), "strangers are red");
        LookedAtPicture.assertSame(picture(4), "maix-app-npu.png", PREVIEW);
    }

    /** A copy that is not tried: the trial has many pictures. */
    private String npu(String name) throws IOException {
        Path model = ROOT.resolve("models/" + name + "/src/main/resources/OSGI-INF/mien");
        Files.copy(model.resolve(name + ".cvimodel"), folder.resolve(name + ".cvimodel"));
        String text = Files.readString(model.resolve(name + ".mud")).replaceAll("(?m)^trial = .*$", "trial = none");
        return Files.writeString(folder.resolve(name + ".mud"), text).toString();
    }
}
