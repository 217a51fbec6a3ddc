package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mien live --sightings} as a process: an unknown person is kept, named, known, and forgotten with all that was kept. */
class SightingsIT {
    private static final int PART = 400;

    @TempDir
    private Path folder;

    private Product product;

    @Test
    void anUnknownPersonIsNamedOnceAndThenKnownAndLeavesNothingWhenForgotten() throws Exception {
        product = new Product(Mien.atPictures(), folder.resolve("data"));
        List<byte[]> crops;
        try (Mien.Running running =
                product.mien().start("live", "demo:", "--sightings", "--page", "0", "--data", product.data())) {
            Wait.until(
                    () -> running.written().contains("serving ")
                            || !running.process().isAlive(),
                    "the product serves");
            Wait.until(
                    () -> !unknown().isEmpty() && teaches(), () -> "somebody is kept who can be taught: " + unknown());
            Wait.until(() -> log(running).contains(" is Zora ("), () -> "the next frames name her: " + log(running));
            product.on("health").done().says("sightings were written, 0 were left out");
            List<byte[]> kept = new ArrayList<>();
            Wait.until(() -> arePartsOfZora(kept), "her crops are in the data folder");
            crops = kept;
            product.on("forget", "Zora").done().says("forgot Zora");
            assertEquals(List.of(), of("Zora"));
            product.on("stop").done();
            assertEquals(0, running.await().done().exit());
        }
        for (byte[] crop : crops) {
            assertEquals(Optional.empty(), holder(crop), "a part of a crop is in the data folder still");
        }
        product.on("people").done();
        assertFalse(unknown().isEmpty(), "others are kept after the end");
        product.on("sightings", "delete", "--all").done();
        assertEquals(List.of(), unknown());
    }

    private List<Map<String, Object>> unknown() {
        return product.on("sightings", "list", "--unknown", "--json").done().json();
    }

    private List<Map<String, Object>> of(String person) {
        return product.on("sightings", "list", "--json").done().json().stream()
                .filter(sighting -> person.equals(sighting.get("person")))
                .toList();
    }

    /** The first one may show the face too badly. */
    private boolean teaches() {
        return unknown().stream()
                .anyMatch(sighting -> product.on("sightings", "name", number(sighting), "Zora")
                                .exit()
                        == 0);
    }

    private static long number(Map<String, Object> sighting) {
        return ((Number) sighting.get("id")).longValue();
    }

    /**
     * Takes bytes from the middle of the last crop of each file: pixels of that crop, and not the tables of a JPEG, which all crops have.
     * A file may be exchanged for one with better crops in the meantime.
     */
    private boolean arePartsOfZora(List<byte[]> parts) {
        parts.clear();
        for (Map<String, Object> sighting : of("Zora")) {
            try (Stream<Path> files = Files.list(product.data().resolve("sightings"))) {
                for (Path file : files.filter(f -> f.getFileName().toString().startsWith(number(sighting) + "-"))
                        .toList()) {
                    byte[] bytes = Files.readAllBytes(file);
                    int middle = (pixels(bytes) + bytes.length) / 2;
                    parts.add(Arrays.copyOfRange(bytes, middle, middle + PART));
                }
            } catch (NoSuchFileException e) {
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return !parts.isEmpty() && parts.stream().allMatch(this::isKept);
    }

    /** Where the pixels of the last JPEG begin: behind the last marker SOS. */
    private static int pixels(byte[] file) {
        for (int at = file.length - 2; at >= 0; at--) {
            if ((file[at] & 0xff) == 0xff && (file[at + 1] & 0xff) == 0xda) {
                return at;
            }
        }
        throw new AssertionError("a sighting without a JPEG");
    }

    private boolean isKept(byte[] part) {
        return holder(part).isPresent();
    }

    /** The file of the data folder that holds these bytes. */
    private Optional<Path> holder(byte[] part) {
        try (Stream<Path> files = Files.walk(product.data())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.exists(file) && holds(Files.readAllBytes(file), part)) {
                    return Optional.of(file);
                }
            }
            return Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holds(byte[] file, byte[] part) {
        for (int at = 0; at + part.length <= file.length; at++) {
            if (file[at] == part[0] && Arrays.equals(file, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    private static String log(Mien.Running running) {
        try {
            return Files.readString(running.err());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
