package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option.OptionValue;
import dev.glueflake.testkit.snowflake.internal.sql.ast.PolicyUse;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import java.util.ArrayList;
import java.util.List;

/** CREATE VIEW. */
final class CreateViewParser extends SubjectParser {

    CreateViewParser(Grammar grammar) {
        super(grammar);
    }

    /**
     * The view's text is the whole statement, as Snowflake shows it.
     *
     * @param marks what stood before VIEW, which become options: SECURE, TEMPORARY, MATERIALIZED
     */
    Statement.CreateView view(Token first, CreateMode mode, List<String> marks) {
        ObjectName name = grammar.names().tableName();
        BareOptionParser bareOptions = new BareOptionParser(grammar);
        List<Option> options = new ArrayList<>(bareOptions.options());
        List<Statement.ViewColumn> columns = cursor.isSymbol("(") ? cursor.parenthesised(this::column) : List.of();
        options.addAll(bareOptions.options());
        marks.forEach(mark -> options.add(new Option(mark, new OptionValue.Word("TRUE"), first.at())));
        cursor.expect("AS");
        int binds = cursor.bindCount();
        Query query = grammar.queries().query();
        if (cursor.bindCount() > binds) {
            throw Errors.compilation("002210", "42601", "Bind variables not allowed in view and UDF definitions.");
        }
        return new Statement.CreateView(name, mode, columns, query, cursor.textSince(first), options);
    }

    /** Its query reads the view itself: a common table of the view's name and columns. */
    Statement recursive(Token first, CreateMode mode, List<String> marks) {
        Statement.CreateView view = view(first, mode, marks);
        List<Identifier> columns =
                view.columns().stream().map(Statement.ViewColumn::name).toList();
        if (columns.isEmpty()) {
            throw Errors.compilation("001003", "42000", "a recursive view needs a list of its columns.");
        }
        ObjectName self = new ObjectName(List.of(view.name().last()));
        Query.SelectItem all =
                new Query.SelectItem(new Expression.Star(null, Expression.StarModifiers.NONE, first.at()), null, "*");
        Query body = new Query.Select(
                false,
                List.of(all),
                List.of(new Query.TableExpression.Named(self, null, null)),
                null,
                null,
                null,
                null,
                first.at());
        Query.CommonTable table = new Query.CommonTable(view.name().last(), columns, view.query());
        Query query = new Query.With(true, List.of(table), body);
        return new Statement.CreateView(view.name(), mode, view.columns(), query, view.text(), view.options());
    }

    private Statement.ViewColumn column() {
        Identifier column = grammar.names().columnName();
        String comment = cursor.accept("COMMENT") ? comment() : null;
        PolicyUse mask = new PolicyParser(grammar).mask();
        List<Option> tags =
                grammar.options().isTag() ? List.of(grammar.options().tag()) : List.of();
        comment = comment == null && cursor.accept("COMMENT") ? comment() : comment;
        if (!cursor.isSymbol(",") && !cursor.isSymbol(")")) {
            throw Errors.unsupported("view column … " + cursor.peek().upper());
        }
        return new Statement.ViewColumn(column, comment, mask, tags);
    }

    private String comment() {
        cursor.acceptSymbol("=");
        return cursor.string();
    }
}
