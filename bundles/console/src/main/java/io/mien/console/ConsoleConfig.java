package io.mien.console;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The page. Without a configuration there is none: {@code mien run} makes one. */
@ObjectClassDefinition(
        name = "Mien console",
        description = "The page; a change takes effect at once: the server is started again")
public @interface ConsoleConfig {
    @AttributeDefinition(name = "Data", description = "The data folder")
    String data() default "";

    @AttributeDefinition(name = "Host", description = "Address that the server listens on")
    String host() default "127.0.0.1";

    @AttributeDefinition(
            name = "Port",
            description = "Port that the server listens on; 0: any that is free, 'mien page' says which",
            min = "0",
            max = "65535")
    int port() default 0;

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
}
