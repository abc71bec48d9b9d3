package dev.glueflake.testkit.snowflake.internal.stream;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.List;
import java.util.Optional;

/** What streams are on, under whatever name it has now. */
public final class StreamSources {
    private StreamSources() {}

    /** The stream's source, where it has not been dropped or replaced. */
    public static Optional<CatalogObject> find(Stream stream, Session session) {
        StreamSource source = stream.source();
        Optional<CatalogObject> unmoved =
                named(source.kind(), source.name(), session).filter(source::is);
        return unmoved.or(() -> search(source, session));
    }

    /** The name that the source has now, or had. */
    public static QualifiedName nameNow(Stream stream, Session session) {
        return find(stream, session)
                .map(CatalogObject::name)
                .orElse(stream.source().name());
    }

    /** What kind of object the stream is on, as it is shown. */
    public static String shownKind(Stream stream) {
        ObjectKind kind = stream.source().kind();
        return switch (kind) {
            case TABLE -> "Table";
            case VIEW -> "View";
            case EXTERNAL_TABLE -> "External Table";
            case STAGE -> "Stage";
            default -> kind.name();
        };
    }

    /** The tables that the stream reads, where none of them has been dropped. */
    static List<Table> tables(Stream stream, Session session) {
        if (stream.source() instanceof StreamSource.OnTable) {
            return find(stream, session).map(Table.class::cast).stream().toList();
        }
        List<String> physical = stream.source().tables();
        if (physical.isEmpty()) {
            return List.of();
        }
        return all(ObjectKind.TABLE, session)
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .filter(table -> physical.contains(table.physical()))
                .toList();
    }

    /** As SHOW lists them: the full names of the tables behind the stream, or of the source where it is no table. */
    public static List<String> baseTables(Stream stream, Session session) {
        List<String> tables = tables(stream, session).stream()
                .map(table -> table.name().toString())
                .toList();
        return tables.isEmpty() ? List.of(nameNow(stream, session).toString()) : tables;
    }

    /** The days of time travel that all of its tables have; 0 where there is none. */
    public static int retentionDays(Stream stream, Session session) {
        return retentionDays(tables(stream, session));
    }

    static int retentionDays(List<Table> tables) {
        return tables.stream().mapToInt(Table::retentionDays).min().orElse(0);
    }

    static Optional<CatalogObject> named(ObjectKind kind, QualifiedName name, Session session) {
        return session.account()
                .catalog()
                .find(name.database())
                .flatMap(database -> database.find(name.schema()))
                .flatMap(schema -> schema.find(kind, name.name()));
    }

    private static Optional<CatalogObject> search(StreamSource source, Session session) {
        return all(source.kind(), session).filter(source::is).findFirst();
    }

    private static java.util.stream.Stream<CatalogObject> all(ObjectKind kind, Session session) {
        return session.account().catalog().databases().stream()
                .map(Database::schemas)
                .flatMap(List::stream)
                .flatMap(schema -> session.objects().all(kind, schema).stream());
    }

    /** Snowflake's error where the source, or a table behind it, is gone. */
    public static CatalogObject require(Stream stream, Session session) {
        return find(stream, session)
                .orElseThrow(() -> gone(stream, stream.source().name()));
    }

    static SnowflakeException gone(Stream stream, QualifiedName base) {
        return new SnowflakeException(
                "091901",
                "02000",
                "SQL execution error: Base table '" + base + "' dropped, cannot read from stream '"
                        + stream.name().name() + "'.");
    }
}
