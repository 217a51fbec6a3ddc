package io.mien.swaptest;

import static org.junit.Assert.assertTrue;

import io.mien.StageKind;
import io.mien.recognizer.LineUp;
import io.mien.recognizer.RecognizeOptions;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * Every way in which a bundle can be exchanged, for every part that can be: while four threads recognise faces no frame is
 * lost, and each answer is the one of the line-up that it names.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class SwapTableIT {
    /** Answers that must come between two steps: the load is seen to go on. */
    private static final int ANSWERS = 30;

    private static final String GOOD = "7.0.0";
    private static final String BROKEN = "9.0.0";

    @Inject
    private BundleContext context;

    @Inject
    private ConfigurationAdmin admin;

    private Framework framework;
    private Desk desk;

    @Configuration
    public Option[] product() {
        return new Option[] {Product.option()};
    }

    @Before
    public void open() throws Exception {
        framework = new Framework(context, admin);
        desk = Desk.open(framework, Path.of("target/swap-table").toAbsolutePath());
        desk.learnAll();
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
                .recognize(desk.pictures.get("calls/1.jpg"), RecognizeOptions.DEFAULT)
                .lineUp();
    }

    @Test
    public void newBesideOldAndThenTheOldIsUninstalled() throws Exception {
        forEachPart((part, load) -> {
            Bundle old = bundle(part);
            Bundle newcomer = start(upgrade(part));
            replace(part, old, newcomer, load);
            Bundle again = start(Product.jar(part));
            replace(part, newcomer, again, load);
        });
    }

    /** A store waits for its folder, so that it serves only when the old one has gone. */
    private void replace(Part part, Bundle old, Bundle newcomer, Load load) throws Exception {
        boolean upgrade = newcomer.getVersion().compareTo(old.getVersion()) > 0;
        if (upgrade && part != Part.STORE) {
            awaitServing(part, newcomer);
        }
        awaitAnswers(load);
        old.uninstall();
        awaitServing(part, newcomer);
        awaitAnswers(load);
    }

    @Test
    public void updateInPlace() throws Exception {
        forEachPart((part, load) -> {
            Bundle bundle = bundle(part);
            update(part, bundle, upgrade(part), load);
            update(part, bundle, Product.jar(part), load);
        });
    }

    private void update(Part part, Bundle bundle, Path jar, Load load) throws Exception {
        try (InputStream in = Files.newInputStream(jar)) {
            bundle.update(in);
        }
        awaitServing(part, bundle);
        awaitAnswers(load);
    }

    @Test
    public void updateAndRefresh() throws Exception {
        forEachPart((part, load) -> {
            Bundle bundle = bundle(part);
            update(part, bundle, upgrade(part), load);
            framework.refresh(bundle);
            awaitServing(part, bundle);
            awaitAnswers(load);
            update(part, bundle, Product.jar(part), load);
            framework.refresh(bundle);
            awaitServing(part, bundle);
        });
    }

    @Test
    public void aBrokenNewcomerOfHigherRankComesAndGoes() throws Exception {
        forEachPart((part, load) -> {
            Bundle old = bundle(part);
            Bundle broken = start(broken(part));
            awaitAnswers(load);
            awaitServing(part, old);
            broken.uninstall();
            awaitAnswers(load);
            awaitServing(part, old);
        });
    }

    @Test
    public void aBrokenOneIsThereWhenAGoodOneReplacesTheOld() throws Exception {
        forEachPart((part, load) -> {
            Bundle old = bundle(part);
            Bundle broken = start(broken(part));
            Bundle good = start(upgrade(part));
            replace(part, old, good, load);
            Bundle again = start(Product.jar(part));
            awaitAnswers(load);
            good.uninstall();
            awaitServing(part, again);
            broken.uninstall();
            awaitAnswers(load);
        });
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

    private Bundle bundle(Part part) {
        return framework.bundle(part.symbolicName);
    }

    private Bundle start(Path jar) throws Exception {
        Bundle bundle = context.installBundle(jar.toUri().toString());
        bundle.start();
        return bundle;
    }

    private static Path upgrade(Part part) throws Exception {
        return Variant.of(Product.jar(part)).version(GOOD).write(target(part, GOOD));
    }

    private static Path broken(Part part) throws Exception {
        return Variant.of(Product.jar(part)).version(BROKEN).broken().write(target(part, BROKEN));
    }

    private static Path target(Part part, String version) throws Exception {
        return Files.createTempFile(part.symbolicName + "-" + version + "-", ".jar");
    }

    private void awaitAnswers(Load load) {
        load.awaitAnswers(ANSWERS, framework);
    }

    private void awaitServing(Part part, Bundle bundle) {
        desk.awaitServing(part, bundle);
    }
}
