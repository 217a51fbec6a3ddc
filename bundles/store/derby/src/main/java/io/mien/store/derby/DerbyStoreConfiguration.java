package io.mien.store.derby;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of the store; PID {@code io.mien.store.derby}. The encryption key itself is never part of it. */
@ObjectClassDefinition(name = "Mien store: Derby", description = "Where and how a gallery is kept in a Derby database.")
@interface DerbyStoreConfiguration {
    @AttributeDefinition(name = "Folder", description = "The gallery's folder, made where it is missing.")
    String folder();

    @AttributeDefinition(
            name = "Encryption",
            description =
                    "Whether the gallery is encrypted (AES). A gallery that is not is refused while this is on, and"
                            + " the other way round.")
    boolean encryption() default false;

    @AttributeDefinition(
            name = "Key file",
            description =
                    "File that holds the key: 32, 48 or 64 hexadecimal digits. This or the environment variable is"
                            + " given where encryption is on.")
    String key_file() default "";

    @AttributeDefinition(
            name = "Key variable",
            description = "Name of the environment variable that holds the key: 32, 48 or 64 hexadecimal digits.")
    String key_environment() default "";

    @AttributeDefinition(
            name = "Longest wait",
            description = "How long a call waits for others before it fails, in milliseconds.",
            min = "1000")
    int wait_millis() default 10_000;

    @AttributeDefinition(
            name = "Longest wait at the end",
            description =
                    "How long the store waits for running calls before it closes under them, in milliseconds; less"
                            + " than the 5 s that a bundle has to stop.",
            min = "0")
    int close_millis() default 3_000;

    @AttributeDefinition(
            name = "Interval of erasing",
            description = "How often overwriting what was removed is tried again after it failed, in milliseconds.",
            min = "10")
    int erase_retry_millis() default 10_000;

    @AttributeDefinition(
            name = "Interval of trials",
            description = "How often a folder that another store owns is tried again, in milliseconds.",
            min = "10")
    int retry_millis() default 250;

    @AttributeDefinition(name = "Readers", description = "How many calls read at once.", min = "1")
    int readers() default 4;

    @AttributeDefinition(
            name = "Page cache",
            description = "Most memory for pages of the database, in MiB.",
            min = "2",
            max = "4096")
    int page_cache_mebibytes() default 8;

    @AttributeDefinition(
            name = "Batch",
            description = "How many embeddings are read at once when all of a space are.",
            min = "1")
    int batch() default 1000;
}
