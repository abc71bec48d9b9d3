package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** INFORMATION_SCHEMA's table functions about external tables. */
public final class ExternalTableFunctions {
    private static final String FILES = "EXTERNAL_TABLE_FILES";
    private static final String HISTORY = "EXTERNAL_TABLE_FILE_REGISTRATION_HISTORY";

    private final Session session;
    private final ExecutionScope scope;

    public ExternalTableFunctions(Session session, ExecutionScope scope) {
        this.session = session;
        this.scope = scope;
    }

    public static boolean has(String name) {
        return name.equals(FILES) || name.equals(HISTORY);
    }

    public Relation call(String name, Expression.FunctionCall call, List<TypedValue> values) {
        String table = null;
        Instant since = Instant.MIN;
        for (int i = 0; i < values.size(); i++) {
            String argument = argument(call, i);
            Object value = values.get(i).value();
            if (argument.equals("TABLE_NAME") && value instanceof String text) {
                table = text;
            } else if (argument.equals("START_TIME") && name.equals(HISTORY)) {
                since = value instanceof Instant instant ? instant : since;
            } else {
                throw Errors.compilation("001044", "42P13", "Invalid argument types for function '" + name + "'");
            }
        }
        if (table == null) {
            throw Errors.compilation("000938", "22023", "not enough arguments for function [" + name + "]");
        }
        return name.equals(FILES) ? files(find(table)) : history(find(table), since);
    }

    private static String argument(Expression.FunctionCall call, int index) {
        String written = call.arguments().get(index).name();
        return written == null ? (index == 0 ? "TABLE_NAME" : "START_TIME") : written.toUpperCase(Locale.ROOT);
    }

    private ExternalTable find(String table) {
        ObjectName name = SqlParser.parseName(table);
        return session.objects()
                .find(ObjectKind.EXTERNAL_TABLE, ExternalTable.class, name)
                .orElseThrow(() -> session.objects().missing(ObjectKind.EXTERNAL_TABLE.word(), name));
    }

    private Relation files(ExternalTable table) {
        LiteralRows rows = new LiteralRows()
                .column("FILE_NAME", SqlTypes.VARCHAR)
                .column("REGISTERED_ON", SqlTypes.TIMESTAMP_LTZ)
                .column("FILE_SIZE", SqlTypes.INTEGER)
                .column("LAST_MODIFIED", SqlTypes.TIMESTAMP_LTZ)
                .column("ETAG", SqlTypes.VARCHAR)
                .column("MD5", SqlTypes.VARCHAR);
        for (RegisteredFile file : table.files().registry().files()) {
            rows.row(
                    file.key(),
                    micros(file.registeredOn()),
                    BigDecimal.valueOf(file.file().size()),
                    micros(file.file().lastModified()),
                    file.file().etag(),
                    md5(file.file().etag()));
        }
        return rows.relation(FILES);
    }

    /** S3's ETag of an object in one part is its MD5; of other objects none is known. */
    private static @Nullable String md5(String etag) {
        return etag.matches("[0-9a-fA-F]{32}") ? etag : null;
    }

    private Relation history(ExternalTable table, Instant since) {
        LiteralRows rows = new LiteralRows()
                .column("JOB_CREATED_TIME", SqlTypes.TIMESTAMP_LTZ)
                .column("FILE_NAME", SqlTypes.VARCHAR)
                .column("OPERATION_STATUS", SqlTypes.VARCHAR)
                .column("MESSAGE", SqlTypes.VARCHAR)
                .column("FILE_SIZE", SqlTypes.INTEGER)
                .column("LAST_MODIFIED", SqlTypes.TIMESTAMP_LTZ);
        for (Registration each : table.files().registry().history(scope.now())) {
            if (!each.time().isBefore(since)) {
                Long size = each.size();
                Instant modified = each.lastModified();
                rows.row(
                        micros(each.time()),
                        each.key(),
                        each.status().name(),
                        each.message(),
                        size == null ? null : BigDecimal.valueOf(size),
                        modified == null ? null : micros(modified));
            }
        }
        return rows.relation(HISTORY);
    }

    private static Instant micros(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
