package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product {@code gate} as a process. */
class GateIT {
    @TempDir
    private Path folder;

    /** The address of the camera comes from the data folder: the test opens no camera of this machine. */
    @Test
    void watchesItsOneCameraAndLearnsPeopleFromPictures() throws Exception {
        Path conf = Files.createDirectories(folder.resolve("data/conf"));
        Files.writeString(conf.resolve("io.mien.live.source~door.properties"), "address=nowhere:x\n");
        Product product = new Product(Mien.atPictures(), folder.resolve("data"));
        try (Mien.Running running = product.start("gate")) {
            Wait.until(
                    () -> sources(product).equals(Map.of("door", "nothing installed opens nowhere:")),
                    () -> "the door is the one source: " + sources(product));
            product.on("enroll", "Ada", TestPeople.picture("Ada", 1)).done();
            PrintedAnswer answer = product.on("recognize", "--json", TestPeople.picture("Ada", 2))
                    .done()
                    .answers()
                    .get(0);
            assertEquals(List.of("Ada"), answer.labels(), answer::toString);
            product.on("stop").done();
            assertEquals(0, running.await().done().exit());
        }
    }

    /** The reason of each source, by its name. */
    private static Map<Object, Object> sources(Product product) {
        return ((List<?>) product.status().get("sources"))
                .stream().map(Product::object).collect(Collectors.toMap(s -> s.get("name"), s -> s.get("reason")));
    }
}
