package io.mien.boot.screen;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Standard output or standard error, in UTF-8, that escapes each character that controls a terminal, except line feeds,
 * carriage returns and tabs; see {@link ScreenText}. Everything that a process shows goes through it, no matter which code
 * wrote it and in which pieces.
 */
public final class ScreenStream extends OutputStream {
    private static final int CHARACTERS = 4096;

    private final PrintStream target;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);

    /** The beginning of a character whose other bytes have not come yet. */
    private byte[] begun = {};

    private ScreenStream(PrintStream target) {
        this.target = target;
    }

    /** A stream that writes to another one, which takes UTF-8. */
    public static PrintStream over(PrintStream target) {
        return new PrintStream(new ScreenStream(target), true, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        if (begun.length == 0 && isPlain(bytes, offset, length)) {
            target.write(bytes, offset, length);
            return;
        }
        ByteBuffer in = ByteBuffer.allocate(begun.length + length)
                .put(begun)
                .put(bytes, offset, length)
                .flip();
        CharBuffer characters = CharBuffer.allocate(CHARACTERS);
        while (decoder.decode(in, characters, false).isOverflow()) {
            write(characters);
        }
        write(characters);
        begun = new byte[in.remaining()];
        in.get(begun);
    }

    private void write(CharBuffer characters) {
        byte[] safe = ScreenText.lines(characters.flip().toString()).getBytes(StandardCharsets.UTF_8);
        target.write(safe, 0, safe.length);
        characters.clear();
    }

    private static boolean isPlain(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            byte b = bytes[i];
            if (b < ' ' && b != '\n' && b != '\r' && b != '\t' || b == 0x7F) {
                return false;
            }
        }
        return true;
    }

    /** @throws IOException if the other stream no longer takes what is written: it only notes it */
    @Override
    public void flush() throws IOException {
        if (target.checkError()) {
            throw new IOException("what was written is not taken");
        }
    }
}
