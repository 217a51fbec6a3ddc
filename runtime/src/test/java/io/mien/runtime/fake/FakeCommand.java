package io.mien.runtime.fake;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.ToIntFunction;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** The activator of a bundle with a command that does what its first argument says. */
public final class FakeCommand implements BundleActivator, ToIntFunction<Map<String, Object>> {
    private volatile Path touchAtStop;
    private volatile boolean hangAtStop;

    @Override
    public void start(BundleContext context) {
        Dictionary<String, Object> properties = new Hashtable<>(Map.of("io.mien.command", "main"));
        context.registerService(ToIntFunction.class, this, properties);
    }

    @Override
    public void stop(BundleContext context) throws Exception {
        if (hangAtStop) {
            new CountDownLatch(1).await();
        }
        if (touchAtStop != null) {
            Files.writeString(touchAtStop, "stopped");
        }
    }

    @Override
    public int applyAsInt(Map<String, Object> call) {
        String[] arguments = (String[]) call.get("arguments");
        PrintStream out = (PrintStream) call.get("out");
        switch (arguments[0]) {
            case "exit" -> {
                return Integer.parseInt(arguments[1]);
            }
            case "tell" -> tell(call, out);
            case "fail" -> throw new IllegalStateException("a defect");
            case "hang-at-stop" -> hangAtStop = true;
            case "run" -> {
                out.println("waiting");
                out.flush();
                waitForEver();
                out.println("interrupted, with " + (Thread.interrupted() ? "an" : "no") + " interrupt left");
                return 0;
            }
            case "wait" -> {
                touchAtStop = Path.of(arguments[1]);
                out.println("waiting");
                out.flush();
                waitForEver();
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        return 7;
    }

    private static void tell(Map<String, Object> call, PrintStream out) {
        out.println(String.join(" ", (String[]) call.get("arguments")));
        out.println(call.get("directory"));
        out.println(call.get("home"));
        out.println(call.get("version"));
        try {
            out.println(new String(((InputStream) call.get("in")).readAllBytes()));
        } catch (IOException e) {
            e.printStackTrace(out);
        }
        ((PrintStream) call.get("err")).println("to err");
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
