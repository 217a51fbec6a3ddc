package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Changes of what is installed: in a running Mien, without one, by the inbox, and with the process killed during the change.
 */
class DeployIT {
    private static final Mien MIEN = Mien.atPictures();
    private static final String PLAIN = "io.mien.aligner.plain";

    private static final int MOST_DELAY_MILLIS = 1_500;

    @TempDir
    private Path folder;

    private Product product() {
        return new Product(MIEN, data());
    }

    private Path data() {
        return folder.resolve("data");
    }

    private CommandRun on(Object... arguments) {
        return product().on(arguments);
    }

    private Mien.Running startRun() {
        return product().startDeployable();
    }

    private Path plain(int version) {
        return Bundle.stage(PLAIN, version + ".0.0", folder.resolve("plain-" + version + ".jar"));
    }

    /** Versions of the bundle in the current generation. */
    private List<String> versions() {
        List<String> versions = new ArrayList<>();
        Map<String, Object> current = on("generations", "--json").done().json().stream()
                .filter(g -> Boolean.TRUE.equals(g.get("current")))
                .findFirst()
                .orElseThrow();
        for (Object bundle : (List<?>) current.get("bundles")) {
            Map<?, ?> one = (Map<?, ?>) bundle;
            if (PLAIN.equals(one.get("name"))) {
                versions.add(one.get("version").toString());
            }
        }
        return versions;
    }

    @Test
    void whileItRuns() throws Exception {
        try (Mien.Running running = startRun()) {
            on("use", "plain").done();
            on("deploy", plain(2)).done().says("installed " + PLAIN + " 2.0.0", "generation ");
            on("status").done().says("plain/2.0.0");
            on("deploy", Files.writeString(folder.resolve("no.jar"), "x"))
                    .failed()
                    .tells("is not a jar");
            assertTrue(versions().contains("2.0.0"), () -> versions().toString());
            on("rollback").done();
            assertFalse(versions().contains("2.0.0"), () -> versions().toString());
            on("undeploy", "derby").failed().tells("there would be no store");

            Files.copy(plain(3), data().resolve("deploy/plain.jar"));
            Files.writeString(data().resolve("deploy/no.jar"), "x");
            Wait.until(() -> Files.exists(data().resolve("deploy/refused/no.jar.txt")), "the inbox refuses");
            Wait.until(() -> !Files.exists(data().resolve("deploy/plain.jar")), "the inbox takes");
            Wait.until(() -> versions().contains("3.0.0"), () -> "the next generation has it, not only " + versions());
            on("stop").done();
            assertEquals(0, running.await().exit());
        }
        on("status").done().says("plain/3.0.0");
    }

    @Test
    void waitsUntilTheNewcomerIsProven() {
        on("deploy", "--until-proven", plain(2)).misused().tells("no Mien runs that could prove it");
        try (Mien.Running running = startRun()) {
            on("use", "plain").done();
            try (Mien.Running deploying = product().begin("deploy", "--until-proven", plain(2))) {
                Wait.until(() -> product().serves("aligner", "plain", "2.0.0"), "the newcomer serves");
                assertTrue(deploying.process().isAlive(), "it is not proven yet");
                Wait.until(() -> isOverAfterCalls(deploying), () -> "the probation ends after " + deploying.written());
                deploying.await().done().says(" of 50: aligner plain 2.0.0", "plain 2.0.0 passed the probation");
            }
            on("stop").done();
            assertEquals(0, running.await().exit());
        }
    }

    /** Whether it is over by now; if not, the stages get work. */
    private boolean isOverAfterCalls(Mien.Running deploying) {
        on("recognize", "people/Ada", "people/Bela").done();
        return !deploying.process().isAlive();
    }

    @Test
    void stopEndsTheWaitForAProbation() {
        try (Mien.Running running = startRun()) {
            on("use", "plain").done();
            try (Mien.Running deploying = product().begin("deploy", "--until-proven", plain(2))) {
                Wait.until(() -> product().serves("aligner", "plain", "2.0.0"), "the newcomer serves");
                on("stop").done();
                deploying.await().failed();
            }
            assertEquals(0, running.await().exit());
        }
        on("status").done().says("plain/2.0.0");
    }

    @Test
    void withoutOneThatRuns() {
        on("generations").done().says("Nothing was ever deployed");
        on("deploy", plain(2)).done().says("generation 2");
        on("status").done().says("plain/2.0.0");
        on("rollback").done().says("rollback to generation 1");
        assertFalse(on("status").done().out().contains("plain/2.0.0"));
    }

    @Test
    void killedMeanwhileTheNextStartIsTheOldOrTheNewOne(TestReporter reporter) throws Exception {
        int kills = LongTests.kills("mien.kills.deploy");
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int done = 0;
        for (int kill = 1; kill <= kills; kill++) {
            String told = "kill " + kill + " of seed " + seed;
            String version = kill + ".0.0";
            List<String> before;
            try (Mien.Running running = startRun()) {
                before = versions();
                try (Mien.Running deploying = product().begin("deploy", plain(kill))) {
                    deploying.process().waitFor(random.nextInt(MOST_DELAY_MILLIS), TimeUnit.MILLISECONDS);
                    running.kill();
                    deploying.await();
                }
            }
            List<String> after = versions();
            assertTrue(after.equals(before) || after.contains(version), () -> before + " to " + after + " by " + told);
            done += after.contains(version) ? 1 : 0;
            CommandRun status = on("status").done();
            assertFalse(status.err().contains("generation"), () -> status + " by " + told);
            after.forEach(v -> status.says("plain/" + v));
        }
        reporter.publishEntry("kill -9 while deploying", kills + " times, " + done + " of them done");
    }
}
