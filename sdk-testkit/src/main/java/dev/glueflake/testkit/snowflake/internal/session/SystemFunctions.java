package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.Tag;
import dev.glueflake.testkit.snowflake.internal.ddl.GetDdl;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** GET_DDL and SYSTEM$GET_TAG: functions of constants about objects. */
final class SystemFunctions {
    private static final List<String> OF_ACCOUNT = List.of("WAREHOUSE", "USER", "ROLE", "INTEGRATION");

    private final Session session;

    SystemFunctions(Session session) {
        this.session = session;
    }

    /** The answer; empty where it is none of these or the arguments are no texts. */
    Optional<TypedValue> call(String name, List<TypedValue> arguments) {
        if (arguments.size() < 2
                || !(arguments.get(0).value() instanceof String first)
                || !(arguments.get(1).value() instanceof String second)) {
            return Optional.empty();
        }
        if (name.equals("GET_DDL") && arguments.size() <= 3) {
            boolean qualified = arguments.size() == 3
                    && Boolean.TRUE.equals(arguments.get(2).value());
            return Optional.of(TypedValue.text(new GetDdl(session).call(first, second, qualified)));
        }
        if (name.equals("SYSTEM$GET_TAG")
                && arguments.size() == 3
                && arguments.get(2).value() instanceof String domain) {
            return Optional.of(TypedValue.text(tag(first, second, domain.toUpperCase(Locale.ROOT))));
        }
        return Optional.empty();
    }

    /** The value set on the object itself, else on its schema or database. */
    private @Nullable String tag(String tag, String object, String domain) {
        String full = session.objects()
                .require(ObjectKind.TAG, Tag.class, SqlParser.parseName(tag))
                .name()
                .toString();
        ObjectName name = SqlParser.parseName(object);
        if (domain.equals("DATABASE")) {
            return session.account()
                    .catalog()
                    .require(name.last().text())
                    .tags()
                    .get(full);
        }
        if (domain.equals("SCHEMA")) {
            return inherited(full, schema(name), Map.of());
        }
        if (OF_ACCOUNT.contains(domain)) {
            return session.account()
                    .objects()
                    .require(ObjectKind.valueOf(domain), name.last().text())
                    .tags()
                    .get(full);
        }
        if (domain.equals("COLUMN")) {
            return ofColumn(full, name);
        }
        if (!List.of(
                        "TABLE",
                        "VIEW",
                        "SEQUENCE",
                        "STAGE",
                        "PROCEDURE",
                        "FILE_FORMAT",
                        "STREAM",
                        "TASK",
                        "PIPE",
                        "DYNAMIC_TABLE")
                .contains(domain)) {
            throw Errors.unsupported("SYSTEM$GET_TAG of " + domain);
        }
        ObjectKind kind = ObjectKind.valueOf(domain);
        CatalogObject found = session.objects().find(kind, name).orElseThrow(() -> session.objects()
                .missing(kind.word(), name));
        return inherited(
                full,
                session.account().catalog().schema(found.name()),
                found.info().tags());
    }

    /** The value of the column itself, else of its table. */
    private @Nullable String ofColumn(String tag, ObjectName column) {
        ObjectName name = new ObjectName(column.parts().subList(0, column.parts().size() - 1));
        Table table = session.objects().require(ObjectKind.TABLE, Table.class, name);
        Map<String, String> own = new HashMap<>(table.info().tags());
        own.putAll(table.column(column.last().text())
                .orElseThrow(() -> Errors.compilation("000904", "42000", "invalid identifier '" + column + "'"))
                .tags());
        return inherited(tag, session.account().catalog().schema(table.name()), own);
    }

    private Schema schema(ObjectName name) {
        String database = name.parts().size() > 1
                ? name.parts().get(0).text()
                : session.database().orElseThrow(() -> Errors.doesNotExist("Schema", name.toString()));
        return session.account().catalog().require(database).require(name.last().text());
    }

    private @Nullable String inherited(String tag, Schema schema, Map<String, String> own) {
        Database database = session.account().catalog().require(schema.database());
        String ofSchema = schema.tags().getOrDefault(tag, database.tags().get(tag));
        return own.getOrDefault(tag, ofSchema);
    }
}
