package io.mien.maixcam.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** A file as the vendor's converter writes it, for chip {@code cv181x}, with noise for its body. */
public final class TestFile {
    static final int HEADER = 48;
    private static final int DESCRIPTION = 400;

    private TestFile() {}

    /** @param body bytes behind the header, at least {@value #DESCRIPTION} */
    public static byte[] bytes(int body) {
        byte[] noise = new byte[body];
        new Random(1).nextBytes(noise);
        ByteBuffer file = ByteBuffer.allocate(HEADER + body).order(ByteOrder.LITTLE_ENDIAN);
        file.put("CviModel".getBytes(StandardCharsets.ISO_8859_1)).putInt(DESCRIPTION);
        file.put((byte) 1).put((byte) 4).put(TestModel.digest("MD5", noise));
        file.put("cv181x".getBytes(StandardCharsets.ISO_8859_1)).position(HEADER);
        return file.put(noise).array();
    }
}
