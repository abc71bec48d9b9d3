package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.Grants;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.catalog.Sequence;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.TableKey;
import dev.glueflake.testkit.snowflake.internal.external.LiteralRows;
import dev.glueflake.testkit.snowflake.internal.pipe.CopyHistory;
import dev.glueflake.testkit.snowflake.internal.pipe.Pipe;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ConstraintKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.stage.Stage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The views of INFORMATION_SCHEMA about sequences, stages, pipes, constraints, roles and privileges. */
final class InformationSchemaObjects {
    private final Session session;
    private final SessionObjects objects;
    private final Database database;
    private final LiteralRows rows = new LiteralRows();

    InformationSchemaObjects(Session session, SessionObjects objects, Database database) {
        this.session = session;
        this.objects = objects;
        this.database = database;
    }

    /** The view of that name; empty where it is none of these. */
    Optional<Relation> view(QualifiedName name) {
        switch (name.name()) {
            case "SEQUENCES" -> sequences();
            case "STAGES" -> stages();
            case "TABLE_PRIVILEGES" -> tablePrivileges();
            case "PIPES" -> pipes();
            case "LOAD_HISTORY" -> {
                return Optional.of(CopyHistory.loads(name.toString(), session, objects, List.of(database)));
            }
            case "TABLE_CONSTRAINTS" -> constraints();
            case "REFERENTIAL_CONSTRAINTS" -> references();
            case "KEY_COLUMN_USAGE" -> keyColumns();
            case "OBJECT_PRIVILEGES" -> privileges(Set.of());
            case "USAGE_PRIVILEGES" -> privileges(Set.of("SEQUENCE"));
            case "APPLICABLE_ROLES" -> applicableRoles();
            case "ENABLED_ROLES" -> enabledRoles();
            case "INFORMATION_SCHEMA_CATALOG_NAME" -> {
                rows.texts("CATALOG_NAME");
                rows.row(database.name());
            }
            default -> {
                return new InformationSchemaRoutines(objects, database).view(name);
            }
        }
        return Optional.of(rows.relation(name.toString()));
    }

    private void sequences() {
        rows.texts("SEQUENCE_CATALOG", "SEQUENCE_SCHEMA", "SEQUENCE_NAME", "SEQUENCE_OWNER", "DATA_TYPE");
        rows.numbers("NUMERIC_PRECISION", "NUMERIC_PRECISION_RADIX", "NUMERIC_SCALE");
        rows.texts("START_VALUE", "MINIMUM_VALUE", "MAXIMUM_VALUE", "NEXT_VALUE", "INCREMENT", "CYCLE_OPTION");
        rows.times("CREATED", "LAST_ALTERED");
        rows.texts("ORDERED", "COMMENT");
        each(ObjectKind.SEQUENCE, object -> {
            Sequence sequence = (Sequence) object;
            rows.row(
                    database.name(),
                    object.name().schema(),
                    object.name().name(),
                    object.info().owner(),
                    "NUMBER",
                    BigDecimal.valueOf(38),
                    BigDecimal.TEN,
                    BigDecimal.ZERO,
                    String.valueOf(sequence.start()),
                    String.valueOf(Long.MIN_VALUE),
                    String.valueOf(Long.MAX_VALUE),
                    String.valueOf(next(sequence)),
                    String.valueOf(sequence.increment()),
                    "NO",
                    object.createdOn(),
                    object.createdOn(),
                    yes(sequence.ordered()),
                    comment(object));
        });
    }

    private long next(Sequence sequence) {
        return session.account().engine().structure().nextValue(sequence.physical());
    }

    private void stages() {
        rows.texts(
                "STAGE_CATALOG",
                "STAGE_SCHEMA",
                "STAGE_NAME",
                "STAGE_URL",
                "STAGE_REGION",
                "STAGE_TYPE",
                "STAGE_OWNER");
        rows.texts("COMMENT");
        rows.times("CREATED", "LAST_ALTERED");
        each(ObjectKind.STAGE, object -> {
            Stage stage = (Stage) object;
            boolean external = stage.place() instanceof Stage.Place.External;
            rows.row(
                    database.name(),
                    object.name().schema(),
                    object.name().name(),
                    stage.url().orElse(null),
                    external ? session.account().settings().region() : null,
                    external ? "External Named" : "Internal Named",
                    object.info().owner(),
                    comment(object),
                    object.createdOn(),
                    object.createdOn());
        });
    }

