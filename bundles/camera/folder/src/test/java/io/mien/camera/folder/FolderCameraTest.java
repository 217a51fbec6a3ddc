package io.mien.camera.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.camera.Frame;
import io.mien.camera.FrameSource;
import io.mien.camera.FrameSourceException;
import io.mien.camera.SourceAddress;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.picture.PictureException;
import io.mien.support.testing.CodecStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderCameraTest {
    @TempDir
    private Path folder;

    /** A picture is one byte; an empty file is none. */
    private static final class ByteCodec extends CodecStub {
        @Override
        public Image read(Path file) throws PictureException {
            try {
                byte[] bytes = Files.readAllBytes(file);
                if (bytes.length == 0) {
                    throw new PictureException(file.toString(), "is empty");
                }
                return Image.of(1, 1, PixelFormat.GRAY, bytes);
            } catch (IOException e) {
                throw new PictureException(file.toString(), "cannot be read", e);
            }
        }

        @Override
        public boolean reads(Path file) {
            return file.toString().endsWith(".jpg");
        }
    }

    private FrameSource open(String address) throws FrameSourceException {
        return new FolderCamera(new ByteCodec()).open(SourceAddress.parse(address));
    }

    private void picture(String name, int... content) throws IOException {
        byte[] bytes = new byte[content.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) content[i];
        }
        Files.write(folder.resolve(name), bytes);
    }

    @Test
    void picturesComeByNumberAndAreLeftOutOnlyIfTheyCannotBeRead() throws Exception {
        picture("frame10.jpg", 10);
        picture("frame9.jpg", 9);
        picture("frame11.jpg");
        picture("frame12.jpg", 12);
        picture("notes.txt", 1);
        Files.createDirectory(folder.resolve("folder.jpg"));
        List<Integer> seen = new ArrayList<>();
        List<Long> millis = new ArrayList<>();
        try (FrameSource source = open("folder:" + folder + "#rate=10")) {
            for (Optional<Frame> frame = source.next(); frame.isPresent(); frame = source.next()) {
                seen.add((int) frame.get().image().data()[0]);
                millis.add(frame.get().time().toEpochMilli());
            }
            assertEquals(0, source.dropped());
        }
        assertEquals(List.of(9, 10, 12), seen);
        assertEquals(List.of(0L, 100L, 300L), millis);
    }

    @Test
    void namesAreComparedByTheirNumbers() {
        List<Path> names = new ArrayList<>(
                List.of(Path.of("b2"), Path.of("a10"), Path.of("a9x"), Path.of("a9"), Path.of("a09"), Path.of("10")));
        names.sort(new NaturalOrder());
        assertEquals("[10, a09, a9, a9x, a10, b2]", names.toString());
    }

    @Test
    void aClosedSourceHasNoMore() throws Exception {
        picture("1.jpg", 1);
        FrameSource source = open("folder:" + folder);
        source.close();
        assertEquals(Optional.empty(), source.next());
    }

    @Test
    void saysWhatIsWrongWithTheFolder() {
        FrameSourceException e = assertThrows(FrameSourceException.class, () -> open("folder:" + folder));
        assertTrue(e.getMessage().contains("no picture"), e.getMessage());
        assertThrows(FrameSourceException.class, () -> open("folder:" + folder + "/missing"));
        assertThrows(FrameSourceException.class, () -> open("folder:" + folder + "#rate=0"));
        assertThrows(FrameSourceException.class, () -> open("folder:" + folder + "#loop=1"));
    }
}
