package io.mien.boot.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetatypesTest {
    private static final String SEARCH =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.2.0">
              <!-- <AD id="hidden" type="Integer"/> -->
              <OCD id="Search" name="a &lt;name> with > in it" description='two &quot;words"'>
                <AD id="depth" type="Integer" min="1"
                    max="9" description="how deep" default="2"/>
                <AD id="way" type="String" default="up"><Option label="Up" value="up"/><Option label="D" value="d&amp;d"/></AD>
              </OCD>
              <OCD id="Other"><AD id="share" type="Double"/></OCD>
              <Designate factoryPid="x.search"><Object ocdref="Search"/></Designate>
              <Designate pid="x.other"><Object ocdref="Other"/></Designate>
              <Designate pid="x.none"><Object ocdref="Nowhere"/></Designate>
            </metatype:MetaData>
            """;

    @TempDir
    Path folder;

    private Path jar(String name, String metatype) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("OSGI-INF/metatype/one.xml"));
            zip.write(metatype.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static String allowed(Metatypes read, String pid, String key) {
        return read.attributes(pid).get(key).allowed();
    }

    @Test
    void readsWhatAJarAndAnUnpackedBundleState() throws IOException {
        Path unpacked = folder.resolve("unpacked");
        Files.createDirectories(unpacked.resolve("OSGI-INF/metatype"));
        Files.writeString(unpacked.resolve("OSGI-INF/metatype/a.xml"), SEARCH);
        for (Path bundle : List.of(jar("x-1.jar", SEARCH), unpacked)) {
            Metatypes read = Metatypes.of(List.of(bundle));
            assertEquals(Set.of("x.search", "x.other", "x.none"), read.pids());
            assertEquals("a whole number from 1 to 9", allowed(read, "x.search~one", "depth"));
            assertEquals("one of up, d&d", allowed(read, "x.search", "way"));
            assertEquals("a number", allowed(read, "x.other", "share"));
            assertEquals(
                    Set.of("service.ranking", "depth", "way"),
                    read.attributes("x.search").keySet());
        }
    }

    @Test
    void aRankingIsAWholeNumberEverywhere() throws IOException {
        assertEquals(
                5,
                Metatypes.of(List.of())
                        .attributes("any.pid")
                        .get("service.ranking")
                        .typed("5"));
    }

    @Test
    void knowsTheKeysOfWhatItReadAndThoseOfOsgi() throws IOException {
        Metatypes read = Metatypes.of(List.of(jar("x-1.jar", SEARCH)));
        assertEquals(true, read.knows("x.search~one", "depth"));
        assertEquals(false, read.knows("x.search~one", "dept"));
        assertEquals(true, read.knows("x.search", "service.vendor"));
        assertEquals(true, read.knows("x.search", "engine.target"));
        assertEquals(true, read.knows("another", "dept"));
    }

    @Test
    void damagedOrForeignTextStatesNothing() throws IOException {
        for (String text :
                List.of("", "<AD/>", "<AD></AD><Option/>", "<<>>", "<!DOCTYPE a [<!ENTITY b SYSTEM 'c'>]>")) {
            assertEquals(Set.of(), Metatypes.of(List.of(jar("odd.jar", text))).pids(), text);
        }
    }

    @Test
    void aBundleIsReadIfItIsNamedLikeThePidOrIfNoneIs() throws IOException {
        Path named = jar("x-1.jar", SEARCH);
        Path other = jar("other-1.jar", SEARCH.replace("x.other", "y.other"));
        assertEquals(
                Set.of("x.search", "x.other", "x.none"),
                Metatypes.of(List.of(other, named), List.of("x.search~one")).pids());
        assertEquals(
                "a number",
                allowed(Metatypes.of(List.of(named, other), List.of("y.other", "x.search")), "y.other", "share"));
    }

    @Test
    void aDamagedJarIsAnError() throws IOException {
        Path file = Files.writeString(folder.resolve("damaged.jar"), "no jar");
        assertThrows(IOException.class, () -> Metatypes.of(List.of(file)));
    }
}
