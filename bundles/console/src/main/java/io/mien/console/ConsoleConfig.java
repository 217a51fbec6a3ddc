package io.mien.console;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The page. Without a configuration there is none: {@code mien run} makes one. */
@ObjectClassDefinition(
        name = "Mien console",
        description = "The page; a change takes effect at once: the server is started again")
@interface ConsoleConfig {
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
}
