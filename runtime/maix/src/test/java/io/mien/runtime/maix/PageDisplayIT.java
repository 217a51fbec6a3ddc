package io.mien.runtime.maix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.maix.Err;
import io.mien.maix.MaixException;
import io.mien.maix.display.Display;
import io.mien.maix.image.Color;
import io.mien.maix.image.Format;
import io.mien.maix.image.Image;
import io.mien.maix.touchscreen.Touch;
import io.mien.maix.touchscreen.TouchScreen;
import io.mien.support.testing.Await;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A display that is a page, as a program without a browser sees it. */
@Timeout(180)
class PageDisplayIT {
    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<byte[]> frames = new LinkedBlockingQueue<>();
    private String origin = "";

    @Test
    void showsThePicturesOfTheProgramAndHearsTouches() throws Exception {
        try (Display display = new Display(40, 20, "page")) {
            String[] link = display.pageLink().orElseThrow().split("/#token=");
            origin = link[0];
            assertEquals(403, enter(link[1], "http://evil.example").statusCode());
            HttpResponse<String> entered = enter(link[1], origin);
            assertEquals("{\"valid\": true, \"password\": false, \"rooms\": [\"live\"]}", entered.body());
            assertEquals(401, enter(link[1], origin).statusCode());
            assertThrows(CompletionException.class, () -> connect("none"));

            WebSocket socket = connect(
                    entered.headers().firstValue("set-cookie").orElseThrow().split(";")[0]);
            socket.sendText("{\"do\": \"watch\", \"sources\": [\"display\"]}", true)
                    .join();
            display.show(new Image(80, 40, Format.FMT_RGB888, Color.COLOR_RED));
            BufferedImage shown = picture(frames.poll(60, TimeUnit.SECONDS));
            assertEquals(40, shown.getWidth());
            assertEquals(20, shown.getHeight());
            int rgb = shown.getRGB(20, 10);
            assertTrue(
                    (rgb >> 16 & 0xff) > 240 && (rgb >> 8 & 0xff) < 15 && (rgb & 0xff) < 15, Integer.toHexString(rgb));

            TouchScreen screen = new TouchScreen();
            while (screen.available()) {
                screen.read0();
            }
            socket.sendText(
                            "{\"do\": \"point\", \"source\": \"display\", \"x\": 0.5, \"y\": 1, \"pressed\": true}",
                            true)
                    .join();
            assertTrue(screen.available(60_000), "a touch");
            assertEquals(new Touch(20, 19, true), screen.read());
        }
        Await.until("the page has gone", () -> {
            try {
                client.send(HttpRequest.newBuilder(URI.create(origin)).build(), BodyHandlers.discarding());
                return false;
            } catch (IOException e) {
                return true;
            }
        });
    }

    @Test
    void saysThatItsPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String device = "page:" + taken.getLocalPort();
            MaixException e = assertThrows(MaixException.class, () -> new Display(40, 20, device));
            assertEquals(Err.ERR_IO, e.err());
            assertTrue(
                    e.getMessage().startsWith("the page cannot be at port " + taken.getLocalPort() + " of 127.0.0.1"),
                    e.getMessage());
        }
    }

    private HttpResponse<String> enter(String token, String from) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(origin + "/session"))
                .header("Content-Type", "application/json")
                .header("Origin", from)
                .POST(BodyPublishers.ofString("{\"token\": \"" + token + "\"}"))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private WebSocket connect(String cookie) {
        return client.newWebSocketBuilder()
                .header("Origin", origin)
                .header("Cookie", cookie)
                .buildAsync(URI.create(origin.replace("http:", "ws:") + "/socket"), new Frames())
                .join();
    }

    /** The picture of a message: behind the length of the header, and the header. */
    private static BufferedImage picture(byte[] message) throws IOException {
        int begin = Integer.BYTES + ByteBuffer.wrap(message).getInt();
        return ImageIO.read(new ByteArrayInputStream(message, begin, message.length - begin));
    }

    private final class Frames implements WebSocket.Listener {
        private final ByteArrayOutputStream message = new ByteArrayOutputStream();

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            byte[] part = new byte[data.remaining()];
            data.get(part);
            message.writeBytes(part);
            if (last) {
                frames.add(message.toByteArray());
                message.reset();
            }
            socket.request(1);
            return null;
        }
    }
}
