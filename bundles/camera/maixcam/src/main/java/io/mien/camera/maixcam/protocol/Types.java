package io.mien.camera.maixcam.protocol;

/** Types of messages. Those of Mien begin at 16. */
final class Types {
    static final int HELLO = 1;
    static final int FRAME = 2;
    static final int BUTTON = 3;
    static final int PING = 4;
    /** Said by either side. */
    static final int BYE = 5;

    static final int WELCOME = 16;
    static final int RELEASE = 17;
    static final int RESULT = 18;
    static final int MESSAGE = 19;

    private Types() {}
}
