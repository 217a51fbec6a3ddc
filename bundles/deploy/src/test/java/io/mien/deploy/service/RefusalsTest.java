package io.mien.deploy.service;

import io.mien.deploy.fake.Jars;
import io.mien.recognizer.StageStatus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bad newcomers: each is refused with a reason, and everything is as it was. */
class RefusalsTest extends RefusalCase {
    @Test
    void noFile() {
        assertRefused(folder.resolve("none.jar"), "there is no such file");
    }

    @Test
    void noJar() throws Exception {
        assertRefused(Files.writeString(folder.resolve("text.jar"), "no jar"), "is not a jar");
    }

    @Test
    void aTruncatedJar() throws Exception {
        byte[] whole = Files.readAllBytes(world.file("whole.jar", Jars.stage("aligner", "plain", "2.0.0")));
        Path torn = Files.write(folder.resolve("torn.jar"), Arrays.copyOf(whole, whole.length / 2));
        assertRefused(torn, "truncated");
    }

    @Test
    void aDamagedEntry() throws Exception {
        byte[] noise = new byte[20_000];
        new Random(1).nextBytes(noise);
        Path jar =
                world.file("noise.jar", Jars.model("detector", "face", "2.0.0").entry("weights", noise));
        byte[] bytes = Files.readAllBytes(jar);
        bytes[bytes.length / 2] ^= 1;
        assertRefused(Files.write(jar, bytes), "noise.jar");
    }

    @Test
    void noBundle() {
        assertRefused(world.file("library.jar", Jars.empty()), "is not a bundle");
    }

    @Test
    void aClassForANewerJava() {
        Path jar = world.file("new.jar", Jars.stage("aligner", "plain", "2.0.0").java(99));
        assertRefused(jar, "needs Java 99", "runs on Java " + Runtime.version().feature());
    }

    @Test
    void aMissingImport() {
        Jars jar = Jars.bundle("io.mien.aligner.plain", "2.0.0").header("Import-Package", "no.such.thing");
        assertRefused(world.file("import.jar", jar), "cannot be resolved", "no.such.thing");
    }

    @Test
    void oneThatDoesNotTakeItsConfiguration() {
        String metatype = "<MetaData><OCD id='it'><AD id='other' type='Integer' min='1'/></OCD>"
                + "<Designate pid='io.mien.host'><Object ocdref='it'/></Designate></MetaData>";
        Jars jar = Jars.bundle("x", "1").entry("OSGI-INF/metatype/it.xml", metatype.getBytes(StandardCharsets.UTF_8));
        assertRefused(
                world.file("x.jar", jar),
                "x.jar: the configuration of io.mien.host: other is 'io.mien.host'; allowed is a whole number from 1");
    }

    @Test
    void aSingletonAnExporterAndAFragment() {
        Jars single = Jars.bundle("x", "1").header("Bundle-SymbolicName", "x; singleton:=true");
        assertRefused(world.file("single.jar", single), "is a singleton");
        Jars exporter = Jars.bundle("x", "1").header("Export-Package", "x");
        assertRefused(world.file("exporter.jar", exporter), "exports packages", "stop Mien");
        Jars fragment = Jars.bundle("x", "1").header("Fragment-Host", "y");
        assertRefused(world.file("fragment.jar", fragment), "is a fragment", "stop Mien");
    }

    @Test
    void bundlesOnWhichAllOthersRun() {
        assertRefused(world.file("l.jar", Jars.bundle("io.mien.library.opencv", "9")), "stays as it is", "stop Mien");
        assertRefused(world.file("a.jar", Jars.bundle("io.mien.api", "9")), "stays as it is", "stop Mien");
        assertRefused(world.file("r.jar", Jars.bundle("io.mien.recognizer", "9")), "runs the others", "stop Mien");
    }

    @Test
    void theSameVersionWithOtherContent() {
        Path jar =
                world.file("again.jar", Jars.stage("aligner", "plain", "1.0.0").header("X", "y"));
        assertRefused(jar, "installed already, with other content");
    }

    @Test
    void twoOfOneName() {
        Path one = world.file("one.jar", Jars.stage("aligner", "plain", "2.0.0"));
        Path two = world.file("two.jar", Jars.stage("aligner", "plain", "3.0.0"));
        assertReason(deploying(one, two), "are both io.mien.aligner.plain");
        assertUntouched();
    }

    @Test
    void oneThatDoesNotStart() {
        Path jar = world.file("bad.jar", Jars.stage("aligner", "plain", "2.0.0").header("X-Start", "throws"));
        assertRefused(jar, "does not start", "a defect at start");
    }

    @Test
    void oneThatDoesNotOfferWhatItsPredecessorOffers() {
        Path jar =
                world.file("mute.jar", Jars.stage("aligner", "plain", "2.0.0").header("X-Start", "silent"));
        assertRefused(jar, "offers no Aligner");
    }

    @Test
    void refusesAtOnceABundleThatCanNeverOfferWhatItsPredecessorOffers() {
        Path jar = world.file("bare.jar", Jars.bundle("io.mien.aligner.plain", "2.0.0"));
        assertRefused(jar, "offers no Aligner, and cannot", "names no component and no activator");
    }

    @Test
    void saysWhatAStoreWaitsFor() {
        Jars waiting = Jars.stage("store", "derby", "2.0.0")
                .header("X-Start", "waits")
                .header(
                        "Provide-Capability",
                        "osgi.service;objectClass:List<String>=\"io.mien.store.FaceStore\";effective:=active");
        Path jar = world.file("waiting.jar", waiting);
        assertRefused(jar, "offers no FaceStore; the folder belongs to process 7");
    }

    @Test
    void aModelThatTheHostRefuses() {
        world.fakes().refuse("face/2.0.0", "the trial found 0 of 3 faces");
        Path jar = world.file("face.jar", Jars.model("detector", "face", "2.0.0"));
        assertRefused(jar, "model face 2.0.0 is refused: the trial found 0 of 3 faces");
    }

    @Test
    void aStageThatTheRecognizerRefuses() {
        world.fakes().state("derby/2.0.0", StageStatus.State.REFUSED);
        assertRefused(world.file("derby.jar", Jars.stage("store", "derby", "2.0.0")), "keeps another gallery");
    }

    @Test
    void aStageThatIsNeverDone() {
        world.fakes().state("plain/2.0.0", StageStatus.State.PREPARING);
        assertRefused(world.file("slow.jar", Jars.stage("aligner", "plain", "2.0.0")), "being prepared", "8000 ms");
    }

    @Test
    void oneBadFileAmongGoodOnes() {
        Path good = world.file("good.jar", Jars.stage("matcher", "exact", "2.0.0"));
        Path bad = world.file("bad.jar", Jars.stage("aligner", "plain", "2.0.0").header("X-Start", "throws"));
        assertReason(deploying(good, bad), "a defect at start");
        assertUntouched();
    }
}
