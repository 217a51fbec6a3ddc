package io.mien.recognizer.chain;

import io.mien.image.Image;
import io.mien.support.files.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Tells pictures apart by what they show: SHA-256 of format, size and pixels, whatever the name and metadata of the file. */
final class PictureDigest {
    private PictureDigest() {}

    static String of(Image image) {
        MessageDigest digest = Sha256.digest();
        String head = image.format() + " " + image.width() + "x" + image.height() + "\n";
        digest.update(head.getBytes(StandardCharsets.US_ASCII));
        int row = image.width() * image.format().bytesPerPixel();
        for (int y = 0; y < image.format().rows(image.height()); y++) {
            digest.update(image.data(), y * image.stride(), row);
        }
        return Sha256.hex(digest);
    }
}
