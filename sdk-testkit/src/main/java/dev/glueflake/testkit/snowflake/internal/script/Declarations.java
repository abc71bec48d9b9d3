package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script.Declaration;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** DECLARE, LET and assignment. */
final class Declarations {
    private final ScriptContext context;
    private final Frame frame;

    Declarations(ScriptContext context) {
        this.context = context;
        this.frame = context.frame();
    }

    void declare(Declaration declaration, Position at) {
        if (declaration instanceof Declaration.Variable variable) {
            variable(variable);
        } else if (declaration instanceof Declaration.Cursor cursor) {
            frame.declare(cursor.name().text(), new Cursor(cursor.name().text(), cursor.query(), null));
        } else if (declaration instanceof Declaration.ResultSetCursor cursor) {
            frame.declare(cursor.name().text(), new Cursor(cursor.name().text(), null, cursor.resultSet()));
        } else if (declaration instanceof Declaration.ResultSet resultSet) {
            Script.Work query = resultSet.query();
            ResultSet rows = query == null ? ResultSet.EMPTY : context.jobs().rows(query, at);
            frame.declare(resultSet.name().text(), rows);
        } else if (declaration instanceof Declaration.NestedProcedure nested) {
            context.nested().declare(nested);
        } else if (declaration instanceof Declaration.NamedException exception) {
            frame.declare(exception.name().text(), exception);
        }
    }

    private void variable(Declaration.Variable variable) {
        Expression initial = variable.initial();
        TypedValue value =
                initial == null ? new TypedValue(SqlTypes.VARCHAR, null) : context.evaluate(initial, variable.type());
        if (variable.type() != null || initial == null) {
            frame.declare(variable.name().text(), new Frame.Variable(variable.type(), value));
            return;
        }
        TypeName type = InferredTypes.of(value.type());
        TypedValue known = type == null || !InferredTypes.isApproximate(value.type())
                ? value
                : context.convert(value, type, initial.at());
        frame.declare(variable.name().text(), new Frame.Variable(type, known));
    }

    void assign(Identifier name, Expression value) {
        TypeName type = frame.require(Frame.Variable.class, "variable", name).type();
        replace(name, type, context.evaluate(value, type));
    }

    /** Gives a variable a value that a query found. */
    void assign(Identifier name, TypedValue value) {
        TypeName type = frame.require(Frame.Variable.class, "variable", name).type();
        replace(name, type, type == null ? value : context.convert(value, type, name.at()));
    }

    private void replace(Identifier name, @Nullable TypeName type, TypedValue value) {
        TypeName known = type == null ? InferredTypes.of(value.type()) : type;
        frame.replace(name.text(), new Frame.Variable(known, value));
    }

    /** What a handler may ask about the exception. */
    void declareError(ScriptException e) {
        frame.declare(
                "SQLCODE", new Frame.Variable(null, new TypedValue(SqlTypes.INTEGER, BigDecimal.valueOf(e.code()))));
        frame.declare("SQLERRM", new Frame.Variable(null, TypedValue.text(e.getMessage())));
        frame.declare("SQLSTATE", new Frame.Variable(null, TypedValue.text(e.sqlState())));
    }
}
