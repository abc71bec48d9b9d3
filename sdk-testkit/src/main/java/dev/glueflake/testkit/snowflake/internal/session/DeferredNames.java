package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.StageReference;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Environment;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;

/** Names that a statement takes from a variable or a bind: {@code IDENTIFIER($v)}. */
public final class DeferredNames {
    private DeferredNames() {}

    /** The name itself; one that is already written out comes back as it is. */
    public static ObjectName resolve(ObjectName name, Environment environment) {
        Expression deferred = name.deferred();
        if (deferred == null) {
            return name;
        }
        Object value = value(deferred, environment).value();
        if (!(value instanceof String text)) {
            throw Errors.compilation("001015", "22000", "Object identifier is not a text.");
        }
        return SqlParser.parseName(text);
    }

    /** The stage that a bind or a variable holds; one that is written out comes back as it is. */
    public static StageReference resolve(StageReference stage, Environment environment) {
        ObjectName name = stage.name();
        Expression deferred = name == null ? null : name.deferred();
        if (deferred == null) {
            return stage;
        }
        if (value(deferred, environment).value() instanceof String text) {
            return SqlParser.parseStage(text);
        }
        throw Errors.compilation("001015", "22000", "Stage reference is not a text.");
    }

    static TypedValue value(Expression expression, Environment environment) {
        if (expression instanceof Expression.BindReference bind) {
            return environment.bind(bind.index());
        }
        if (expression instanceof Expression.SessionVariable variable) {
            return environment.sessionVariable(variable.name()).orElseThrow(() -> unset("$" + variable.name()));
        }
        if (expression instanceof Expression.ScriptVariable variable) {
            return environment.scriptVariable(variable.name()).orElseGet(() -> environment.bind(variable.name()));
        }
        if (expression instanceof Expression.StringLiteral text) {
            return TypedValue.text(text.value());
        }
        throw Errors.unsupported("IDENTIFIER over an expression");
    }

    private static RuntimeException unset(String variable) {
        return Errors.compilation("002211", "02000", "Variable '" + variable + "' does not exist");
    }
}
