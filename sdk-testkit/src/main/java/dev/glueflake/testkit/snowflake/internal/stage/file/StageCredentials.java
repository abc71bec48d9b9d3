package dev.glueflake.testkit.snowflake.internal.stage.file;

import org.jspecify.annotations.Nullable;

/** AWS keys given with a stage; never printed. */
public record StageCredentials(
        String accessKey, String secretKey, @Nullable String token) {
    @Override
    public String toString() {
        return "StageCredentials[hidden]";
    }
}
