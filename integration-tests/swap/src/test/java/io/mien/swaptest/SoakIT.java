package io.mien.swaptest;

import io.mien.picture.PictureCodec;
import io.mien.support.drawing.timeline.TimelinePainter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.Before;
import org.junit.Test;

/**
 * Swap after swap of parts chosen by chance, under load: no frame is lost, and nothing grows. {@code -Dmien.swaps=1000} makes it
 * long; its picture is {@code target/soak.png}.
 */
public class SoakIT extends ProductCase {
    private static final int SWAPS = Integer.getInteger("mien.swaps", 20);
    private static final int SETTLED = Math.min(100, SWAPS / 4);
    private static final int LOOKS = 40;
    private static final int ANSWERS = 5;

    /** Before that many swaps the heap of native code still grows to its size. */
    private static final int LONG = 400;

    /** MiB of compiled code and torn heap that come in over a thousand swaps: one session that leaks a swap would be thousands. */
    private static final long FRAGMENTS = 75;

    private static final long SEED = 20;

    private Desk desk;

    @Before
    public void open() throws Exception {
        desk = Desk.open(framework, Path.of("target/soak-data").toAbsolutePath());
        desk.forgiveSlowness();
        desk.learnAll();
    }

    @Test
    public void nothingIsLostAndNothingGrows() throws Exception {
        Exchanges exchanges = new Exchanges(context, desk, ANSWERS);
        Random random = new Random(SEED);
        Growth growth = new Growth();
        int step = Math.max(1, SWAPS / LOOKS);
        long frames;
        try (Load load = desk.load()) {
            for (int swap = 1; swap <= SWAPS; swap++) {
                exchanges.exchange(Part.values()[random.nextInt(Part.values().length)], load);
                if (swap % step == 0) {
                    growth.add(swap, Vitals.take());
                }
            }
            frames = load.answered();
        }
        draw(growth, frames);
        growth.isBounded("class loaders", Vitals::classLoaders, SETTLED, 12);
        growth.isBounded("threads", Vitals::threads, SETTLED, 6);
        growth.isBounded("open files", Vitals::files, SETTLED, 12);
        if (SWAPS >= LONG) {
            growth.isBounded("native memory in MiB", Vitals::nativeMebibytes, SETTLED, FRAGMENTS);
        }
    }

    private void draw(Growth growth, long frames) throws Exception {
        String footer = SWAPS + " swaps, " + frames + " frames answered, none lost, none mislabeled";
        var image = new TimelinePainter().paint(growth.timeline("Parts swapped at random", footer));
        byte[] png = framework.get(PictureCodec.class).encode(image, "png", 1);
        Files.write(Path.of("target/soak.png"), png);
    }
}
