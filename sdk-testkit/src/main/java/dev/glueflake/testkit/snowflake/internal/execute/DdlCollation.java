package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.List;
import java.util.Optional;

/** DEFAULT_DDL_COLLATION: the collation of new text columns that say nothing of one, from the nearest level that has it. */
final class DdlCollation {
    static final String OPTION = "DEFAULT_DDL_COLLATION";

    private final Work work;

    DdlCollation(Work work) {
        this.work = work;
    }

    static Optional<String> written(List<Option> options) {
        return options.stream()
                .filter(option -> option.name().equals(OPTION))
                .map(AcceptedOptions::text)
                .findFirst();
    }

    /** That of a table to be made with the options. */
    String ofNew(ObjectName table, List<Option> options) {
        return written(options).orElseGet(() -> of(work.objects().schemaOf(table, "CREATE TABLE")));
    }

    /** That of columns to be added to the table. */
    String of(Table table) {
        String own = table.options().ddlCollation();
        return own != null ? own : of(work.account().catalog().schema(table.name()));
    }

    private String of(Schema schema) {
        Database database = work.account().catalog().require(schema.database());
        String inherited = database.settings()
                .getOrDefault(OPTION, work.account().parameters().getOrDefault(OPTION, ""));
        return schema.settings().getOrDefault(OPTION, inherited);
    }

    /** The type of a column as it is written, with {@code collation} where it is a text that says nothing of its own. */
    SqlType type(TypeName written, String collation) {
        SqlType type = work.type(written);
        boolean silent = written.collation() == null && !collation.isEmpty();
        return silent && type instanceof SqlType.Text ? work.type(written.collated(collation)) : type;
    }
}
