package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.PolicyBody;
import dev.glueflake.testkit.snowflake.internal.sql.ast.PolicyChange;
import dev.glueflake.testkit.snowflake.internal.sql.ast.PolicyUse;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Masking and row access policies: their definitions, and the clauses that put them on tables, views and columns. */
final class PolicyParser extends SubjectParser {

    PolicyParser(Grammar grammar) {
        super(grammar);
    }

    boolean isPolicy() {
        return cursor.areWords("MASKING", "POLICY") || cursor.areWords("ROW", "ACCESS", "POLICY");
    }

    /** @param mode reads the words of the kind and IF NOT EXISTS */
    Statement create(Function<String, CreateMode> mode) {
        ObjectKind kind = cursor.isWord("ROW") ? ObjectKind.ROW_ACCESS_POLICY : ObjectKind.MASKING_POLICY;
        CreateMode found = mode.apply(kind.name().replace('_', ' '));
        ObjectName name = grammar.names().objectName();
        cursor.expect("AS");
        List<Expression.Parameter> signature = cursor.parenthesised(this::parameter);
        cursor.expect("RETURNS");
        TypeName returns = grammar.types().type();
        PolicyBody body = body();
        return new ObjectStatement.CreatePolicy(
                kind, name, found, signature, returns, body, new BareOptionParser(grammar).options());
    }

    private Expression.Parameter parameter() {
        return new Expression.Parameter(
                grammar.names().identifier(), grammar.types().type());
    }

    /** {@code -> expression}. */
    PolicyBody body() {
        cursor.expectSymbol("->");
        Token first = cursor.peek();
        Expression expression = grammar.expressions().expression();
        return new PolicyBody(expression, cursor.textSince(first));
    }

    /** {@code [WITH] MASKING POLICY p [USING (…)]} of a column; null where none is here. */
    @Nullable
    PolicyUse mask() {
        return cursor.accept("WITH", "MASKING", "POLICY") || cursor.accept("MASKING", "POLICY") ? masked() : null;
    }

    private PolicyUse masked() {
        ObjectName policy = grammar.names().objectName();
        List<Identifier> columns = cursor.accept("USING") ? grammar.names().columnList() : List.of();
        return new PolicyUse(policy, columns);
    }

    /** {@code [WITH] ROW ACCESS POLICY p ON (…)}; null where none is here. */
    @Nullable
    PolicyUse rowAccess() {
        return cursor.accept("WITH", "ROW", "ACCESS", "POLICY") || cursor.accept("ROW", "ACCESS", "POLICY")
                ? filtered()
                : null;
    }

    private PolicyUse filtered() {
        ObjectName policy = grammar.names().objectName();
        cursor.expect("ON");
        return new PolicyUse(policy, grammar.names().columnList());
    }

    /** Whether ALTER TABLE or ALTER VIEW goes on with a change of policies. */
    boolean isChange() {
        if (cursor.areWords("ADD", "ROW", "ACCESS", "POLICY")
                || cursor.areWords("DROP", "ROW", "ACCESS", "POLICY")
                || cursor.areWords("DROP", "ALL", "ROW", "ACCESS", "POLICIES")) {
            return true;
        }
        int column = cursor.peek(1).isWord("COLUMN") ? 2 : 1;
        boolean set =
                cursor.peek(column + 1).isWord("SET") || cursor.peek(column + 1).isWord("UNSET");
        return (cursor.isWord("ALTER") || cursor.isWord("MODIFY"))
                && set
                && cursor.peek(column + 2).isWord("MASKING")
                && cursor.peek(column + 3).isWord("POLICY");
    }

    List<PolicyChange> changes() {
        return List.copyOf(cursor.list(this::change));
    }

    private PolicyChange change() {
        if (cursor.accept("DROP", "ALL")) {
            cursor.expect("ROW", "ACCESS", "POLICIES");
            return new PolicyChange.DropAllRowAccess();
        }
        if (cursor.accept("DROP", "ROW", "ACCESS", "POLICY")) {
            return new PolicyChange.DropRowAccess(grammar.names().objectName());
        }
        if (cursor.accept("ADD", "ROW", "ACCESS", "POLICY")) {
            return new PolicyChange.AddRowAccess(filtered());
        }
        if (!cursor.accept("ALTER")) {
            cursor.accept("MODIFY");
        }
        cursor.accept("COLUMN");
        Identifier column = grammar.names().identifier();
        boolean set = cursor.accept("SET", "MASKING", "POLICY");
        if (!set && !cursor.accept("UNSET", "MASKING", "POLICY")) {
            throw Errors.unsupported("a masking policy and another change of columns in one ALTER");
        }
        return set ? new PolicyChange.Mask(column, masked(), cursor.accept("FORCE")) : new PolicyChange.Unmask(column);
    }
}
