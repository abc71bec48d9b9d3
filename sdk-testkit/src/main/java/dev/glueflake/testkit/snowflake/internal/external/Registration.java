package dev.glueflake.testkit.snowflake.internal.external;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was done with one file: a row that REFRESH answers and the registration history keeps. */
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

    static Registration of(Status status, RegisteredFile file, Instant now) {
        return failed(status, file, status.message, now);
    }

    static Registration failed(Status status, RegisteredFile file, String message, Instant now) {
        return new Registration(
                now,
                file.key(),
                status,
                message,
                file.file().size(),
                file.file().lastModified());
    }

    static Registration unknown(Status status, String key, String message, Instant now) {
        return new Registration(now, key, status, message, null, null);
    }

    static Registration unknown(Status status, String key, Instant now) {
        return unknown(status, key, status.message, now);
    }
}