    private void pipes() {
        rows.texts("PIPE_CATALOG", "PIPE_SCHEMA", "PIPE_NAME", "PIPE_OWNER", "DEFINITION", "IS_AUTOINGEST_ENABLED");
        rows.texts("NOTIFICATION_CHANNEL_NAME");
        rows.times("CREATED", "LAST_ALTERED");
        rows.texts("COMMENT", "PATTERN");
        each(ObjectKind.PIPE, object -> {
            Pipe pipe = (Pipe) object;
            rows.row(
                    database.name(),
                    object.name().schema(),
                    object.name().name(),
                    object.info().owner(),
                    pipe.definition(),
                    yes(pipe.settings().autoIngest()),
                    pipe.settings().channel(),
                    object.createdOn(),
                    object.createdOn(),
                    comment(object),
                    pipe.settings().pattern());
        });
    }

    private void constraints() {
        rows.texts(
                "CONSTRAINT_CATALOG",
                "CONSTRAINT_SCHEMA",
                "CONSTRAINT_NAME",
                "TABLE_CATALOG",
                "TABLE_SCHEMA",
                "TABLE_NAME");
        rows.texts("CONSTRAINT_TYPE", "IS_DEFERRABLE", "INITIALLY_DEFERRED", "ENFORCED", "COMMENT");
        rows.times("CREATED", "LAST_ALTERED");
        rows.texts("RELY");
        keys((table, key) -> rows.row(
                database.name(),
                table.name().schema(),
                key.name(),
                database.name(),
                table.name().schema(),
                table.name().name(),
                key.kind().name().replace('_', ' '),
                "NO",
                "YES",
                "NO",
                null,
                table.createdOn(),
                table.createdOn(),
                "NO"));
    }

    private void keyColumns() {
        rows.texts(
                "CONSTRAINT_CATALOG",
                "CONSTRAINT_SCHEMA",
                "CONSTRAINT_NAME",
                "TABLE_CATALOG",
                "TABLE_SCHEMA",
                "TABLE_NAME");
        rows.texts("COLUMN_NAME");
        rows.numbers("ORDINAL_POSITION");
        keys((table, key) -> {
            for (int i = 0; i < key.columns().size(); i++) {
                rows.row(
                        database.name(),
                        table.name().schema(),
                        key.name(),
                        database.name(),
                        table.name().schema(),
                        table.name().name(),
                        column(table, key.columns().get(i)),
                        BigDecimal.valueOf(i + 1L));
            }
        });
    }

    private static String column(Table table, String physical) {
        return table.columns().stream()
                .filter(each -> each.physical().equals(physical))
                .map(Column::name)
                .findFirst()
                .orElse("");
    }

    private void references() {
        rows.texts("CONSTRAINT_CATALOG", "CONSTRAINT_SCHEMA", "CONSTRAINT_NAME");
        rows.texts("UNIQUE_CONSTRAINT_CATALOG", "UNIQUE_CONSTRAINT_SCHEMA", "UNIQUE_CONSTRAINT_NAME");
        rows.texts("MATCH_OPTION", "UPDATE_RULE", "DELETE_RULE", "COMMENT");
        rows.times("CREATED", "LAST_ALTERED");
        keys((table, key) -> {
            TableKey.Target target = key.target();
            if (target != null) {
                rows.row(
                        database.name(),
                        table.name().schema(),
                        key.name(),
                        target.table().database(),
                        target.table().schema(),
                        keyName(target),
                        "FULL",
                        target.onUpdate(),
                        target.onDelete(),
                        null,
                        table.createdOn(),
                        table.createdOn());
            }
        });
    }

    private @Nullable String keyName(TableKey.Target target) {
        return session.account()
                .catalog()
                .find(target.table().database())
                .flatMap(found -> found.find(target.table().schema()))
                .flatMap(found -> found.find(ObjectKind.TABLE, target.table().name()))
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .flatMap(table -> table.keys().stream()
                        .filter(key -> key.kind() != ConstraintKind.FOREIGN_KEY
                                && key.columns().stream()
                                        .map(column -> column(table, column))
                                        .toList()
                                        .equals(target.columns()))
                        .findFirst())
                .map(TableKey::name)
                .orElse(null);
    }

