package io.mien.deploy.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentProgress;
import io.mien.deploy.DeploymentProgress.Step;
import io.mien.deploy.Generation;
import io.mien.deploy.fake.Jars;
import io.mien.deploy.fake.World;
import io.mien.support.testing.Await;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A deployment in a framework with two aligners and a model. */
@Timeout(60)
abstract class DeploymentCase {
    static final String PLAIN_1 = "io.mien.aligner.plain 1.0.0";
    static final String PLAIN_2 = "io.mien.aligner.plain 2.0.0";
    static final String OPENCV = "io.mien.aligner.opencv 1.0.0";
    static final String FACE_1 = "io.mien.model.face 1.0.0";
    static final String FACE_2 = "io.mien.model.face 2.0.0";
    static final List<String> FIRST = List.of(OPENCV, PLAIN_1, FACE_1);

    @TempDir
    Path folder;

    final AtomicBoolean full = new AtomicBoolean();
    final FullDisk disk = new FullDisk(full);
    final List<Step> steps = new ArrayList<>();
    World world;

    @BeforeEach
    void start() throws Exception {
        world = new World(folder)
                .with("plain.jar", Jars.stage("aligner", "plain", "1.0.0"))
                .with("opencv.jar", Jars.stage("aligner", "opencv", "1.0.0"))
                .with("face.jar", Jars.model("detector", "face", "1.0.0"))
                .start(disk);
        Await.until(() -> world.generations().current().isPresent());
    }

    @AfterEach
    void stop() throws Exception {
        world.close();
    }

    void heard(DeploymentProgress progress) {
        steps.add(progress.step());
    }

    Generation deploy(String file, Jars jar) throws DeploymentException {
        return world.service().deploy(List.of(world.file(file, jar)), this::heard);
    }

    static Jars plain2() {
        return Jars.stage("aligner", "plain", "2.0.0");
    }

    static Jars face2() {
        return Jars.model("detector", "face", "2.0.0");
    }

    /** Waits until a generation is the current one on the disk, and the service knows of it. */
    void untilGeneration(long number) throws Exception {
        Await.until(() -> world.generations().current().equals(Optional.of(number))
                && world.service().current().number() == number);
    }

    void assertInstalled(String... bundles) throws Exception {
        assertEquals(List.of(bundles), world.bundles());
        assertEquals(List.of(bundles), world.locked());
    }
}
