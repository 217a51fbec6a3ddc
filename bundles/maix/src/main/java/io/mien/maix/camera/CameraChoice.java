package io.mien.maix.camera;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which camera a program gets that names none.
 *
 * @param told the address that was set for the program from outside, if any
 * @param exists whether there is a file
 * @param path folders of programs, as in the variable PATH
 */
record CameraChoice(Optional<String> told, Predicate<Path> exists, String path) {
    private static final int DEVICES = 64;
    private static final String SYNTHETIC = "demo:";

    static CameraChoice ofThisMachine() {
        Optional<String> told = Stream.of(System.getProperty("mien.camera"), System.getenv("MIEN_CAMERA"))
                .filter(address -> address != null && !address.isBlank())
                .findFirst();
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return new CameraChoice(told, Files::exists, path);
    }

    /** An address: the one that was told, the first camera of a Linux machine that has ffmpeg to read it, or the synthetic room. */
    String address() {
        return told.map(CameraChoice::address).orElseGet(() -> hasFfmpeg() ? firstDevice() : SYNTHETIC);
    }

    /** A path of a device is an address, too. */
    static String address(String named) {
        return named.startsWith("/dev/video") ? "v4l2:" + named : named;
    }

    private String firstDevice() {
        return IntStream.range(0, DEVICES)
                .mapToObj(i -> Path.of("/dev/video" + i))
                .filter(exists)
                .findFirst()
                .map(device -> "v4l2:" + device)
                .orElse(SYNTHETIC);
    }

    private boolean hasFfmpeg() {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(path)
                .filter(folder -> !folder.isBlank())
                .anyMatch(folder -> exists.test(Path.of(folder, "ffmpeg")));
    }
}
