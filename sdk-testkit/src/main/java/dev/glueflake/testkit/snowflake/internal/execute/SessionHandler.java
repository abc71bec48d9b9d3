package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.SessionParameters;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option.OptionValue;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DuckQuery;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** USE, ALTER SESSION, SET and UNSET, BEGIN, COMMIT and ROLLBACK. */
final class SessionHandler {
    private final Work work;
    private final Session session;

    SessionHandler(Work work) {
        this.work = work;
        this.session = work.session();
    }

    StatementResult use(Statement.Use use) {
        ObjectName name = work.name(use.name());
        String last = name.last().text();
        StatementKind kind = kind(use);
        switch (use.kind()) {
            case DATABASE -> {
                work.database(last);
                session.current().useDatabase(last);
            }
            case SCHEMA -> {
                SchemaName schema = SchemaName.of(work, name, "USE SCHEMA");
                if (!schema.schema().equals(Schema.INFORMATION_SCHEMA)) {
                    schema.in(work);
                }
                session.current().useSchema(schema.database(), schema.schema());
            }
            case ROLE -> session.current().useRole(last);
            case WAREHOUSE -> {
                work.account().objects().find(ObjectKind.WAREHOUSE, last).ifPresent(each -> work.objects()
                        .authority()
                        .require(each, "USAGE"));
                session.current().useWarehouse(last);
            }
            default -> throw Errors.unsupported("USE " + use.kind());
        }
        return StatementResult.status(kind, Results.DONE);
    }

    StatementResult secondaryRoles(ObjectStatement.UseSecondaryRoles use) {
        session.current().useSecondaryRoles(use.all());
        return StatementResult.status(StatementKind.USE_ROLE, Results.DONE);
    }

    static StatementKind kind(Statement.Use use) {
        return switch (use.kind()) {
            case DATABASE -> StatementKind.USE_DATABASE;
            case SCHEMA -> StatementKind.USE_SCHEMA;
            case ROLE -> StatementKind.USE_ROLE;
            default -> StatementKind.USE_WAREHOUSE;
        };
    }

    /** All of them or, if one is refused, none. */
    StatementResult alter(Statement.AlterSessionSet set) {
        SessionParameters parameters = session.parameters();
        set.parameters().forEach(option -> parameters.check(option.name(), text(option)));
        for (Option option : set.parameters()) {
            parameters.set(option.name(), text(option));
            if (option.name().equals("AUTOCOMMIT") && parameters.flag("AUTOCOMMIT")) {
                session.commit();
            }
        }
        return StatementResult.status(StatementKind.ALTER_SESSION, Results.DONE);
    }

    StatementResult alter(Statement.AlterSessionUnset unset) {
        unset.parameters().forEach(name -> session.parameters().unset(name.toUpperCase(Locale.ROOT)));
        return StatementResult.status(StatementKind.ALTER_SESSION, Results.DONE);
    }

    private static String text(Option option) {
        OptionValue value = option.value();
        if (value instanceof OptionValue.Word word) {
            return word.text();
        }
        if (value instanceof OptionValue.Text text) {
            return text.value();
        }
        if (value instanceof OptionValue.NumberText number) {
            return number.text();
        }
        throw Errors.compilation("001008", "22023", "invalid value for parameter '" + option.name() + "'");
    }

    /** All values are found before the first variable changes. */
    StatementResult set(Statement.SetVariables set) {
        List<TypedValue> values = values(set);
        if (values.size() != set.names().size()) {
            throw Errors.compilation(
                    "001003", "42000", "SET has " + set.names().size() + " names and " + values.size() + " values.");
        }
        for (int i = 0; i < values.size(); i++) {
            session.set(set.names().get(i).text(), values.get(i));
        }
        return StatementResult.status(StatementKind.SET, Results.DONE);
    }

    private List<TypedValue> values(Statement.SetVariables set) {
        boolean row = set.values().size() == 1 && set.names().size() > 1;
        return row && set.values().get(0) instanceof Expression.ScalarQuery query
                ? row(query)
                : set.values().stream().map(work::value).toList();
    }

    /** The one row of a query; of none every value is NULL. */
    private List<TypedValue> row(Expression.ScalarQuery query) {
        DuckQuery bound = work.binder().query(query.query());
        List<@Nullable Object[]> rows = work.engine().query(bound, work.scope().cancellation());
        if (rows.size() > 1) {
            throw new SnowflakeException("090150", "22000", "Single-row subquery returns more than one row.");
        }
        List<TypedValue> values = new ArrayList<>();
        for (ResultColumn column : bound.columns()) {
            Object value = rows.isEmpty() ? null : rows.get(0)[values.size()];
            values.add(new TypedValue(column.type(), value));
        }
        return values;
    }

    StatementResult unset(Statement.UnsetVariables unset) {
        unset.names().stream().map(Identifier::text).forEach(session::unset);
        return StatementResult.status(StatementKind.SET, Results.DONE);
    }

    StatementResult begin(Statement.Begin begin) {
        session.begin(begin.name() == null ? null : begin.name().text());
        return StatementResult.status(StatementKind.TRANSACTION, Results.DONE);
    }

    StatementResult commit() {
        session.commit();
        return StatementResult.status(StatementKind.TRANSACTION, Results.DONE);
    }

    StatementResult rollback() {
        session.rollback();
        return StatementResult.status(StatementKind.TRANSACTION, Results.DONE);
    }
}
