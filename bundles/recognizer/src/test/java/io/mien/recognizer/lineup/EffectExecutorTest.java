package io.mien.recognizer.lineup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.StageId;
import io.mien.StageKind;
import io.mien.recognizer.config.RecognizerSettings;
import io.mien.recognizer.fake.Bench;
import io.mien.recognizer.gallery.GalleriesComponent;
import io.mien.recognizer.guard.CallGuard;
import io.mien.recognizer.swap.StageDescription;
import io.mien.recognizer.swap.SwapEffect;
import io.mien.support.stages.StageOrder;
import io.mien.support.testing.Await;
import io.mien.swap.StageEvent;
import io.mien.swap.StageEvent.Step;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class EffectExecutorTest {
    private static final StageId ID = new StageId("d", "1.0.0");

    private final List<Step> told = new CopyOnWriteArrayList<>();
    private final GalleriesComponent galleries = new GalleriesComponent(Bench.config(2000, Map.of()));
    private final Supplier<RecognizerSettings> broken = () -> {
        throw new IllegalStateException("the settings cannot be read");
    };

    @Test
    void effectsAfterOneThatThrowsAreCarriedOut() throws Exception {
        StageDescription stage = new StageDescription(
                StageKind.DETECTOR, ID, 1, new StageOrder.Rank(0, "d", "1.0.0", 1), "", false, false);
        try (StageEventQueue queue = new StageEventQueue(this::heard);
                CallGuard guard = new CallGuard(() -> broken.get().guard(), monitored -> {})) {
            EffectExecutor effects = new EffectExecutor(broken, galleries.galleries(), guard, queue);
            SwapController controller = new SwapController(broken, galleries.galleries(), guard, queue);
            List<StageDescription> retired = effects.carryOut(
                    List.of(
                            new SwapEffect.ResumeLater(stage),
                            new SwapEffect.Retire(stage),
                            new SwapEffect.Publish(stage, Step.SUSPENDED, "hangs", 1)),
                    controller);
            assertEquals(List.of(stage), retired);
            Await.until("the last effect is carried out", () -> told.equals(List.of(Step.SUSPENDED)));
        } finally {
            galleries.stop();
        }
    }

    private void heard(StageEvent event) {
        told.add(event.step());
    }
}
