package dev.glueflake.testkit.snowflake.internal.stream;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.Optional;

/** The tables that streams are on, under whatever name they have now. */
public final class BaseTables {
    private BaseTables() {}

    /** The stream's table, where it has not been dropped. */
    public static Optional<Table> find(Stream stream, Session session) {
        Optional<Table> unmoved = named(stream.tableName(), session)
                .filter(table -> table.physical().equals(stream.table()));
        return unmoved.or(() -> search(stream, session));
    }

    static Optional<Table> named(QualifiedName name, Session session) {
        return session.account()
                .catalog()
                .find(name.database())
                .flatMap(database -> database.find(name.schema()))
                .flatMap(schema -> schema.find(ObjectKind.TABLE, name.name()))
                .filter(Table.class::isInstance)
                .map(Table.class::cast);
    }

    private static Optional<Table> search(Stream stream, Session session) {
        for (Database database : session.account().catalog().databases()) {
            for (Schema schema : database.schemas()) {
                for (CatalogObject object : session.objects().list(ObjectKind.TABLE, schema)) {
                    Optional<Table> found = asTable(object, stream);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Table> asTable(CatalogObject object, Stream stream) {
        return object instanceof Table table && table.physical().equals(stream.table())
                ? Optional.of(table)
                : Optional.empty();
    }

    public static Table require(Stream stream, Session session) {
        return find(stream, session)
                .orElseThrow(() -> new SnowflakeException(
                        "091901",
                        "02000",
                        "SQL execution error: Base table '" + stream.tableName()
                                + "' dropped, cannot read from stream '"
                                + stream.name().name() + "'."));
    }
}
