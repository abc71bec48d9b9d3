package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import java.util.function.BiFunction;

/**
 * What belongs to one kind of statement.
 *
 * @param definition whether it is DDL, which commits the open transaction before and stands alone
 */
record Route<S extends Statement>(
        Class<S> type,
        boolean definition,
        BiFunction<Work, S, StatementResult> run,
        BiFunction<Work, S, Description> describe) {

    /** DDL that answers a status. */
    static <S extends Statement> Route<S> ddl(Class<S> type, BiFunction<Work, S, StatementResult> run) {
        return new Route<>(type, true, run, (work, statement) -> new Description(Results.status(), StatementKind.DDL));
    }

    /** {@link #ddl} that changes an object in place: one such statement of the account after the other. */
    static <S extends Statement> Route<S> change(Class<S> type, BiFunction<Work, S, StatementResult> run) {
        return ddl(type, (work, statement) -> {
            work.awaitChanges();
            try {
                return run.apply(work, statement);
            } finally {
                work.account().changes().unlock();
            }
        });
    }

    /** A command that answers a status and leaves the transaction alone. */
    static <S extends Statement> Route<S> command(
            Class<S> type, StatementKind kind, BiFunction<Work, S, StatementResult> run) {
        return new Route<>(type, false, run, (work, statement) -> new Description(Results.status(), kind));
    }

    static <S extends Statement> Route<S> of(
            Class<S> type, BiFunction<Work, S, StatementResult> run, BiFunction<Work, S, Description> describe) {
        return new Route<>(type, false, run, describe);
    }

    /** Looks and changes nothing: running it also says what its result is like. */
    static <S extends Statement> Route<S> looking(Class<S> type, BiFunction<Work, S, StatementResult> run) {
        return of(type, run, (work, statement) -> {
            StatementResult result = run.apply(work, statement);
            return new Description(result.columns(), result.kind());
        });
    }

    StatementResult run(Work work, Statement statement) {
        if (definition) {
            work.session().commit();
        }
        return run.apply(work, type.cast(statement));
    }

    Description describe(Work work, Statement statement) {
        return describe.apply(work, type.cast(statement));
    }
}