    /** @param kinds of the objects that are meant; none for all */
    private void privileges(Set<String> kinds) {
        rows.texts("GRANTOR", "GRANTEE", "GRANTED_TO", "OBJECT_CATALOG", "OBJECT_SCHEMA", "OBJECT_NAME", "OBJECT_TYPE");
        rows.texts("PRIVILEGE_TYPE", "IS_GRANTABLE");
        rows.times("CREATED");
        for (Grants.Grant grant : grants(kinds)) {
            List<Identifier> parts = SqlParser.parseName(grant.object()).parts();
            rows.row(
                    grant.grantor(),
                    GrantList.plain(grant.granteeKind(), grant.grantee()),
                    grant.granteeKind(),
                    database.name(),
                    parts.size() > 2 ? parts.get(1).text() : null,
                    parts.get(parts.size() - 1).text(),
                    grant.kind(),
                    grant.privilege(),
                    yes(grant.grantOption()),
                    grant.createdOn());
        }
    }

    private List<Grants.Grant> grants(Set<String> kinds) {
        String prefix = QualifiedName.quoted(database.name()) + ".";
        return GrantList.of(
                session.account(),
                grant -> grant.object().startsWith(prefix)
                        && !ObjectGrants.isOfAccount(grant.kind())
                        && (kinds.isEmpty() || kinds.contains(grant.kind())));
    }

    private void tablePrivileges() {
        rows.texts("GRANTOR", "GRANTEE", "GRANTED_TO", "TABLE_CATALOG", "TABLE_SCHEMA", "TABLE_NAME");
        rows.texts("PRIVILEGE_TYPE", "IS_GRANTABLE", "WITH_HIERARCHY");
        rows.times("CREATED");
        each(ObjectKind.TABLE, table -> {
            String name = table.name().toString();
            List<Grants.Grant> grants =
                    session.account().grants().list(grant -> !grant.future() && grant.isOn("TABLE", name));
            if (grants.stream().noneMatch(grant -> grant.privilege().equals("OWNERSHIP"))) {
                String owner = table.info().owner();
                tablePrivilege(table.name(), owner, owner, "ROLE", "OWNERSHIP", true, table.createdOn());
            }
            grants.forEach(grant -> tablePrivilege(
                    table.name(),
                    grant.grantor(),
                    GrantList.plain(grant.granteeKind(), grant.grantee()),
                    grant.granteeKind(),
                    grant.privilege(),
                    grant.grantOption(),
                    grant.createdOn()));
        });
    }

    private void tablePrivilege(
            QualifiedName table,
            String grantor,
            String grantee,
            String granteeKind,
            String privilege,
            boolean grantOption,
            Instant created) {
        rows.row(
                grantor,
                grantee,
                granteeKind,
                table.database(),
                table.schema(),
                table.name(),
                privilege,
                yes(grantOption),
                null,
                created);
    }

    private void applicableRoles() {
        rows.texts("GRANTEE", "ROLE_NAME", "ROLE_OWNER", "IS_GRANTABLE");
        for (Grants.Grant grant :
                session.account().grants().list(grant -> grant.kind().equals("ROLE"))) {
            rows.row(grant.grantee(), grant.object(), grant.grantor(), yes(grant.grantOption()));
        }
    }

    private void enabledRoles() {
        rows.texts("ROLE_NAME", "ROLE_OWNER");
        session.account().objects().list(ObjectKind.ROLE).forEach(role -> rows.row(role.name(), role.owner()));
    }

    private void each(ObjectKind kind, Consumer<CatalogObject> row) {
        for (Schema schema : database.schemas()) {
            objects.list(kind, schema).forEach(row);
        }
    }

    private void keys(BiConsumer<Table, TableKey> row) {
        each(ObjectKind.TABLE, object -> {
            if (object instanceof Table table) {
                table.keys().forEach(key -> row.accept(table, key));
            }
        });
    }

    private static @Nullable String comment(CatalogObject object) {
        return object.comment().isEmpty() ? null : object.comment();
    }

    private static String yes(boolean value) {
        return value ? "YES" : "NO";
    }
}
