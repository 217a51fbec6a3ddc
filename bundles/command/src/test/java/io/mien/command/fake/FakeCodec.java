package io.mien.command.fake;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.picture.Picture;
import io.mien.picture.PictureCodec;
import io.mien.picture.PictureException;
import io.mien.picture.UnreadFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** Reads scenes from text files, after a random delay, and remembers which image shows which. */
public final class FakeCodec implements PictureCodec {
    private final Map<Image, FakeScene> scenes = Collections.synchronizedMap(new IdentityHashMap<>());

    /** Longest delay of a read, nanoseconds. */
    public volatile long delay;

    /** Pixels of an original for one of the image that is read of it, in each direction. */
    public volatile int reduction = 1;

    @Override
    public Picture open(Path file) throws PictureException {
        Image image = read(file);
        return new Picture(image, image.width() * reduction, image.height() * reduction, reduction);
    }

    @Override
    public Optional<UnreadFormat> unread(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".heic")
                ? Optional.of(new UnreadFormat("HEIC", "install a program"))
                : Optional.empty();
    }

    @Override
    public Image read(Path file) throws PictureException {
        try {
            return decode(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new PictureException(file.toString(), "cannot be read");
        }
    }

    @Override
    public Image decode(byte[] encoded, String name) throws PictureException {
        if (delay > 0) {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(delay));
        }
        String text = new String(encoded, StandardCharsets.UTF_8);
        if (text.startsWith("defect")) {
            throw new IllegalStateException("a defect");
        }
        if (text.startsWith("huge")) {
            throw new OutOfMemoryError("too large");
        }
        if (!text.matches("(?s)\\d+x\\d+\\n.*")) {
            throw new PictureException(name, "not a picture");
        }
        FakeScene scene = FakeScene.parse(text);
        byte[] pixels = new byte[scene.width() * scene.height() * 3];
        Image image = Image.of(scene.width(), scene.height(), PixelFormat.BGR, pixels);
        scenes.put(image, scene);
        return image;
    }

    @Override
    public byte[] encode(Image image, String type, float quality) {
        return (type + " " + image.width() + "x" + image.height()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean reads(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(jpg|jpeg|png|bmp)");
    }

    /** Has an image that no file was read for show something. */
    public void show(Image image, FakeScene scene) {
        scenes.put(image, scene);
    }

    /** What an image shows. */
    public FakeScene scene(Image image) {
        return scenes.get(image);
    }
}
