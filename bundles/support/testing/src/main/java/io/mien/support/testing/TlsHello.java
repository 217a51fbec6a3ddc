package io.mien.support.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;

/** The beginning of a TLS connection, byte by byte: Java itself would not speak the old versions that a server must refuse. */
public final class TlsHello {
    public static final int TLS_1_0 = 0x0301;
    public static final int TLS_1_1 = 0x0302;
    public static final int TLS_1_2 = 0x0303;

    private static final int HANDSHAKE = 22;
    private static final int ALERT = 21;
    private static final int PROTOCOL_VERSION = 70;

    /** ECDHE with ECDSA or RSA: AES-128-CBC, which every version has, and AES-128-GCM. */
    private static final int[] SUITES = {0xc009, 0xc013, 0xc02b, 0xc02f};
    /** The curve P-256, its points uncompressed, and signatures with SHA-256. */
    private static final byte[] EXTENSIONS = {
        0, 10, 0, 4, 0, 2, 0, 23, 0, 11, 0, 2, 1, 0, 0, 13, 0, 8, 0, 6, 4, 3, 8, 4, 4, 1
    };

    private TlsHello() {}

    /**
     * Asks a server on this machine for one version, and no newer one.
     *
     * @return whether it begins a connection; false if it says that it does not speak this version
     * @throws IOException if it says something else
     */
    public static boolean isAnswered(int port, int version) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(record(version));
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int type = in.readUnsignedByte();
            in.skipNBytes(4);
            if (type == HANDSHAKE) {
                return true;
            }
            in.skipNBytes(1);
            int alert = in.readUnsignedByte();
            if (type == ALERT && alert == PROTOCOL_VERSION) {
                return false;
            }
            throw new IOException("record " + type + ", alert " + alert);
        }
    }

    private static byte[] record(int version) {
        ByteArrayOutputStream hello = new ByteArrayOutputStream();
        word(hello, version);
        hello.writeBytes(new byte[32]); // as random as a test needs
        hello.write(0); // no session
        word(hello, 2 * SUITES.length);
        for (int suite : SUITES) {
            word(hello, suite);
        }
        hello.write(1);
        hello.write(0); // without compression
        word(hello, EXTENSIONS.length);
        hello.writeBytes(EXTENSIONS);
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.write(HANDSHAKE);
        word(record, TLS_1_0); // as the first record of every version
        word(record, hello.size() + 4);
        record.write(1);
        record.write(0);
        word(record, hello.size());
        record.writeBytes(hello.toByteArray());
        return record.toByteArray();
    }

    private static void word(ByteArrayOutputStream to, int value) {
        to.write(value >> 8);
        to.write(value);
    }
}
