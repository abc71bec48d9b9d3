package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.PivotValue;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.PivotValues;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.ResampleColumn;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.UnpivotColumn;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may stand behind a table in FROM: PIVOT, UNPIVOT, SAMPLE and RESAMPLE, one after the other. */
final class TableClauseParser extends SubjectParser {
    /** A parenthesis follows, else the word is an alias. */
    private static final Set<String> REFUSED = Set.of("CHANGES", "MATCH_RECOGNIZE");

    private static final Set<String> BEFORE_PARENTHESIS = Set.of("PIVOT", "UNPIVOT", "RESAMPLE", "MATCH_CONDITION");

    TableClauseParser(Grammar grammar) {
        super(grammar);
    }

    /** Whether a clause begins here that could be taken for an alias. */
    boolean isClause() {
        Token token = cursor.peek();
        return token.is(TokenKind.WORD)
                && BEFORE_PARENTHESIS.contains(token.upper())
                && (cursor.isSymbol(1, "(") || isNullTreatment());
    }

    private boolean isNullTreatment() {
        return cursor.isWord("UNPIVOT")
                && (cursor.peek(1).isWord("INCLUDE") || cursor.peek(1).isWord("EXCLUDE"))
                && cursor.peek(2).isWord("NULLS");
    }

    /** The table with the clauses behind it. */
    TableExpression clauses(TableExpression table) {
        TableExpression all = table;
        int chain = 0;
        while (true) {
            refuseByName();
            TableExpression longer = clause(all);
            if (longer == null) {
                return all;
            }
            all = longer;
            cursor.checkDepth(++chain);
        }
    }

    void refuseByName() {
        Token token = cursor.peek();
        boolean clause = token.is(TokenKind.WORD) && REFUSED.contains(token.upper());
        if (clause && (cursor.isSymbol(1, "(") || !ReservedWords.isName(token))) {
            throw Errors.unsupported(token.upper());
        }
    }

    private @Nullable TableExpression clause(TableExpression table) {
        if (cursor.isWord("PIVOT") && isClause()) {
            return pivot(table);
        }
        if (cursor.isWord("UNPIVOT") && isClause()) {
            return unpivot(table);
        }
        if (cursor.isWord("RESAMPLE") && isClause()) {
            return resample(table);
        }
        return cursor.accept("SAMPLE") || cursor.accept("TABLESAMPLE") ? sample(table) : null;
    }

    private TableExpression pivot(TableExpression source) {
        cursor.expect("PIVOT");
        cursor.expectSymbol("(");
        Expression.FunctionCall aggregate =
                grammar.functions().call(grammar.names().objectName());
        boolean named = cursor.accept("AS") || !cursor.isWord("FOR");
        if (cursor.isSymbol(",")) {
            throw Errors.unsupported("PIVOT with several aggregate functions");
        }
        Identifier suffix = named ? grammar.names().identifier() : null;
        cursor.expect("FOR");
        Identifier column = grammar.names().lastOfColumnName();
        cursor.expect("IN");
        PivotValues values = pivotValues();
        Expression otherwise = null;
        if (cursor.accept("DEFAULT", "ON", "NULL")) {
            cursor.expectSymbol("(");
            otherwise = grammar.expressions().expression();
            cursor.expectSymbol(")");
        }
        cursor.expectSymbol(")");
        return new TableExpression.Pivot(
                source,
                aggregate,
                suffix,
                column,
                values,
                otherwise,
                grammar.tables().alias());
    }

    private PivotValues pivotValues() {
        if (cursor.startsQueryInParentheses()) {
            cursor.expectSymbol("(");
            PivotValues found = new PivotValues.Found(grammar.queries().query());
            cursor.expectSymbol(")");
            return found;
        }
        if (cursor.peek(1).isWord("ANY")) {
            cursor.expectSymbol("(");
            cursor.expect("ANY");
            PivotValues any = new PivotValues.Any(grammar.windows().orderBy());
            cursor.expectSymbol(")");
            return any;
        }
        return new PivotValues.Listed(cursor.parenthesised(this::pivotValue));
    }

    private PivotValue pivotValue() {
        Token first = cursor.peek();
        Expression value = grammar.expressions().expression();
        String text = cursor.textSince(first);
        boolean named = cursor.accept("AS") || ReservedWords.isBareAlias(cursor.peek());
        return new PivotValue(value, named ? grammar.names().identifier() : null, text);
    }

    private TableExpression unpivot(TableExpression source) {
        Token token = cursor.next();
        boolean includeNulls = cursor.accept("INCLUDE", "NULLS");
        if (!includeNulls) {
            cursor.accept("EXCLUDE", "NULLS");
        }
        cursor.expectSymbol("(");
        Identifier value = grammar.names().identifier();
        cursor.expect("FOR");
        Identifier name = grammar.names().identifier();
        cursor.expect("IN");
        List<UnpivotColumn> columns = cursor.parenthesised(this::unpivotColumn);
        cursor.expectSymbol(")");
        return new TableExpression.Unpivot(
                source, includeNulls, value, name, columns, grammar.tables().alias(), token.at());
    }

    private UnpivotColumn unpivotColumn() {
        Identifier column = grammar.names().lastOfColumnName();
        boolean named = cursor.accept("AS") || ReservedWords.isBareAlias(cursor.peek());
        if (named || cursor.peek().is(TokenKind.STRING)) {
            return new UnpivotColumn(
                    column,
                    cursor.peek().is(TokenKind.STRING)
                            ? cursor.string()
                            : grammar.names().identifier().text());
        }
        return new UnpivotColumn(column, null);
    }

    private TableExpression sample(TableExpression source) {
        boolean blocks = cursor.accept("SYSTEM") || cursor.accept("BLOCK");
        if (!blocks && !cursor.accept("BERNOULLI")) {
            cursor.accept("ROW");
        }
        cursor.expectSymbol("(");
        Expression size = grammar.expressions().simple();
        boolean rows = cursor.accept("ROWS");
        cursor.expectSymbol(")");
        Expression seed = null;
        if (cursor.accept("SEED") || cursor.accept("REPEATABLE")) {
            cursor.expectSymbol("(");
            seed = grammar.expressions().simple();
            cursor.expectSymbol(")");
        }
        return new TableExpression.Sample(source, blocks, size, rows, seed);
    }

    private TableExpression resample(TableExpression source) {
        cursor.expect("RESAMPLE");
        cursor.expectSymbol("(");
        cursor.expect("USING");
        Identifier column = grammar.names().lastOfColumnName();
        cursor.expect("INCREMENT", "BY");
        Expression increment = grammar.expressions().simple();
        List<Identifier> partitions =
                cursor.accept("PARTITION", "BY") ? cursor.list(grammar.names()::lastOfColumnName) : List.of();
        List<ResampleColumn> metadata =
                cursor.accept("METADATA_COLUMNS") ? cursor.list(this::resampleColumn) : List.of();
        cursor.expectSymbol(")");
        return new TableExpression.Resample(source, column, increment, partitions, metadata);
    }

    private ResampleColumn resampleColumn() {
        boolean start = cursor.isWord("BUCKET_START");
        if (!start && !cursor.isWord("IS_GENERATED")) {
            throw cursor.unexpected();
        }
        Identifier name = grammar.names().identifier();
        cursor.expectSymbol("(");
        cursor.expectSymbol(")");
        boolean named = cursor.accept("AS") || ReservedWords.isBareAlias(cursor.peek());
        return new ResampleColumn(start, named ? grammar.names().identifier() : name);
    }
}
