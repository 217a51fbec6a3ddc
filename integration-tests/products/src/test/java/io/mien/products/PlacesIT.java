package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any place, any locale, any name. */
class PlacesIT {
    private static final String COMPOSED = "Ren\u00e9";
    private static final String DECOMPOSED = "Rene\u0301";

    /** A locale that is not installed anywhere, as one that ssh passes on. */
    private static final String ABSENT = "xx_YY.UTF-8";

    @TempDir
    private Path folder;

    @BeforeEach
    void namesCanBePassedOn() {
        Charset names = Charset.forName(System.getProperty("sun.jnu.encoding"));
        assumeTrue(names.newEncoder().canEncode(COMPOSED), "the tests run in a locale without UTF-8");
    }

    @Test
    void worksInAFolderOfAnyNameWhateverTheDigitsOfTheLocaleAndWhetherItIsInstalled() throws IOException {
        Path data = folder.resolve("J\u00fcrgen \u65e5\u672c %20 a+b#c;d\n");
        Path class7 = folder.resolve("class");
        TestPeople.copyAll(Mien.PICTURES.resolve("people/Ada"), class7.resolve(DECOMPOSED));
        Mien arabic = Mien.in(folder)
                .with("LC_ALL", ABSENT)
                .with("MIEN_JAVA_OPTS", "-Duser.language=ar -Duser.region=EG -Duser.extensions=nu-arab");

        List<Map<String, Object>> enrolled = arabic.run("enroll", "--json", "--data", data, "--people", class7)
                .done()
                .json();
        assertEquals(COMPOSED, enrolled.get(0).get("label"));
        Path bela = Mien.PICTURES.resolve("people/Bela/1.jpg");
        arabic.run("enroll", "--data", data, COMPOSED, bela).done();

        List<Map<String, Object>> people =
                arabic.run("people", "--json", "--data", data).done().json();
        assertEquals(1, people.size(), people::toString);
        assertEquals(COMPOSED, people.get(0).get("label"));
        assertEquals(enrolled.size() + 1., people.get(0).get("faces"));
    }

    @Test
    void saysWhichNameCannotBeReadAndStoresNone() throws Exception {
        Path data = folder.resolve("data");
        String script =
                "mien=$1; cd \"$2\"; latin=$(printf 'Zo\\353'); mkdir -p \"class/$latin\"; cp \"$4\" \"class/$latin\";"
                        + " \"$mien\" enroll --data \"$3\" \"$latin\" \"$4\"; echo $?;"
                        + " \"$mien\" enroll --data \"$3\" --people class; echo $?; \"$mien\" people --data \"$3\"";
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        script,
                        "sh",
                        Mien.HOME.resolve("bin/mien").toString(),
                        folder.toString(),
                        data.toString(),
                        Mien.PICTURES.resolve("people/Ada/1.jpg").toString())
                .redirectError(errors.toFile())
                .start();
        process.getOutputStream().close();
        List<String> out = process.inputReader().lines().toList();
        process.waitFor();
        String told = Files.readString(errors);
        assertEquals(List.of("2", "1", "Nobody is enrolled."), out, told);
        assertEquals(1, told.split("argument 4", -1).length - 1, told);
        assertEquals(1, told.split("its name has characters that cannot be read", -1).length - 1, told);
    }
}
