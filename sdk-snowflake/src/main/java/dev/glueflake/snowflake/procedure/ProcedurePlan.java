package dev.glueflake.snowflake.procedure;

import dev.glueflake.snowflake.SqlStatement;
import dev.glueflake.snowflake.SqlStatement.Bind;
import dev.glueflake.snowflake.procedure.ProcedureCall.Argument;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The exact statement that a call will send, to be looked at before anything is touched.
 *
 * <p>Prints the text and the types of the binds, never their values. Immutable and thread-safe.
 */
public final class ProcedurePlan {

    private final ProcedureCall call;
    private final SqlStatement statement;

    private ProcedurePlan(ProcedureCall call, SqlStatement statement) {
        this.call = call;
        this.statement = statement;
    }

    /**
     * Plans a call.
     *
     * @param call the call
     * @return the plan
     */
    public static ProcedurePlan of(ProcedureCall call) {
        String arguments = call.arguments().stream().map(ProcedurePlan::written).collect(Collectors.joining(", "));
        SqlStatement statement = SqlStatement.of("CALL " + call.name().sql() + "(" + arguments + ")");
        for (Argument argument : call.arguments()) {
            statement = statement.bind(argument.value());
        }
        if (call.timeout().isPresent()) {
            statement = statement.withTimeout(call.timeout().get());
        }
        if (call.queryTag().isPresent()) {
            statement = statement.withQueryTag(call.queryTag().get());
        }
        return new ProcedurePlan(call, statement);
    }

    /**
     * Returns the call.
     *
     * @return the call that was planned
     */
    public ProcedureCall call() {
        return call;
    }

    /**
     * Returns the statement.
     *
     * @return text, binds and limits as they will be sent
     */
    public SqlStatement statement() {
        return statement;
    }

    private static String written(Argument argument) {
        String mark =
                switch (argument.value().type()) {
                    // Over JDBC these travel as text; the cast finds the overload with the right type.
                    case TIME -> "CAST(? AS TIME)";
                    case TIMESTAMP_TZ -> "CAST(? AS TIMESTAMP_TZ)";
                    default -> "?";
                };
        return argument.name() == null ? mark : argument.name() + " => " + mark;
    }

    @Override
    public String toString() {
        List<Bind> binds = statement.binds();
        return statement.text()
                + (binds.isEmpty()
                        ? ""
                        : " with " + binds.stream().map(Bind::type).toList())
                + call.timeout().map(limit -> ", timeout " + limit).orElse("")
                + call.queryTag().map(tag -> ", tag " + tag).orElse("");
    }
}
