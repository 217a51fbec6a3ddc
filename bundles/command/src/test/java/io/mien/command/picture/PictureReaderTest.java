package io.mien.command.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.picture.Picture;
import io.mien.picture.PictureCodec;
import io.mien.picture.PictureException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PictureReaderTest {
    private static final PictureFile FILE = file("/a.png");

    private final List<Object> opened = Collections.synchronizedList(new ArrayList<>());

    private static PictureFile file(String path) {
        return new PictureFile(path, Path.of(path), Path.of(path).getFileName(), "");
    }

    private PictureReader reader(Callable<Picture> result) {
        PictureCodec codec = (PictureCodec) Proxy.newProxyInstance(
                PictureCodec.class.getClassLoader(),
                new Class<?>[] {PictureCodec.class},
                (proxy, method, arguments) -> {
                    opened.add(arguments[0]);
                    return result.call();
                });
        return new PictureReader(codec, InputStream.nullInputStream());
    }

    private static Picture picture() {
        return Picture.whole(Image.of(1, 1, PixelFormat.BGR, new byte[3]));
    }

    @Test
    void returnsThePictureThatWasBegun() throws PictureException {
        Picture picture = picture();
        PictureReader reader = reader(() -> picture);
        reader.begin(FILE);
        assertSame(picture, reader.read(FILE));
        assertEquals(List.of(FILE.path()), opened);
    }

    @Test
    void readsAnotherPictureItself() throws PictureException {
        PictureReader reader = reader(PictureReaderTest::picture);
        reader.begin(FILE);
        reader.read(file("/b.png"));
        reader.read(FILE);
        assertEquals(Set.of(FILE.path(), Path.of("/b.png")), Set.copyOf(opened));
        assertEquals(2, opened.size());
    }

    @Test
    void readsTheSamePictureAgainTheSecondTime() throws PictureException {
        PictureReader reader = reader(PictureReaderTest::picture);
        reader.begin(FILE);
        reader.read(FILE);
        reader.read(FILE);
        assertEquals(List.of(FILE.path(), FILE.path()), opened);
    }

    @Test
    void failsAsTheCodecDoes() {
        PictureException refused = new PictureException("/a.png", "is not a picture");
        assertSame(refused, assertThrows(PictureException.class, () -> begunAndRead(refused)));
        IllegalStateException defect = new IllegalStateException("a defect");
        assertSame(defect, assertThrows(IllegalStateException.class, () -> begunAndRead(defect)));
    }

    @Test
    void aPictureThatIsNotReadEndsWithTheReader() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        try (PictureReader reader = reader(() -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return picture();
        })) {
            reader.begin(FILE);
        }
        assertTrue(interrupted.await(30, TimeUnit.SECONDS));
    }

    /** The answer to it is that this picture is too large. */
    @Test
    void failsForWantOfMemoryAsTheCodecDoes() {
        OutOfMemoryError full = new OutOfMemoryError("expected in this test");
        assertSame(full, assertThrows(OutOfMemoryError.class, () -> {
            PictureReader reader = reader(() -> {
                throw full;
            });
            reader.begin(FILE);
            reader.read(FILE);
        }));
    }

    private void begunAndRead(Exception failure) throws PictureException {
        PictureReader reader = reader(() -> {
            throw failure;
        });
        reader.begin(FILE);
        reader.read(FILE);
    }
}
