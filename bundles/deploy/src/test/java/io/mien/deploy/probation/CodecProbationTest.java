package io.mien.deploy.probation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.deploy.fake.Jars;
import io.mien.deploy.fake.World;
import io.mien.image.Image;
import io.mien.picture.PictureCodec;
import io.mien.picture.PictureException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** A call that ends after the next newcomer came says nothing about that one. */
@Timeout(60)
class CodecProbationTest {
    private static final CodecLimits ONE_CALL = new CodecLimits(1, Duration.ofMinutes(10), Duration.ofMinutes(1), 8);

    @TempDir
    private Path folder;

    private final List<Duration> decided = new CopyOnWriteArrayList<>();

    private World world;
    private CodecProbation probation;

    @BeforeEach
    void start() throws Exception {
        world = new World(folder);
        for (String name : List.of("older", "first", "second")) {
            world.with(name + ".jar", Jars.bundle(name, "1"));
        }
        world.start();
        offer("older", new Pixels(0), 0);
        probation = CodecProbation.watch(world.context("older 1.0.0"), ONE_CALL, decided::add);
        probation.hold();
    }

    @AfterEach
    void stop() throws Exception {
        probation.close();
        world.close();
    }

    private Bundle offer(String name, PictureCodec codec, int ranking) {
        BundleContext context = world.context(name + " 1.0.0");
        context.registerService(PictureCodec.class, codec, new Hashtable<>(Map.of(Constants.SERVICE_RANKING, ranking)));
        return context.getBundle();
    }

    /** Answers, or fails, once it is let go. */
    private static final class Slow extends Pixels {
        final CountDownLatch asked = new CountDownLatch(1);
        final CountDownLatch free = new CountDownLatch(1);
        final boolean fails;

        Slow(boolean fails) {
            super(0);
            this.fails = fails;
        }

        @Override
        public Image decode(byte[] encoded, String name) throws PictureException {
            asked.countDown();
            try {
                free.await();
            } catch (InterruptedException e) {
                throw new PictureException(name, "interrupted");
            }
            if (fails) {
                throw new PictureException(name, "is not to its taste");
            }
            return super.decode(encoded, name);
        }
    }

    /** The second newcomer, which came while the first one was asked, once that call has ended. */
    private Bundle secondAfterCallOf(Slow slow) throws Exception {
        assertTrue(probation.begin(offer("first", slow, 1), List.of()));
        BundleContext consumer = world.context("older 1.0.0");
        PictureCodec standIn = consumer.getService(consumer.getServiceReference(PictureCodec.class));
        FutureTask<Image> call = new FutureTask<>(() -> standIn.decode(Pixels.PICTURE, "picture"));
        new Thread(call, "test-caller").start();
        assertTrue(slow.asked.await(30, TimeUnit.SECONDS));
        Bundle second = offer("second", new Pixels(0), 2);
        assertTrue(probation.begin(second, List.of()));
        slow.free.countDown();
        assertEquals(2, call.get(30, TimeUnit.SECONDS).width());
        return second;
    }

    @Test
    void aLateFailureOfAnEarlierNewcomerDoesNotRollTheNextOneBack() throws Exception {
        Bundle second = secondAfterCallOf(new Slow(true));
        assertEquals(Optional.empty(), probation.takeFailure());
        assertTrue(probation.isRunning(second));
    }

    @Test
    void aLateAnswerOfAnEarlierNewcomerDoesNotCountForTheNextOne() throws Exception {
        assertTrue(probation.isRunning(secondAfterCallOf(new Slow(false))));
    }

    @Test
    void tellsWhenAProbationHasAnEnd() throws Exception {
        Bundle first = offer("first", new Pixels(0), 1);
        assertTrue(probation.begin(first, List.of()));
        assertEquals(List.of(ONE_CALL.longest()), decided);
        world.context("first 1.0.0").getBundle().stop();
        assertEquals(List.of(ONE_CALL.longest(), Duration.ZERO), decided);
    }
}
