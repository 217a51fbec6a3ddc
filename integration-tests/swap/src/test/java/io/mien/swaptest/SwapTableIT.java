package io.mien.swaptest;

import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.mien.StageKind;
import io.mien.recognizer.LineUp;
import io.mien.recognizer.RecognizeOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;

/**
 * Every way in which a bundle can be exchanged, for every part that can be: while four threads recognize faces no frame is
 * lost, and each answer is the one of the line-up that it names.
 */
public class SwapTableIT extends ProductCase {
    private static final int ANSWERS = 30;

    private Desk desk;
    private Exchanges exchanges;

    @Before
    public void open() throws Exception {
        desk = Desk.open(framework, Path.of("target/swap-table").toAbsolutePath());
        desk.forgiveSlowness();
        desk.learnAll();
        exchanges = new Exchanges(context, desk, ANSWERS);
    }

    /** Without this the check of a mixed line-up could not fail. */
    @Test
    public void theLineUpsAnswerDifferently() throws Exception {
        LineUp features = lineUp("mien_feature");
        LineUp small = lineUp("mien_feature_small");
        assertTrue(desk.answers.differ(features, small, List.copyOf(desk.pictures.keySet())));
    }

    private LineUp lineUp(String extractor) throws Exception {
        desk.use(Map.of(StageKind.EXTRACTOR, extractor));
        framework.until(extractor + " serves", () -> desk.serves(StageKind.EXTRACTOR, extractor));
        return desk.recognizer()
                .recognize(desk.pictures.get("calls/1.jpg"), RecognizeOptions.defaults())
                .lineUp();
    }

    @Test
    public void newBesideOldAndThenTheOldIsUninstalled() throws Exception {
        forEachPart((part, load) -> {
            Bundle old = exchanges.installed(part);
            Bundle newcomer = exchanges.start(exchanges.next(part));
            exchanges.replace(part, old, newcomer, load);
            Bundle again = exchanges.start(SwapProduct.jar(part));
            exchanges.replace(part, newcomer, again, load);
        });
    }

    @Test
    public void updateInPlace() throws Exception {
        forEachPart((part, load) -> {
            Bundle bundle = exchanges.installed(part);
            exchanges.update(part, bundle, exchanges.next(part), load);
            exchanges.update(part, bundle, SwapProduct.jar(part), load);
        });
    }

    @Test
    public void updateAndRefresh() throws Exception {
        assumeTrue("takes long: -Dmien.full=true", Boolean.getBoolean("mien.full"));
        forEachPart((part, load) -> {
            Bundle bundle = exchanges.installed(part);
            exchanges.update(part, bundle, exchanges.next(part), load);
            framework.refresh(bundle);
            desk.awaitServing(part, bundle);
            exchanges.awaitAnswers(load);
            exchanges.update(part, bundle, SwapProduct.jar(part), load);
            framework.refresh(bundle);
            desk.awaitServing(part, bundle);
        });
    }

    @Test
    public void aBrokenNewcomerOfHigherRankComesAndGoes() throws Exception {
        forEachPart((part, load) -> {
            Bundle old = exchanges.installed(part);
            Bundle broken = exchanges.start(Exchanges.broken(part));
            exchanges.awaitAnswers(load);
            desk.awaitServing(part, old);
            broken.uninstall();
            exchanges.awaitAnswers(load);
            desk.awaitServing(part, old);
        });
    }

    @Test
    public void aBrokenOneIsThereWhenAGoodOneReplacesTheOld() throws Exception {
        forEachPart((part, load) -> {
            Bundle old = exchanges.installed(part);
            Bundle broken = exchanges.start(Exchanges.broken(part));
            Bundle good = exchanges.start(exchanges.next(part));
            exchanges.replace(part, old, good, load);
            Bundle again = exchanges.start(SwapProduct.jar(part));
            exchanges.awaitAnswers(load);
            good.uninstall();
            desk.awaitServing(part, again);
            broken.uninstall();
            exchanges.awaitAnswers(load);
        });
    }

    @Test
    public void anotherMatcherServesAndThenTheFirstAgain() throws Exception {
        try (Load load = desk.load()) {
            for (String matcher : List.of("signs", "exact", "signs", "exact")) {
                desk.use(Map.of(StageKind.MATCHER, matcher));
                framework.until(matcher + " serves", () -> desk.serves(StageKind.MATCHER, matcher));
                exchanges.awaitAnswers(load);
            }
        }
    }

    private interface Exchange {
        void of(Part part, Load load) throws Exception;
    }

    private void forEachPart(Exchange exchange) throws Exception {
        for (Part part : Part.values()) {
            try (Load load = desk.load()) {
                exchange.of(part, load);
            } catch (AssertionError | Exception e) {
                throw new AssertionError(part + ": " + e.getMessage(), e);
            }
        }
    }
}
