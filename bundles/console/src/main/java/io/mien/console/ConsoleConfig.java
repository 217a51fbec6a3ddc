package io.mien.console;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The page. Without a configuration there is none: {@code mien run} makes one. */
@ObjectClassDefinition(
        name = "Mien console",
        description = "The page; a change takes effect at once: the server is started again, and all are logged out")
public @interface ConsoleConfig {
    @AttributeDefinition(
            name = "Host",
            description =
                    "Address that the server listens on. One that other machines reach needs a key store and a password")
    String host() default "127.0.0.1";

    @AttributeDefinition(
            name = "Port",
            description = "Port that the server listens on; 0: any that is free, 'mien page' says which",
            min = "0",
            max = "65535")
    int port() default 0;

    @AttributeDefinition(
            name = "Names",
            description =
                    "Other names by which browsers open the page, such as door.example.org; a request for any other is refused."
                            + " With commas between them, or a list")
    String[] names() default {};

    @AttributeDefinition(
            name = "Key store",
            description = "PKCS12 file with the server's key and certificate; with it, the page is served by TLS only")
    String keystore() default "";

    @AttributeDefinition(name = "Key store password file", description = "File whose first line opens the key store")
    String keystore_password_file() default "";

    @AttributeDefinition(
            name = "Password file",
            description = "File that 'mien page password' writes; empty: the page is opened by links only")
    String password_file() default "";

    @AttributeDefinition(
            name = "Idle (minutes)",
            description = "How long a browser may do nothing before it is logged out",
            min = "1")
    int idle_minutes() default 720;

    @AttributeDefinition(name = "Link (s)", description = "How long a link to the page may be used, once", min = "1")
    int link_seconds() default 60;

    @AttributeDefinition(
            name = "Upload (MiB)",
            description = "Longest body of a request; a model bundle is the longest that the page sends",
            min = "1")
    int upload_mebibytes() default 512;

    @AttributeDefinition(
            name = "Picture (MiB)",
            description = "Largest file of a picture that is enrolled on the page",
            min = "1",
            max = "1024")
    int picture_mebibytes() default 32;

    @AttributeDefinition(
            name = "Pictures at once",
            description = "Most pictures that are enrolled on the page at a time; another one is refused",
            min = "1")
    int pictures_at_once() default 2;

    @AttributeDefinition(
            name = "Silence (ms)",
            description =
                    "A request whose sender says nothing for so long ends: it holds a thread of the server. Pages that watch are"
                            + " looked after by io.mien.console.live",
            min = "1")
    int silence_millis() default 15_000;

    @AttributeDefinition(
            name = "Start (ms)",
            description = "Longest wait for the server when a link to the page is asked for",
            min = "1")
    long start_millis() default 20_000;

    @AttributeDefinition(
            name = "Rooms",
            description =
                    "The rooms that the page lists, of live, people, stages and health; the first one is shown at the"
                            + " beginning. With commas between them, or a list")
    String[] rooms() default {"live", "people", "stages", "health"};

    @AttributeDefinition(
            name = "Browser",
            description = "Program that 'mien page --open' has open a file; empty: the system's")
    String browser() default "";
}
