package io.mien.deploy.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageKind;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentProgress.Step;
import io.mien.deploy.Generation;
import io.mien.recognizer.StageStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Changes among deployed bundles: roll-back, use and undeploy. */
class ChangesTest extends DeploymentCase {
    @Test
    void rollbackAndRollbackAgain() throws Exception {
        deploy("plain.jar", plain2());
        deploy("face.jar", face2());
        assertEquals(4, world.service().rollback(Optional.empty(), this::heard).number());
        assertInstalled(OPENCV, PLAIN_2, FACE_1);
        world.service().rollback(Optional.empty(), this::heard);
        assertInstalled(FIRST.toArray(String[]::new));
        DeploymentException e =
                assertThrows(DeploymentException.class, () -> world.service().rollback(Optional.empty(), this::heard));
        assertTrue(e.getMessage().contains("nothing before"), e.getMessage());
    }

    @Test
    void rollbackOfOneStage() throws Exception {
        deploy("plain.jar", plain2());
        deploy("face.jar", face2());
        world.service().rollback(Optional.of(StageKind.ALIGNER), this::heard);
        assertInstalled(OPENCV, PLAIN_1, FACE_2);
        DeploymentException e = assertThrows(
                DeploymentException.class, () -> world.service().rollback(Optional.of(StageKind.STORE), this::heard));
        assertTrue(e.getMessage().contains("nothing about the store changed"), e.getMessage());
    }

    @Test
    void useAndGoByRankAgain() throws Exception {
        Generation second = world.service().use("opencv", this::heard);
        assertEquals("opencv", second.wishes().use().get(StageKind.ALIGNER));
        assertEquals("opencv", world.wishes().use().get(StageKind.ALIGNER));
        assertEquals(List.of(Step.SERVING, Step.WRITTEN), steps);
        world.service().use("aligner:", this::heard);
        assertEquals(Map.of(), world.wishes().use());
        DeploymentException e =
                assertThrows(DeploymentException.class, () -> world.service().use("none", this::heard));
        assertTrue(e.getMessage().contains("no stage or model is called 'none'"), e.getMessage());
    }

    @Test
    void failedUseChangesNothing() throws Exception {
        world.fakes().state("opencv/1.0.0", StageStatus.State.PREPARING);
        assertThrows(DeploymentException.class, () -> world.service().use("opencv", this::heard));
        assertEquals(Map.of(), world.wishes().use());
        assertEquals(List.of(1L), world.generations().numbers());
    }

    @Test
    void undeployHandsOverFirst() throws Exception {
        world.service().undeploy("plain", false, this::heard);
        assertInstalled(OPENCV, FACE_1);
        assertEquals(List.of(Step.SERVING, Step.WRITTEN, Step.RETIRED), steps);
        assertEquals(Map.of(), world.wishes().use());
        world.service().rollback(Optional.empty(), this::heard);
        assertInstalled(FIRST.toArray(String[]::new));
    }

    @Test
    void theLastOfItsKindStaysUnlessForced() throws Exception {
        DeploymentException e =
                assertThrows(DeploymentException.class, () -> world.service().undeploy("face", false, this::heard));
        assertTrue(e.getMessage().contains("there would be no detector at all"), e.getMessage());
        assertInstalled(FIRST.toArray(String[]::new));
        world.service().undeploy("face", true, this::heard);
        assertInstalled(OPENCV, PLAIN_1);
    }
}
