package dev.glueflake.testkit.snowflake.internal.session;

import static java.util.stream.Collectors.joining;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A column's default as SQL text, for DESCRIBE and its kin. */
public final class ExpressionText {
    private ExpressionText() {}

    /** The default of a column, {@code IDENTITY START … INCREMENT …} for an identity; null where it has none. */
    public static @Nullable String ofDefault(Column column) {
        Column.IdentitySequence sequence = column.sequence();
        if (sequence != null) {
            return "IDENTITY START " + sequence.start() + " INCREMENT " + sequence.step()
                    + (sequence.ordered() ? " ORDER" : " NOORDER");
        }
        Expression value = column.defaultValue();
        return value == null ? null : of(value);
    }

    /** The expression as SQL; the forms that a default can have. */
    public static String of(Expression expression) {
        if (expression instanceof Expression.NumberLiteral number) {
            return number.text();
        }
        if (expression instanceof Expression.StringLiteral text) {
            return "'" + text.value().replace("'", "''") + "'";
        }
        if (expression instanceof Expression.BooleanLiteral truth) {
            return truth.value() ? "TRUE" : "FALSE";
        }
        if (expression instanceof Expression.NullLiteral) {
            return "NULL";
        }
        if (expression instanceof Expression.Unary unary) {
            return switch (unary.operator()) {
                case MINUS -> "-" + of(unary.operand());
                case PLUS -> "+" + of(unary.operand());
                case NOT -> "NOT " + of(unary.operand());
            };
        }
        if (expression instanceof Expression.Cast cast) {
            return (cast.attempt() ? "TRY_CAST(" : "CAST(") + of(cast.operand()) + " AS " + type(cast.type()) + ")";
        }
        if (expression instanceof Expression.ColumnReference reference) {
            return reference.parts().stream().map(Identifier::toString).collect(joining("."));
        }
        if (expression instanceof Expression.FunctionCall call) {
            return call.name().parts().stream().map(Identifier::toString).collect(joining("."))
                    + call.arguments().stream()
                            .map(argument -> of(argument.value()))
                            .collect(joining(", ", "(", ")"));
        }
        if (expression instanceof Expression.TypedLiteral literal) {
            return type(literal.type()) + " '" + literal.value() + "'";
        }
        return binary(expression);
    }

    private static String binary(Expression expression) {
        if (!(expression instanceof Expression.Binary binary)) {
            throw Errors.unsupported("default expression of this form");
        }
        String operator =
                switch (binary.operator()) {
                    case ADD -> "+";
                    case SUBTRACT -> "-";
                    case MULTIPLY -> "*";
                    case DIVIDE -> "/";
                    case MODULO -> "%";
                    case CONCAT -> "||";
                    default -> throw Errors.unsupported("default expression with " + binary.operator());
                };
        return of(binary.left()) + " " + operator + " " + of(binary.right());
    }

    private static String type(TypeName type) {
        if (type.parts() != null) {
            return type.name()
                    + Stream.concat(type.parts().stream().map(ExpressionText::part), type.parameters().stream())
                            .map(String::valueOf)
                            .collect(joining(", ", "(", ")"));
        }
        return type.parameters().isEmpty()
                ? type.name()
                : type.name() + type.parameters().stream().map(String::valueOf).collect(joining(", ", "(", ")"));
    }

    private static String part(TypeName.Part part) {
        return (part.key() == null ? "" : part.key() + " ") + type(part.type()) + (part.notNull() ? " NOT NULL" : "");
    }
}
