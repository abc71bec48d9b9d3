package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.script.handler.InnerStatements;
import dev.glueflake.testkit.snowflake.internal.session.Binds;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.sql.parse.ParsedStatement;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.List;

/** Statements of a procedure in another language: they go the way of a script's statements. */
record InnerSql(ScriptContext context) implements InnerStatements {
    private static final TypeName VARCHAR = new TypeName("VARCHAR", List.of(), Position.NONE);

    @Override
    public Ran run(String sql, List<TypedValue> binds) {
        List<ParsedStatement> parsed = SqlParser.parse(sql);
        if (parsed.size() != 1) {
            throw Errors.unsupported("text of " + parsed.size() + " statements in a procedure");
        }
        try {
            StatementResult result = context.run(
                    parsed.get(0).statement(), binds.isEmpty() ? Binds.none() : Binds.of(binds), Position.NONE);
            return new Ran(context.frame().lastQueryId(), result);
        } catch (ScriptException e) {
            throw e.cause();
        }
    }

    @Override
    public String text(TypedValue value) {
        return String.valueOf(context.convert(value, VARCHAR, Position.NONE).value());
    }
}
