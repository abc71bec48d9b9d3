package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.snowflake.internal.session.TableFunction;
import dev.glueflake.testkit.snowflake.internal.session.TableFunctionCall;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The table function EXTERNAL_TABLE_FILES. */
public final class FilesFunction implements TableFunction {
    public static final String NAME = "EXTERNAL_TABLE_FILES";

    @Override
    public Relation call(TableFunctionCall call) {
        ExternalTable table = table(call, call.arguments("TABLE_NAME").requiredText("TABLE_NAME"));
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
                    file.file().md5());
        }
        return rows.relation(NAME);
    }

    static ExternalTable table(TableFunctionCall call, String written) {
        ObjectName name = SqlParser.parseName(written);
        return call.session()
                .objects()
                .find(ObjectKind.EXTERNAL_TABLE, ExternalTable.class, name)
                .orElseThrow(() -> call.session().objects().missing(ObjectKind.EXTERNAL_TABLE.word(), name));
    }

    static Instant micros(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
