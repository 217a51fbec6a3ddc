package io.mien.products;

import java.nio.file.Path;

/** The distribution's picture codec under a newer version, in whose calls something goes wrong. */
final class FaultyCodecJar {
    /** Symbolic name of the bundle. */
    static final String NAME = "io.mien.picture.imageio";

    private static final FaultyBundle BUNDLE =
            new FaultyBundle(NAME, "OSGI-INF/" + NAME + ".ImageIoPictureCodec.xml", "ImageIoPictureCodec");

    private static final String SOURCE =
            """
            package io.mien.picture.imageio;

            import io.mien.image.Image;
            import io.mien.picture.Picture;
            import io.mien.picture.PictureCodec;
            import io.mien.picture.PictureConverter;
            import io.mien.picture.PictureException;
            import java.io.InputStream;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.util.concurrent.CountDownLatch;
            import java.util.concurrent.atomic.AtomicLong;

            public final class FaultyCodec implements PictureCodec {
                private final PictureCodec real;
                private final AtomicLong calls = new AtomicLong();

                public FaultyCodec(PictureCodecConfig configuration) {
                    real = new ImageIoPictureCodec(configuration);
                }

                public void addConverter(PictureConverter converter) {}

                public void removeConverter(PictureConverter converter) {}

                private static final class Fault extends RuntimeException {
                    Fault() {
                        super("a codec that throws");
                    }
                }

                private Image struck(Image image) {
                    long call = calls.incrementAndGet();
                    if (Files.exists(Path.of("ARMED"))) {
                        FAULT
                    }
                    return image;
                }

                private static Image shifted(Image image) {
                    byte[] data = new byte[image.data().length];
                    int by = image.stride() / 4;
                    System.arraycopy(image.data(), 0, data, by, data.length - by);
                    return Image.of(image.width(), image.height(), image.format(), data);
                }

                private Picture struck(Picture picture) {
                    return new Picture(
                            struck(picture.image()), picture.width(), picture.height(), picture.reduction());
                }

                @Override
                public Image read(Path file) throws PictureException {
                    return struck(real.read(file));
                }

                @Override
                public Image decode(byte[] encoded, String name) throws PictureException {
                    return struck(real.decode(encoded, name));
                }

                @Override
                public Picture open(Path file) throws PictureException {
                    return struck(real.open(file));
                }

                @Override
                public Picture open(InputStream in, String name) throws PictureException {
                    return struck(real.open(in, name));
                }

                @Override
                public byte[] encode(Image image, String type, float quality) throws PictureException {
                    return real.encode(struck(image), type, quality);
                }

                @Override
                public boolean reads(Path file) {
                    return real.reads(file);
                }
            }
            """;

    /** What goes wrong. */
    enum Fault {
        THROWS("throw new Fault();"),
        THROWS_ON_EVERY_TENTH("if (call % 10 == 0) { throw new Fault(); }"),
        SHIFTED("return shifted(image);"),
        HANGS("try { new CountDownLatch(1).await(); } catch (InterruptedException e) { return image; }");

        private final String statement;

        Fault(String statement) {
            this.statement = statement;
        }
    }

    private FaultyCodecJar() {}

    /** It goes wrong once a file exists. */
    static Path of(Fault fault, String version, Path armed, Path folder) {
        String source = SOURCE.replace("ARMED", armed.toString()).replace("FAULT", fault.statement);
        return BUNDLE.write(version, "FaultyCodec", source, folder);
    }
}
