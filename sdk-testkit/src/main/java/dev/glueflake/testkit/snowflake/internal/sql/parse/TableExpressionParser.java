package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.Alias;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TimeTravel;
import dev.glueflake.testkit.snowflake.internal.sql.ast.StageReference;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in FROM, one by one; {@link JoinParser} joins them. */
final class TableExpressionParser extends SubjectParser {
    private final JoinParser joins;
    private final TableClauseParser clauses;

    TableExpressionParser(Grammar grammar) {
        super(grammar);
        joins = new JoinParser(grammar);
        clauses = new TableClauseParser(grammar);
    }

    List<TableExpression> list() {
        List<TableExpression> sources = cursor.list(joins::joined);
        cursor.checkDepth(sources.size());
        return sources;
    }

    /** One table with all that is joined to it. */
    TableExpression joined() {
        return joins.joined();
    }

    /** One table, subquery, function or stage with its alias. */
    TableExpression table() {
        boolean lateral = cursor.accept("LATERAL");
        return clauses.clauses(lateral ? lateral() : plain());
    }

    private TableExpression lateral() {
        return cursor.isSymbol("(") ? derived(true) : function(true);
    }

    private TableExpression plain() {
        if (cursor.isSymbol("(")) {
            return cursor.startsQueryInParentheses() ? derived(false) : inParentheses();
        }
        if (cursor.isWord("VALUES")) {
            return new TableExpression.ValuesTable(grammar.queries().values(), alias());
        }
        if (grammar.stages().isStage()) {
            return stageFiles();
        }
        if (cursor.peek().is(TokenKind.POSITION) && cursor.isInFlow()) {
            return priorResult();
        }
        if (cursor.isWord("SEMANTIC_VIEW") && cursor.isSymbol(1, "(")) {
            throw Errors.unsupported("SEMANTIC_VIEW");
        }
        boolean call = cursor.isSymbol(1, "(")
                && (cursor.isWord("TABLE") || cursor.isWord("FLATTEN") || cursor.isWord("DIRECTORY"));
        return call ? function(false) : named(grammar.names().sourceName());
    }

    /** {@code $1} behind {@code ->>} is the result of the statement before, {@code $2} of the one before that. */
    private TableExpression priorResult() {
        Token token = cursor.next();
        Expression back = new Expression.NumberLiteral("-" + token.text(), token.at());
        Expression queryId = call("LAST_QUERY_ID", back, token);
        return new TableExpression.Function(call("RESULT_SCAN", queryId, token), false, alias());
    }

    private static Expression.FunctionCall call(String name, Expression argument, Token token) {
        return new Expression.FunctionCall(
                new ObjectName(List.of(Identifier.unquoted(name, token.at()))),
                List.of(new Expression.Argument(null, argument)),
                false,
                List.of(),
                null,
                false,
                null,
                token.at());
    }

    private TableExpression derived(boolean lateral) {
        cursor.expectSymbol("(");
        Query query = grammar.queries().query();
        Alias inner = query instanceof Query.Values && !cursor.isSymbol(")") ? alias() : null;
        cursor.expectSymbol(")");
        Alias alias = inner == null ? alias() : inner;
        return query instanceof Query.Values values && !lateral
                ? new TableExpression.ValuesTable(values, alias)
                : new TableExpression.Derived(query, lateral, alias);
    }

    private TableExpression inParentheses() {
        cursor.enter(2);
        cursor.expectSymbol("(");
        TableExpression table = joins.joined();
        cursor.expectSymbol(")");
        cursor.leave(2);
        return table;
    }

    /** {@code TABLE(f(…))}, {@code TABLE('name')}, or a bare call behind LATERAL. */
    private TableExpression function(boolean lateral) {
        if (!cursor.accept("TABLE")) {
            return new TableExpression.Function(call(), lateral, alias());
        }
        cursor.expectSymbol("(");
        if (grammar.names().isNameValue()) {
            ObjectName name = grammar.names().nameFromValue();
            cursor.expectSymbol(")");
            return named(name);
        }
        Expression.FunctionCall call = call();
        cursor.expectSymbol(")");
        return new TableExpression.Function(call, lateral, alias());
    }

    private Expression.FunctionCall call() {
        ObjectName name = grammar.names().objectName();
        if (!cursor.isSymbol("(")) {
            throw cursor.unexpected();
        }
        return grammar.functions().call(name);
    }

    private TableExpression named(ObjectName name) {
        TimeTravel travel = grammar.travels().changesOrTravel();
        return new TableExpression.Named(name, travel, alias());
    }

    private TableExpression stageFiles() {
        StageReference stage = grammar.stages().stage();
        List<Option> options = cursor.isSymbol("(") ? cursor.parenthesised(grammar.options()::arrowOption) : List.of();
        return new TableExpression.StageFiles(stage, options, alias());
    }

    /** An alias with or without AS, perhaps with names of columns. */
    @Nullable
    Alias alias() {
        clauses.refuseByName();
        boolean as = cursor.accept("AS");
        boolean bare = ReservedWords.isBareTableAlias(cursor.peek()) && !clauses.isClause();
        if (!as && !bare) {
            return null;
        }
        Identifier name = grammar.names().identifier(ReservedWords::isTableName);
        List<Identifier> columns = cursor.isSymbol("(") ? grammar.names().columnList() : List.of();
        return new Alias(name, columns);
    }
}
