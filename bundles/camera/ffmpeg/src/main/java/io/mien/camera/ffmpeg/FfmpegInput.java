package io.mien.camera.ffmpeg;

import io.mien.camera.FrameSourceException;
import io.mien.camera.SourceAddress;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How ffmpeg is told to open an address. The address is one argument of its own that begins with what is written here,
 * never with a hyphen, and the protocols that may be used on the way to its frames are listed.
 *
 * @param arguments options of the input, and the input
 * @param live whether it is a camera: frames that are late are left out, and it is opened again when it ends
 */
record FfmpegInput(List<String> arguments, boolean live) {
    private static final Map<String, String> PROTOCOLS = Map.of(
            "file", "file",
            "http", "http,tcp",
            "https", "https,tls,tcp,http",
            "rtsp", "rtsp,rtp,udp,tcp",
            "rtsps", "rtsps,rtsp,rtp,srtp,udp,tcp,tls");

    /** A colon before the end of the host, with neither an {@code @} after it nor a port: a password is cut there. */
    private static final Pattern CUT_PASSWORD =
            Pattern.compile("//[^:/?#@\\[]*:(?!\\d{0,5}(?:[/?#]|\\z))[^@/?#]*(?:[/?#]|\\z)");

    private static final Set<String> DEVICES = Set.of("v4l2", "avfoundation", "dshow");
    private static final Pattern LINUX_DEVICE = Pattern.compile("/dev/[A-Za-z0-9/_.-]+");
    private static final Pattern SIZE = Pattern.compile("[1-9]\\d{0,4}x[1-9]\\d{0,4}");
    private static final int MOST_RATE = 1000;

    FfmpegInput {
        arguments = List.copyOf(arguments);
    }

    static Set<String> schemes() {
        return Set.of("file", "http", "https", "rtsp", "rtsps", "v4l2", "avfoundation", "dshow");
    }

    /**
     * @param silence of a web server after which its stream has ended
     * @throws FrameSourceException naming the address and what is wrong with it
     */
    static FfmpegInput of(SourceAddress address, Duration silence) throws FrameSourceException {
        String scheme = address.scheme();
        if (address.location().isEmpty()) {
            throw address.refused("says not where");
        }
        if (DEVICES.contains(scheme)) {
            return device(address);
        }
        List<String> arguments = new ArrayList<>(List.of("-protocol_whitelist", PROTOCOLS.get(scheme)));
        boolean live = true;
        switch (scheme) {
            case "file" -> {
                address.only(Set.of());
                live = false;
                arguments.addAll(List.of("-i", "file:" + file(address)));
            }
            case "http", "https" -> {
                address.only(Set.of("recorded"));
                live = address.number("recorded", 0, 0, 1) == 0;
                long micros = TimeUnit.MILLISECONDS.toMicros(silence.toMillis());
                arguments.addAll(List.of("-rw_timeout", Long.toString(micros), "-i", url(address)));
            }
            default -> {
                address.only(Set.of("transport"));
                String transport = address.option("transport").orElse("tcp");
                if (!Set.of("tcp", "udp").contains(transport)) {
                    throw address.refused("transport is tcp or udp, not '" + transport + "'");
                }
                arguments.addAll(List.of("-rtsp_transport", transport, "-fflags", "nobuffer", "-i", url(address)));
            }
        }
        return new FfmpegInput(arguments, live);
    }

    private static String url(SourceAddress address) throws FrameSourceException {
        if (!address.location().matches("//[^/]+.*") || address.location().contains(" ")) {
            throw address.refused("is not a URL: " + address.scheme() + "://HOST/PATH, without spaces");
        }
        Matcher cut = CUT_PASSWORD.matcher(address.location());
        if (cut.lookingAt()) {
            throw address.refused("has no port after the colon; in a password / is written %2F, ? %3F and # %23");
        }
        return address.scheme() + ":" + address.location();
    }

    private static Path file(SourceAddress address) throws FrameSourceException {
        try {
            Path file = Path.of(address.location()).toAbsolutePath();
            if (Files.isRegularFile(file)) {
                return file;
            }
        } catch (InvalidPathException e) {
            // Not with its cause, whose message holds the location.
            throw address.refused("is not a path: " + e.getReason());
        }
        throw address.refused("is not a file");
    }

    private static FfmpegInput device(SourceAddress address) throws FrameSourceException {
        address.only(Set.of("size", "rate"));
        List<String> arguments = new ArrayList<>(List.of("-f", address.scheme()));
        String size = address.option("size").orElse("");
        if (!size.isEmpty() && !SIZE.matcher(size).matches()) {
            throw address.refused("size is WIDTHxHEIGHT, not '" + size + "'");
        }
        int rate = address.number("rate", 0, 0, MOST_RATE);
        if (!size.isEmpty()) {
            arguments.addAll(List.of("-video_size", size));
        }
        if (rate > 0) {
            arguments.addAll(List.of("-framerate", Integer.toString(rate)));
        }
        String name = address.location();
        boolean legal = address.scheme().equals("v4l2")
                ? LINUX_DEVICE.matcher(name).matches() && !name.contains("..")
                : !name.contains(":") && !name.startsWith("-");
        if (!legal) {
            throw address.refused(
                    switch (address.scheme()) {
                        case "v4l2" -> "is not a device: v4l2:/dev/video0";
                        case "dshow" -> "is not the name of a camera: dshow:NAME, without a colon";
                        default -> "is not a camera: avfoundation:0, or its name without a colon";
                    });
        }
        arguments.addAll(List.of(
                "-i",
                switch (address.scheme()) {
                    case "dshow" -> "video=" + name;
                    case "avfoundation" -> name + ":none";
                    default -> name;
                }));
        return new FfmpegInput(arguments, true);
    }
}
