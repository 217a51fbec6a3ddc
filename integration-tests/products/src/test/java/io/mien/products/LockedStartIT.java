package io.mien.products;

import static io.mien.products.LockedHome.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A locked installation starts what its release lists, whatever the command line and the environment say. */
class LockedStartIT {
    @TempDir
    private Path folder;

    @Test
    void recognizesAndRefusesAnotherFeature() throws Exception {
        LockedHome locked = LockedHome.in(folder);
        Path other = Files.copy(locked.home().resolve("features/plain.json"), folder.resolve("other.json"))
                .toRealPath();
        locked.mien()
                .with("MIEN_FEATURE", other.toString())
                .run("people", "--data", locked.data())
                .failed()
                .tells(refusal(other));
        if (LongTests.isFull()) {
            locked.mien().run("run", other, "--data", locked.data()).failed().tells(refusal(other));
            recognizes(locked);
        }
    }

    private static void recognizes(LockedHome locked) {
        Product product = locked.product();
        product.on("enroll", "Ada", TestPeople.picture("Ada", 1)).done();
        PrintedAnswer answer = product.on("recognize", "--json", TestPeople.picture("Ada", 2))
                .done()
                .answers()
                .get(0);
        assertEquals(List.of("Ada"), answer.labels(), answer::toString);
    }

    @Test
    void launcherRunsNoOtherInstallation() throws Exception {
        LongTests.assume();
        LockedHome locked = LockedHome.in(folder);
        locked.mien()
                .with("MIEN_JAVA_OPTS", "-Dmien.home=" + Mien.HOME)
                .run("people", "--data", locked.data())
                .failed()
                .tells("-Dmien.home=" + Mien.HOME + ": this is the launcher of the locked installation "
                        + locked.home());
    }

    /** Without the start script, as in a container: what the script would have refused is refused after Java has started. */
    @Test
    void javaThatIsStartedByItselfTakesNoForeignOptionsAndNoForeignClassPath() throws Exception {
        LongTests.assume();
        LockedHome locked = LockedHome.in(folder);
        Path evil = locked.evil();
        assertTrue(java(locked, "-Xmx200m", "").contains("Nobody is enrolled"), "what is listed starts");
        assertTrue(java(locked, "-Djava.library.path=/x", "")
                .contains("mien: -Djava.library.path=/x: not an option of Java that a locked installation takes"));
        assertTrue(java(locked, "-Xmx200m", ":" + evil).contains("mien: " + refusal(evil)));
        locked.requireUntouched();
    }

    private String java(LockedHome locked, String option, String more) throws Exception {
        Path out = folder.resolve("java.out");
        Process process = new ProcessBuilder(
                        locked.home().resolve("jre/bin/java").toString(),
                        option,
                        "-Dmien.home=" + locked.home(),
                        "-cp",
                        locked.home() + "/lib/*" + more,
                        "io.mien.runtime.Main",
                        "people",
                        "--data",
                        locked.data().toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        process.waitFor();
        return Files.readString(out);
    }

    @Test
    void changedLibraryOfTheLauncherStartsNothing() throws Exception {
        LongTests.assume();
        LockedHome locked = LockedHome.in(folder);
        Path more = Files.copy(locked.evil(), locked.home().resolve("lib/evil.jar"));
        locked.product().on("people").failed().tells(refusal(more));
        Files.delete(more);
        Path options = locked.home().resolve("lib/locked.options");
        Files.writeString(options, Files.readString(options) + "-javaagent:*\n");
        locked.product().on("people").failed().tells(refusal(options));
    }
}
