package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.Catalog;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.catalog.SchemaFacts;
import dev.glueflake.testkit.snowflake.internal.catalog.Sequence;
import dev.glueflake.testkit.snowflake.internal.catalog.View;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.ObjectGrants;
import dev.glueflake.testkit.snowflake.internal.session.Tags;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** CREATE DATABASE, SCHEMA, VIEW and SEQUENCE. */
final class DefinitionHandler {
    private final Work work;

    DefinitionHandler(Work work) {
        this.work = work;
    }

    /** The new database becomes the session's. */
    StatementResult database(Statement.CreateDatabase create) {
        AcceptedOptions.check(create.options(), AcceptedOptions.CONTAINER);
        work.objects().authority().requireOnAccount("CREATE DATABASE");
        String name = create.name().text();
        boolean created = work.account()
                .catalog()
                .create(name, facts(create.isTransient(), AcceptedOptions.comment(create.options())), create.mode());
        if (created) {
            Database made = work.account().catalog().require(name);
            ObjectGrants.made(work.account(), made);
            set(create.options(), made.settings());
            made.tags().putAll(new Tags(work.session(), work.scope()).of(create.options()));
            work.session().current().useDatabase(name);
        }
        return created("Database", name, created);
    }

    /** The new schema becomes the session's. */
    StatementResult schema(Statement.CreateSchema create) {
        AcceptedOptions.check(create.options(), AcceptedOptions.CONTAINER);
        SchemaName name = SchemaName.of(work, work.name(create.name()), "CREATE SCHEMA");
        Catalog catalog = work.account().catalog();
        work.objects().authority().require("CREATE SCHEMA", catalog.require(name.database()));
        boolean created = catalog.require(name.database())
                .create(
                        name.schema(),
                        facts(create.isTransient(), AcceptedOptions.comment(create.options())),
                        create.mode());
        if (created) {
            Schema made = catalog.require(name.database()).require(name.schema());
            ObjectGrants.made(work.account(), made, work.session().role().orElse(""));
            set(create.options(), made.settings());
            made.tags().putAll(new Tags(work.session(), work.scope()).of(create.options()));
            work.session().current().useSchema(name.database(), name.schema());
        }
        return created("Schema", name.schema(), created);
    }

    /** Keeps what SHOW and SHOW PARAMETERS tell of a database or schema. */
    static void set(List<Option> options, Map<String, String> settings) {
        for (Option option : options) {
            if (!option.name().equals("COMMENT") && !option.name().equals("TAG")) {
                settings.put(option.name(), AcceptedOptions.text(option));
            }
        }
    }

    private SchemaFacts facts(boolean isTransient, String comment) {
        return new SchemaFacts(work.account().now(), work.session().role().orElse(""), comment, isTransient);
    }

    StatementResult view(Statement.CreateView create) {
        boolean isMaterialized = AcceptedOptions.has(create.options(), "MATERIALIZED");
        AcceptedOptions.check(
                create.options(), isMaterialized ? AcceptedOptions.MATERIALIZED_VIEW : AcceptedOptions.VIEW);
        String word = isMaterialized ? "Materialized view" : "View";
        ObjectName name = work.name(create.name());
        boolean isTemporary = AcceptedOptions.has(create.options(), "TEMPORARY");
        if (create.mode() == CreateMode.IF_NOT_EXISTS
                && work.objects()
                        .find(ObjectKind.VIEW, name)
                        .filter(standing -> work.objects().isTemporary(standing) == isTemporary)
                        .isPresent()) {
            return created(word, name.last().text(), false);
        }
        ObjectInfo info = work.objects().newInfo(name, "CREATE VIEW", AcceptedOptions.comment(create.options()));
        View view = defined(
                create, info.withTags(new Tags(work.session(), work.scope()).of(create.options())), isMaterialized);
        List<PolicyUses.Written> masks = create.columns().stream()
                .map(column -> new PolicyUses.Written(column.name(), column.mask(), column.tags()))
                .toList();
        ObjectInfo guarded = new PolicyUses(work).info(view, masks, create.options());
        return created(
                word,
                name.last().text(),
                work.objects()
                        .create(
                                view.with(guarded),
                                create.mode(),
                                isTemporary,
                                AcceptedOptions.has(create.options(), "COPY GRANTS")));
    }

    /** The view that the statement says, under {@code info}. */
    View defined(Statement.CreateView create, ObjectInfo info, boolean isMaterialized) {
        List<ResultColumn> columns =
                named(create, work.binder().query(create.query()).columns());
        Map<String, String> comments = new HashMap<>();
        for (int i = 0; i < create.columns().size(); i++) {
            String comment = create.columns().get(i).comment();
            if (comment != null) {
                comments.put(columns.get(i).name(), comment);
            }
        }
        boolean secure = AcceptedOptions.has(create.options(), "SECURE");
        return new View(
                info,
                columns,
                create.query(),
                create.text(),
                secure,
                comments,
                isMaterialized ? new MaterializedViews(work).of(create.query(), create.options()) : null);
    }

    private static List<ResultColumn> named(Statement.CreateView create, List<ResultColumn> found) {
        List<Identifier> names =
                create.columns().stream().map(Statement.ViewColumn::name).toList();
        if (names.isEmpty()) {
            NamedColumns.require(create.query());
        }
        if (!names.isEmpty() && names.size() != found.size()) {
            throw Errors.compilation(
                    "002057",
                    "42601",
                    "View definition for '" + create.name() + "' declared " + names.size()
                            + " column(s), but view query produces " + found.size() + " column(s).");
        }
        List<ResultColumn> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < found.size(); i++) {
            ResultColumn column = found.get(i);
            String name = names.isEmpty() ? column.name() : names.get(i).text();
            if (!seen.add(name)) {
                throw Errors.compilation("002025", "42S21", "duplicate column name '" + name + "'");
            }
            SqlType type = column.type() instanceof SqlType.Null ? SqlTypes.VARCHAR : column.type();
            columns.add(new ResultColumn(name, type, column.nullable()));
        }
        return columns;
    }

    StatementResult sequence(Statement.CreateSequence create) {
        AcceptedOptions.check(create.options(), AcceptedOptions.SEQUENCE);
        ObjectName name = work.name(create.name());
        if (create.increment() == 0) {
            throw Errors.compilation("001008", "22023", "invalid value [0] for parameter 'INCREMENT'");
        }
        String physical = work.engine().newName("q");
        work.engine().structure().createSequence(physical, create.start(), create.increment());
        Sequence sequence = new Sequence(
                work.objects().newInfo(name, "CREATE SEQUENCE", AcceptedOptions.comment(create.options())),
                physical,
                create.start(),
                create.increment(),
                work.ordered(create.ordered()));
        return created("Sequence", name.last().text(), work.objects().create(sequence, create.mode(), false));
    }

    private static StatementResult created(String word, String name, boolean created) {
        return Results.ddl(
                created
                        ? word + " " + name + " successfully created."
                        : name + " already exists, statement succeeded.");
    }
}
