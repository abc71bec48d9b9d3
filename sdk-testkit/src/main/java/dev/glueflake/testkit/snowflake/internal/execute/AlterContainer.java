package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.Catalog;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.ObjectGrants;
import dev.glueflake.testkit.snowflake.internal.session.Tags;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.Alter;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.Change;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** ALTER DATABASE and ALTER SCHEMA. */
final class AlterContainer {
    private final Work work;
    private final Catalog catalog;

    AlterContainer(Work work) {
        this.work = work;
        this.catalog = work.account().catalog();
    }

    void alter(Alter alter) {
        ObjectName name = work.name(alter.name());
        if (alter.kind() == ObjectKind.DATABASE) {
            String database = name.last().text();
            if (!alter.ifExists() || catalog.find(database).isPresent()) {
                Database found = work.database(database);
                work.objects().authority().require(privilege(alter.change()), found);
                database(found, alter.change());
            }
            return;
        }
        SchemaName schema = SchemaName.of(work, name, "ALTER SCHEMA");
        Database database = catalog.require(schema.database());
        if (!alter.ifExists() || database.find(schema.schema()).isPresent()) {
            Schema found = schema.in(work);
            work.objects().authority().require(privilege(alter.change()), found);
            schema(found, alter.change());
        }
    }

    private static String privilege(Change change) {
        boolean settings = change instanceof Change.Set || change instanceof Change.Unset;
        return settings ? "MODIFY" : "OWNERSHIP";
    }

    private void database(Database database, Change change) {
        if (change instanceof Change.RenameTo rename) {
            String to = work.name(rename.name()).last().text();
            boolean current =
                    work.session().database().filter(database.name()::equals).isPresent();
            catalog.renameDatabase(database.name(), to);
            renamed("DATABASE", Map.of(QualifiedName.quoted(database.name()), QualifiedName.quoted(to)));
            if (current) {
                work.session().current().useDatabase(to);
            }
        } else if (change instanceof Change.SwapWith swap) {
            String other = work.name(swap.other()).last().text();
            catalog.swapDatabases(database.name(), other);
            swapped("DATABASE", QualifiedName.quoted(database.name()), QualifiedName.quoted(other));
        } else {
            settings(change, "DATABASE", database.settings(), database.tags(), database::comment);
        }
    }

    private void schema(Schema schema, Change change) {
        if (change instanceof Change.RenameTo rename) {
            SchemaName to = SchemaName.of(work, work.name(rename.name()), "ALTER SCHEMA");
            boolean current = work.session()
                            .database()
                            .filter(schema.database()::equals)
                            .isPresent()
                    && work.session().schema().filter(schema.name()::equals).isPresent();
            catalog.renameSchema(schema, to.database(), to.schema());
            renamed(
                    "SCHEMA",
                    Map.of(
                            schema.fullName(),
                            catalog.require(to.database()).require(to.schema()).fullName()));
            if (current) {
                work.session().useSchema(to.database(), to.schema());
            }
        } else if (change instanceof Change.SwapWith swap) {
            SchemaName other = SchemaName.of(work, work.name(swap.other()), "ALTER SCHEMA");
            Schema second = catalog.require(other.database()).require(other.schema());
            catalog.swapSchemas(schema, second);
            swapped("SCHEMA", schema.fullName(), second.fullName());
        } else if (change instanceof Change.Act act && act.words().endsWith("MANAGED ACCESS")) {
            managedAccess(schema, act.words().startsWith("ENABLE"));
        } else {
            settings(change, "SCHEMA", schema.settings(), schema.tags(), schema::comment);
        }
    }

    private void swapped(String kind, String one, String other) {
        renamed(kind, Map.of(one, other, other, one));
    }

    private void renamed(String kind, Map<String, String> names) {
        ObjectGrants.containersRenamed(work.account(), kind, names);
    }

    private static void managedAccess(Schema schema, boolean on) {
        if (on) {
            schema.settings().put("MANAGED ACCESS", "TRUE");
        } else {
            schema.settings().remove("MANAGED ACCESS");
        }
    }

    private void settings(
            Change change,
            String kind,
            Map<String, String> settings,
            Map<String, String> tags,
            Consumer<String> comment) {
        if (change instanceof Change.Set set) {
            AcceptedOptions.check(set.options(), known());
            AcceptedOptions.retentionDays(set.options());
            DefinitionHandler.set(set.options(), settings);
            if (AcceptedOptions.has(set.options(), "COMMENT")) {
                comment.accept(AcceptedOptions.comment(set.options()));
            }
        } else if (change instanceof Change.Unset unset) {
            unset(unset.names(), settings, comment);
        } else if (change instanceof Change.SetTags || change instanceof Change.UnsetTags) {
            Map<String, String> changed = new Tags(work.session(), work.scope()).changed(tags, change);
            tags.keySet().retainAll(changed.keySet());
            tags.putAll(changed);
        } else {
            throw Errors.unsupported("ALTER " + kind + " … " + change.getClass().getSimpleName());
        }
    }

    private static void unset(List<String> names, Map<String, String> settings, Consumer<String> comment) {
        AcceptedOptions.checkNames(names, known());
        names.forEach(settings::remove);
        if (names.contains("COMMENT")) {
            comment.accept("");
        }
    }

    private static Set<String> known() {
        Set<String> known = new HashSet<>(AcceptedOptions.CONTAINER);
        known.remove("TAG");
        known.remove("MANAGED ACCESS");
        return known;
    }
}
