package dev.glueflake.testkit.snowflake.internal.sql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement of Snowflake Scripting. Embedded SQL is parsed with the block: an error in it is a compile error. */
public sealed interface Script {
    Position at();

    record Block(List<Declaration> declarations, List<Script> body, List<Handler> handlers, Position at)
            implements Script {}

    /** In DECLARE. */
    sealed interface Declaration {
        record Variable(
                Identifier name,
                @Nullable TypeName type,
                @Nullable Expression initial) implements Declaration {}

        record Cursor(Identifier name, Query query) implements Declaration {}

        /** {@code CURSOR FOR a RESULTSET}. */
        record ResultSetCursor(Identifier name, Identifier resultSet) implements Declaration {}

        record ResultSet(Identifier name, @Nullable Work query) implements Declaration {}

        /** A procedure that only its block knows. */
        record NestedProcedure(Identifier name, RoutineDefinition routine, Block body) implements Declaration {}

        record NamedException(Identifier name, int code, String message) implements Declaration {}
    }

    /**
     * WHEN name [OR name] | OTHER [EXIT | CONTINUE] THEN ….
     *
     * @param names empty for OTHER
     * @param continues whether the block goes on behind the statement that failed
     */
    record Handler(List<Identifier> names, boolean continues, List<Script> body) {}

    /** {@code LET x [type] := value}. */
    record Let(Declaration declaration, Position at) implements Script {}

    record Assign(Identifier name, Expression value, Position at) implements Script {}

    /** {@code (SELECT …)} or another statement, or {@code ASYNC (…)} as a child job. */
    record Work(Statement statement, boolean async) {}

    /** {@code x := (SELECT …)} into a RESULTSET. */
    record AssignResultSet(Identifier name, Work query, Position at) implements Script {}

    /** {@code ASYNC (…)} without a RESULTSET. */
    record Async(Work work, Position at) implements Script {}

    /** AWAIT ALL, where {@code resultSet} is null, or AWAIT of one. */
    record Await(@Nullable Identifier resultSet, Position at) implements Script {}

    /** CANCEL of the child job of a RESULTSET. */
    record Cancel(Identifier resultSet, Position at) implements Script {}

    /** A SQL statement; {@code into} is empty unless it was SELECT … INTO. */
    record Sql(Statement statement, List<Identifier> into, Position at) implements Script {}

    record If(List<Branch> branches, List<Script> otherwise, Position at) implements Script {}

    record Branch(Expression condition, List<Script> body) {}

    record CaseOf(@Nullable Expression operand, List<Branch> branches, List<Script> otherwise, Position at)
            implements Script {}

    /** FOR i IN [REVERSE] a TO b DO … END FOR. */
    record ForRange(
            Identifier variable,
            boolean reverse,
            Expression from,
            Expression to,
            List<Script> body,
            @Nullable Identifier label,
            Position at)
            implements Script {}

    /** FOR row IN cursor_or_resultset DO … END FOR. */
    record ForEach(
            Identifier row,
            Identifier source,
            List<Script> body,
            @Nullable Identifier label,
            Position at) implements Script {}

    record While(
            Expression condition,
            List<Script> body,
            @Nullable Identifier label,
            Position at) implements Script {}

    record Repeat(
            List<Script> body, Expression until, @Nullable Identifier label, Position at) implements Script {}

    record Loop(List<Script> body, @Nullable Identifier label, Position at) implements Script {}

    record Break(@Nullable Identifier label, Position at) implements Script {}

    record Continue(@Nullable Identifier label, Position at) implements Script {}

    /** {@code value} is null for a bare RETURN. */
    record Return(@Nullable Expression value, Position at) implements Script {}

    /** RETURN TABLE(resultset), or with {@code cursor} RETURN TABLE(RESULTSET_FROM_CURSOR(cursor)). */
    record ReturnTable(Identifier source, boolean cursor, Position at) implements Script {}

    record Raise(@Nullable Identifier exception, Position at) implements Script {}

    record OpenCursor(Identifier cursor, List<Expression> using, Position at) implements Script {}

    record Fetch(Identifier cursor, List<Identifier> into, Position at) implements Script {}

    record CloseCursor(Identifier cursor, Position at) implements Script {}

    /** The call of one of the system's functions, for what it does. */
    record SystemCall(String function, List<Expression> arguments, Position at) implements Script {}

    record NoOp(Position at) implements Script {}
}
