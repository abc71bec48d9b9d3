package dev.glueflake.testkit.snowflake.internal.stage.file;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was done with one file: a row that REFRESH of an external or a directory table answers and the registration history keeps. */
public record Registration(
        Instant time,
        String key,
        Status status,
        String message,
        @Nullable Long size,
        @Nullable Instant lastModified) {

    /** As documented for EXTERNAL_TABLE_FILE_REGISTRATION_HISTORY. */
    public enum Status {
        REGISTERED_NEW("File registered successfully."),
        REGISTERED_UPDATE("File updated successfully."),
        REGISTER_SKIPPED("File is already registered."),
        REGISTER_FAILED("File registration failed."),
        UNREGISTERED("File unregistered successfully."),
        UNREGISTER_FAILED("File is not registered.");

        private final String message;

        Status(String message) {
            this.message = message;
        }
    }

    /** Something done with a file, which the rows call {@code key}. */
    public static Registration of(Status status, StagedFile file, String key, Instant now) {
        return failed(status, file, key, status.message, now);
    }

    public static Registration failed(Status status, StagedFile file, String key, String message, Instant now) {
        return new Registration(now, key, status, message, file.size(), file.lastModified());
    }

    public static Registration unknown(Status status, String key, String message, Instant now) {
        return new Registration(now, key, status, message, null, null);
    }

    public static Registration unknown(Status status, String key, Instant now) {
        return unknown(status, key, status.message, now);
    }
}
