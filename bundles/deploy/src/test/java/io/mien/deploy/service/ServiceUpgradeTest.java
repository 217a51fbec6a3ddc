package io.mien.deploy.service;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.aligner.Aligner;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.DeploymentProgress;
import io.mien.deploy.DeploymentProgress.Step;
import io.mien.deploy.DeploymentRefusal;
import io.mien.deploy.fake.Jars;
import io.mien.deploy.fake.World;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.picture.PictureCodec;
import io.mien.picture.Ppm;
import io.mien.support.testing.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceListener;

/** Upgrades of aligners and picture codecs: tried before anything sees them; a codec then serves on probation. */
@Timeout(60)
class ServiceUpgradeTest {
    private static final String CODEC_1 = "io.mien.picture.pixels 1.0.0";
    private static final String CODEC_2 = "io.mien.picture.pixels 2.0.0";
    private static final String PLAIN = "io.mien.aligner.plain 1.0.0";

    /** Of a probation, as {@link io.mien.deploy.fake.DeploySettings} has it. */
    private static final int CALLS = 5;

    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void start() throws Exception {
        world = new World(folder)
                .with("plain.jar", Jars.stage("aligner", "plain", "1.0.0"))
                .with("codec.jar", Jars.codec("1.0.0"))
                .start();
        Await.until(() -> world.generations().current().isPresent());
    }

    @AfterEach
    void stop() throws Exception {
        world.close();
    }

    private List<Step> deploy(Jars jar) throws DeploymentException {
        List<Step> steps = new ArrayList<>();
        DeploymentListener listener = (DeploymentProgress progress) -> steps.add(progress.step());
        world.service().deploy(List.of(world.file("newer.jar", jar)), listener);
        return steps;
    }

    private String refusal(Jars jar) {
        return assertThrows(DeploymentException.class, () -> deploy(jar)).getMessage();
    }

    /** As a consumer calls the codec that serves; one that leaves in this moment is no longer there to be got. */
    private void callCodec() {
        BundleContext context = world.context(PLAIN);
        PictureCodec codec;
        do {
            codec = context.getService(context.getServiceReference(PictureCodec.class));
        } while (codec == null);
        PictureCodec serving = codec;
        Image picture = Image.of(2, 1, PixelFormat.BGR, new byte[] {1, 2, 3, 4, 5, 6});
        assertDoesNotThrow(() -> serving.decode(Ppm.encode(picture), "a picture"));
    }

    /** Versions of the bundles whose services of a type come or go from now on, as a consumer sees it. */
    private List<String> seen(Class<?> type) {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        ServiceListener listener = event -> {
            if (List.of((String[]) event.getServiceReference().getProperty(Constants.OBJECTCLASS))
                    .contains(type.getName())) {
                seen.add(event.getServiceReference().getBundle().getVersion().toString());
            }
        };
        world.context(PLAIN).addServiceListener(listener);
        return seen;
    }

    @Test
    void anAlignerThatFailsItsTrialIsNeverSeen() {
        List<String> seen = seen(Aligner.class);
        String reason = refusal(Jars.stage("aligner", "plain", "2.0.0").header("X-Calls", "throw"));
        assertTrue(reason.contains("its trial failed: it throws"), reason);
        assertEquals(List.of(), seen);
    }

    @Test
    void anAlignerThatPassesItsTrialIsSeenOnce() throws Exception {
        List<String> seen = seen(Aligner.class);
        deploy(Jars.stage("aligner", "plain", "2.0.0"));
        Await.until(() -> seen.equals(List.of("2.0.0", "1.0.0")));
    }

    @Test
    void aCodecThatFailsItsTrialIsNeverCalled() throws Exception {
        String reason = refusal(Jars.codec("2.0.0").header("X-Calls", "throw").header("X-Ranking", "9"));
        assertTrue(reason.contains("its trial failed: it throws"), reason);
        callCodec();
        assertEquals(List.of(PLAIN, CODEC_1), world.bundles());
    }

    @Test
    void theOldCodecGoesOnceTheNewOneHasPassedItsProbation() throws Exception {
        assertTrue(deploy(Jars.codec("2.0.0")).contains(Step.PROBATION));
        assertEquals(List.of(PLAIN, CODEC_1, CODEC_2), world.bundles());
        for (int i = 0; i < CALLS; i++) {
            callCodec();
        }
        Await.until(() -> world.bundles().equals(List.of(PLAIN, CODEC_2)));
        Await.until(() -> codecs() == 1);
        callCodec();
    }

    private int codecs() {
        try {
            return world.context(PLAIN)
                    .getServiceReferences(PictureCodec.class, null)
                    .size();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aCodecThatThrowsAfterItsTrialIsRolledBackAndNoPictureIsLost() throws Exception {
        Path fuse = folder.resolve("fuse");
        deploy(Jars.codec("2.0.0").header("X-Fuse", fuse.toString()).header("X-Ranking", "9"));
        callCodec();
        Files.createFile(fuse);
        callCodec();
        Await.until(() -> world.bundles().equals(List.of(PLAIN, CODEC_1)));
        callCodec();
        assertEquals(List.of(PLAIN, CODEC_1), world.locked());
        assertReasonIsKnown();
        world.again(false, fakes -> {});
        assertReasonIsKnown();
        Files.delete(fuse);
        deploy(Jars.codec("2.0.0").header("X-Fuse", fuse.toString()).header("X-Ranking", "9"));
        assertEquals(List.of(), world.service().refusals(), "who deploys it again asks for it");
    }

    private void assertReasonIsKnown() throws DeploymentException {
        DeploymentRefusal refusal = world.service().refusals().get(0);
        assertTrue(refusal.subject().startsWith("codec io.mien.picture.pixels/2.0.0@"), refusal.subject());
        assertTrue(refusal.reason().contains("a codec that throws"), refusal.reason());
    }

    @Test
    void aProbationThatTheEndOfTheProcessInterruptsStartsOver() throws Exception {
        deploy(Jars.codec("2.0.0"));
        world.again(false, fakes -> {});
        Await.until(() -> world.bundles().equals(List.of(PLAIN, CODEC_1, CODEC_2)));
        Await.until(() -> codecs() == 3);
        Await.until(() -> {
            callCodec();
            return world.bundles().equals(List.of(PLAIN, CODEC_2));
        });
    }

    @Test
    void whyTheLastDeploymentWasRefusedIsKnownAfterARestart() throws Exception {
        String reason = refusal(Jars.codec("2.0.0").header("X-Calls", "throw"));
        world.again(false, fakes -> {});
        assertEquals(reason, world.service().refusals().get(0).reason());
        assertEquals("deploy newer.jar", world.service().refusals().get(0).subject());
        deploy(Jars.codec("2.0.0"));
        assertEquals(List.of(), world.service().refusals());
        world.again(false, fakes -> {});
        assertEquals(List.of(), world.service().refusals());
    }
}
