package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option.OptionValue;
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

    /** A secure view has the option SECURE; the view's text is the whole statement, as Snowflake shows it. */
    Statement view(Token first, CreateMode mode, boolean secure) {
        ObjectName name = grammar.names().tableName();
        BareOptionParser bareOptions = new BareOptionParser(grammar);
        List<Option> options = new ArrayList<>(bareOptions.options());
        List<Statement.ViewColumn> columns = cursor.isSymbol("(") ? cursor.parenthesised(this::column) : List.of();
        options.addAll(bareOptions.options());
        if (secure) {
            options.add(new Option("SECURE", new OptionValue.Word("TRUE"), first.at()));
        }
        cursor.expect("AS");
        Query query = grammar.queries().query();
        return new Statement.CreateView(name, mode, columns, query, cursor.textSince(first), options);
    }

    private Statement.ViewColumn column() {
        Identifier column = grammar.names().columnName();
        String comment = cursor.accept("COMMENT") ? comment() : null;
        if (!cursor.isSymbol(",") && !cursor.isSymbol(")")) {
            throw Errors.unsupported("view column … " + cursor.peek().upper());
        }
        return new Statement.ViewColumn(column, comment);
    }

    private String comment() {
        cursor.acceptSymbol("=");
        return cursor.string();
    }
}
