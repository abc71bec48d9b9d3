package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.function.Choices;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Literals, binds and variables. */
final class ConstantBinder {
    private final BindContext context;

    ConstantBinder(BindContext context) {
        this.context = context;
    }

    /** The value of an expression that is one by its form, else null. */
    @Nullable
    Typed bind(Expression expression) {
        if (expression instanceof Expression.NumberLiteral number) {
            return number(number.text());
        }
        if (expression instanceof Expression.StringLiteral text) {
            SqlType type = new SqlType.Text(
                    Math.max(1, text.value().codePointCount(0, text.value().length())));
            return new Typed.Constant(new TypedValue(type, text.value()));
        }
        if (expression instanceof Expression.BooleanLiteral bool) {
            return new Typed.Constant(new TypedValue(SqlTypes.BOOLEAN, bool.value()));
        }
        if (expression instanceof Expression.NullLiteral) {
            return Choices.NULL;
        }
        if (expression instanceof Expression.TypedLiteral typed) {
            return typed(typed);
        }
        return variable(expression);
    }

    private @Nullable Typed variable(Expression expression) {
        Environment environment = context.environment();
        if (expression instanceof Expression.BindReference bind) {
            return constant(environment.bind(bind.index()));
        }
        if (expression instanceof Expression.SessionVariable variable) {
            return new Typed.Constant(
                    environment.sessionVariable(variable.name()).orElseThrow(() -> missing(variable)));
        }
        if (expression instanceof Expression.ScriptVariable variable) {
            return new Typed.Constant(
                    environment.scriptVariable(variable.name()).orElseGet(() -> environment.bind(variable.name())));
        }
        return null;
    }

    /** A bind with the type of what it holds comes as plain JSON. */
    private static Typed constant(TypedValue bind) {
        if (!(bind.type() instanceof SqlType.Structured)) {
            return new Typed.Constant(bind);
        }
        return new Typed.Convert(
                new Typed.Constant(new TypedValue(SqlTypes.VARIANT, bind.value())), bind.type(), false);
    }

    private static RuntimeException missing(Expression.SessionVariable variable) {
        Position at = variable.at();
        return Errors.compilation(
                "002211",
                "02000",
                "error line " + at.line() + " at position " + at.column() + "\nSession variable '$" + variable.name()
                        + "' does not exist");
    }

    /**
     * As many digits as are written, but for zeros at the end of a fraction: 0.10 is a NUMBER(2,1). What does not fit 38 digits
     * is a FLOAT. The value keeps the zeros, which UNIFORM heeds.
     */
    static Typed number(String text) {
        BigDecimal value = new BigDecimal(text);
        if (Double.isInfinite(value.doubleValue())) {
            throw Errors.compilation("100046", "22003", "Number out of representable range: " + text);
        }
        if (value.scale() < 0) {
            value = value.setScale(0);
        }
        int scale = Math.max(0, value.stripTrailingZeros().scale());
        int precision = Math.max(1, value.precision() - value.scale()) + scale;
        if (precision > 38) {
            return new Typed.Constant(new TypedValue(SqlTypes.REAL, value.doubleValue()));
        }
        return new Typed.Constant(new TypedValue(new SqlType.Numeric(precision, scale), value));
    }

    private Typed typed(Expression.TypedLiteral literal) {
        SqlType type = TypeNames.type(literal.type(), context.environment());
        if (type instanceof SqlType.Binary) {
            byte[] bytes = HexFormat.of().parseHex(literal.value());
            return new Typed.Constant(new TypedValue(new SqlType.Binary(Math.max(1, bytes.length)), bytes));
        }
        return new Typed.Convert(new Typed.Constant(TypedValue.text(literal.value())), type, false);
    }
}
