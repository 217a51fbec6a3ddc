package io.mien.command.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.command.fake.FakeDesk;
import io.mien.command.fake.FakeDesk.Result;
import io.mien.session.KeptSightings;
import io.mien.track.SightingStatus;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WatchSourcesTest {

    @TempDir
    private Path folder;

    private FakeDesk desk;

    /** The page ends the product as soon as it is asked for a link: with this exit code. */
    private int code = 1;

    /** Whether sightings were asked for at that moment. */
    private boolean kept;

    @BeforeEach
    void bringAPage() {
        desk = new FakeDesk(folder);
        desk.framework.commands.put("page", call -> {
            kept = desk.framework.offered.contains(new KeptSightings());
            ((PrintStream) call.get("out")).println("page, open " + call.get("open"));
            if (code == 0) {
                desk.product.stop();
            }
            return code;
        });
    }

    @Test
    void theAddressesTakeThePlaceOfTheProductsSources() {
        desk.onData("live", "demo:", "folder:in", "demo:#seed=2");

        Map<String, String> sources = desk.framework.watched.orElseThrow().addresses();
        assertEquals(List.of("demo", "folder", "demo2"), List.copyOf(sources.keySet()));
        assertEquals("demo:#seed=2", sources.get("demo2"));
        assertEquals(Set.of(), desk.framework.offered, "they end with the product");
    }

    @Test
    void withoutAddressesItWatchesTheBrowserAndTheDemo() {
        desk.onData("live");

        assertEquals(
                List.of("browser", "demo"),
                List.copyOf(desk.framework.watched.orElseThrow().addresses().keySet()));
    }

    @Test
    void thePortIsThePagesAndALinkIsPrintedOnceItServes() {
        code = 0;
        Result result = desk.onData("live", "--page", "8090", "--open", "demo:");

        assertEquals(0, result.code(), result.err());
        assertEquals(8090, desk.framework.applied.get("io.mien.console").get("port"));
        assertTrue(result.lines().get(0).startsWith("serving "), result.out());
        assertEquals("page, open true", result.lines().get(1));
    }

    @Test
    void withoutAPortTheConfigurationSaysWhich() {
        desk.onData("live", "demo:");

        assertEquals(Map.of(), desk.framework.applied.get("io.mien.console"));
    }

    @Test
    void theProductEndsIfThereIsNoPage() {
        assertEquals(1, desk.onData("live", "demo:").code());
        desk.framework.commands.clear();

        Result result = desk.onData("live", "demo:");
        assertEquals(1, result.code());
        assertEquals("mien: the product has no page", result.err().strip());
    }

    @Test
    void refusesAWrongAddressAndAWrongPort() {
        Result address = desk.onData("live", "camera");
        assertEquals(2, address.code());
        assertTrue(address.err().contains("'camera' is not an address"), address.err());
        Result port = desk.onData("live", "--page", "70000");
        assertEquals(2, port.code());
        assertTrue(port.err().contains("not 70000"), port.err());
        assertEquals(Optional.empty(), desk.framework.watched);
    }

    @Test
    void sightingsAreKeptOnlyIfTheyAreAskedFor() {
        code = 0;
        desk.framework.more.put(SightingStatus.class, new KeptNowhere());
        assertEquals(0, desk.onData("live", "demo:").code());
        assertFalse(kept);
        assertEquals(0, desk.onData("live", "--sightings", "demo:").code());
        assertTrue(kept);
        assertEquals(Set.of(), desk.framework.offered, "they end with the product");
    }

    private record KeptNowhere() implements SightingStatus {
        @Override
        public boolean isRecording() {
            return true;
        }

        @Override
        public long written() {
            return 0;
        }

        @Override
        public long dropped() {
            return 0;
        }

        @Override
        public Optional<String> problem() {
            return Optional.empty();
        }
    }

    @Test
    void aProductThatKeepsNoSightingsSaysSo() {
        code = 0;
        Result result = desk.onData("live", "--sightings", "demo:");
        assertEquals(1, result.code());
        assertTrue(result.err().contains("keeps no sightings"), result.err());
    }
}
