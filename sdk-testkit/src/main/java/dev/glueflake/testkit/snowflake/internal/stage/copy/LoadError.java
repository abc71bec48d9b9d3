package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.stage.csv.FilePosition;

/** A bad row. */
public record LoadError(String code, String sqlState, String message, FilePosition at, String column) {

    /** The whole COPY fails. */
    SnowflakeException abort(String file) {
        return new SnowflakeException(
                code,
                sqlState,
                message + "\n  File '" + file + "', line " + at.line() + ", character " + at.character() + "\n  Row "
                        + at.row()
                        + ", column " + column
                        + "\n  If you would like to continue loading when an error is encountered, use other values such as"
                        + " 'SKIP_FILE' or 'CONTINUE' for the ON_ERROR option.");
    }
}
