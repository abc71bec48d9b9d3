package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.engine.Engine;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.DeferredNames;
import dev.glueflake.testkit.snowflake.internal.session.DeferredOptions;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.SessionObjects;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.StatementOptions;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Binder;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DuckQuery;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Environment;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relations;
import dev.glueflake.testkit.snowflake.internal.sql.bind.TypeNames;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One statement at work: the session it belongs to, its scope, and what handlers ask of both. */
record Work(Session session, ExecutionScope scope) {
    private static final long LOOK_AGAIN_MILLIS = 50;

    Account account() {
        return session.account();
    }

    Engine engine() {
        return account().engine();
    }

    SessionObjects objects() {
        return session.objects();
    }

    Environment environment() {
        return session.environment(scope);
    }

    /** Takes the lock of changes; the statement can be cancelled while it waits. */
    void awaitChanges() {
        try {
            while (!account().changes().tryLock(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                scope.cancellation().check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Errors.internal();
        }
    }

    /** Binds what only reads. */
    Binder binder() {
        return binder(session.relations(scope));
    }

    Binder binder(Relations relations) {
        return new Binder(relations, environment());
    }

    /** The name itself where it was {@code IDENTIFIER($v)}. */
    ObjectName name(ObjectName written) {
        return DeferredNames.resolve(written, environment());
    }

    /** The statement with what variables and binds hold as the values of its options. */
    Statement said(Statement written) {
        return StatementOptions.mapped(written, options -> DeferredOptions.resolve(options, environment()))
                .orElse(written);
    }

    SqlType type(TypeName name) {
        return TypeNames.type(name, environment());
    }

    /** The value of an expression outside any query. */
    TypedValue value(Expression expression) {
        DuckQuery query = binder().scalar(expression);
        ResultColumn column = query.columns().get(0);
        return new TypedValue(
                column.type(), engine().query(query, scope.cancellation()).get(0)[0]);
    }

    /** The database, as far as the session may see it. */
    Database database(String name) {
        Database found = account().catalog().require(name);
        if (!objects().authority().sees(found)) {
            throw Errors.doesNotExist("Database", QualifiedName.quoted(name));
        }
        return found;
    }

    /** The table of that name; with {@code ifExists} empty where there is none, else Snowflake's error. A view is refused. */
    Optional<Table> table(ObjectName name, boolean ifExists) {
        Optional<CatalogObject> found = objects().find(ObjectKind.TABLE, name);
        if (found.isEmpty()) {
            if (ifExists) {
                return Optional.empty();
            }
            throw objects().missing(ObjectKind.TABLE.word(), name);
        }
        if (found.get() instanceof Table table) {
            return Optional.of(table);
        }
        throw wrongKind(found.get(), ObjectKind.TABLE);
    }

    Table table(ObjectName name) {
        return table(name, false).orElseThrow(() -> objects().missing(ObjectKind.TABLE.word(), name));
    }

    /** Whether a new sequence is ORDER: as it says, else as the session's parameter. */
    boolean ordered(@Nullable Boolean said) {
        return said == null ? !session().parameters().flag("NOORDER_SEQUENCE_AS_DEFAULT") : said;
    }

    static RuntimeException wrongKind(CatalogObject found, ObjectKind wanted) {
        return Errors.compilation(
                "002203",
                "42601",
                "Object found is of type '" + found.kind() + "', not specified type '" + wanted + "'.");
    }
}
