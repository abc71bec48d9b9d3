package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.StageReference;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.stage.FormatChoice;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of an external table are and how they are read.
 *
 * @param stage the location, its stage by its full name
 * @param pattern a regular expression for names within the stage
 * @param userPartitions PARTITION_TYPE = USER_SPECIFIED: files come by ADD PARTITION only
 * @param autoRefresh whether the table learns by itself of files that come and go
 */
public record ExternalSource(
        StageReference stage,
        FormatChoice format,
        @Nullable String pattern,
        boolean userPartitions,
        boolean autoRefresh) {

    ExternalSource withAutoRefresh(boolean on) {
        return new ExternalSource(stage, format, pattern, userPartitions, on);
    }

    /** The named file format, {@code DB.SCHEMA.NAME}; empty where its options were written into the statement. */
    public Optional<String> formatName() {
        return format instanceof FormatChoice.Named named
                ? Optional.of(named.name().toString())
                : Optional.empty();
    }

    /** TYPE of the file format; empty where the named format is gone. */
    public String formatType(Session session) {
        boolean gone = format instanceof FormatChoice.Named named
                && session.objects().find(ObjectKind.FILE_FORMAT, named.name()).isEmpty();
        return gone ? "" : format.resolve(session).type().name();
    }

    /** {@code @DB.SCHEMA.STAGE/path}, as SHOW writes it. */
    public String location() {
        return "@" + stage.name() + "/" + stage.path();
    }
}
