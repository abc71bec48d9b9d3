package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.Binds;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.parse.ParsedStatement;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statement that EXECUTE IMMEDIATE runs. */
final class ImmediateText {
    private ImmediateText() {}

    static ParsedStatement parse(Statement.ExecuteImmediate immediate, Session session, ExecutionScope scope) {
        Object text = Evaluator.evaluate(immediate.text(), session, scope).value();
        if (text == null) {
            throw Errors.compilation("001003", "42000", "EXECUTE IMMEDIATE got NULL instead of a statement.");
        }
        List<ParsedStatement> statements =
                SqlParser.parseImmediate(text.toString(), session.parameters().flag("QUOTED_IDENTIFIERS_IGNORE_CASE"));
        if (statements.size() != 1) {
            throw Errors.unsupported("EXECUTE IMMEDIATE with " + statements.size() + " statements");
        }
        return statements.get(0);
    }

    static Binds binds(Statement.ExecuteImmediate immediate, Session session, ExecutionScope scope) {
        if (immediate.using().isEmpty()) {
            return Binds.none();
        }
        List<TypedValue> values = new ArrayList<>();
        for (Identifier name : immediate.using()) {
            values.add(Optional.ofNullable(scope.scriptVariables().get(name.text()))
                    .or(() -> session.variable(name.text()))
                    .orElseThrow(() -> Errors.invalidIdentifier(name.at(), name.text())));
        }
        return Binds.of(values);
    }
}
