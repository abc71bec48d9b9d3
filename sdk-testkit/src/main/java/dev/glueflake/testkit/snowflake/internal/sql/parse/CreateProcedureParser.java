package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option.OptionValue;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ColumnDefinition;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Parameter;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CREATE PROCEDURE; the body stays a text, or is the text of the block that follows AS. */
final class CreateProcedureParser extends SubjectParser {

    CreateProcedureParser(Grammar grammar) {
        super(grammar);
    }

    /** What stands between the parameters and AS. */
    private static final class Header {
        private String language = "SQL";
        private boolean callersRights;
        private boolean returned;
        private @Nullable TypeName returns;
        private List<ColumnDefinition> returnsTable = List.of();
        private boolean returnsNotNull;
        private final List<Option> options = new ArrayList<>();
    }

    Statement procedure(CreateMode mode) {
        ObjectName name = grammar.names().objectName();
        cursor.expectSymbol("(");
        List<Parameter> parameters = cursor.isSymbol(")") ? List.of() : cursor.list(this::parameter);
        cursor.expectSymbol(")");
        Header header = new Header();
        while (!cursor.accept("AS")) {
            clause(header);
        }
        if (!header.returned) {
            throw cursor.unexpected();
        }
        return new Statement.CreateProcedure(
                name,
                mode,
                parameters,
                header.returns,
                header.returnsTable,
                header.returnsNotNull,
                header.language,
                header.callersRights,
                body(),
                header.options);
    }

    private Parameter parameter() {
        if (cursor.isWord("OUT") || cursor.isWord("OUTPUT") || cursor.isWord("INOUT")) {
            throw Errors.unsupported("OUT parameter");
        }
        boolean in =
                cursor.isWord("IN") || (cursor.isWord("INPUT") && cursor.peek(2).is(TokenKind.WORD));
        if (in) {
            cursor.next();
        }
        Identifier name = grammar.names().identifier();
        TypeName type = grammar.types().type();
        Expression value = cursor.accept("DEFAULT") ? grammar.expressions().expression() : null;
        return new Parameter(name, type, value);
    }

    private void clause(Header header) {
        Token token = cursor.peek();
        if (cursor.areWords("RETURNS", "NULL", "ON")) {
            cursor.expect("RETURNS", "NULL", "ON", "NULL", "INPUT");
            flag(header, "STRICT", token);
        } else if (cursor.accept("RETURNS")) {
            returns(header);
        } else if (cursor.accept("LANGUAGE")) {
            header.language = cursor.expect(TokenKind.WORD).upper();
        } else if (cursor.accept("EXECUTE", "AS")) {
            header.callersRights = rights();
        } else if (cursor.accept("STRICT")) {
            flag(header, "STRICT", token);
        } else if (grammar.options().isOption()) {
            header.options.add(grammar.options().option());
        } else {
            withoutEffect();
        }
    }

    /** Clauses whose presence changes nothing that can be seen. */
    private void withoutEffect() {
        boolean read = cursor.accept("COPY", "GRANTS")
                || cursor.accept("CALLED", "ON", "NULL", "INPUT")
                || cursor.accept("VOLATILE")
                || cursor.accept("IMMUTABLE");
        if (!read) {
            throw cursor.unexpected();
        }
    }

    private static void flag(Header header, String name, Token token) {
        header.options.add(new Option(name, new OptionValue.Word("TRUE"), token.at()));
    }

    private boolean rights() {
        if (cursor.isWord("RESTRICTED")) {
            throw Errors.unsupported("EXECUTE AS RESTRICTED CALLER");
        }
        if (cursor.accept("CALLER")) {
            return true;
        }
        cursor.expect("OWNER");
        return false;
    }

    private void returns(Header header) {
        header.returned = true;
        if (cursor.accept("TABLE")) {
            cursor.expectSymbol("(");
            header.returnsTable = cursor.isSymbol(")") ? List.of() : cursor.list(this::returnedColumn);
            cursor.expectSymbol(")");
            return;
        }
        header.returns = grammar.types().type();
        header.returnsNotNull = cursor.accept("NOT", "NULL");
    }

    private ColumnDefinition returnedColumn() {
        Identifier name = grammar.names().identifier();
        return new ColumnDefinition(name, grammar.types().type(), false, null, null, false, false, null);
    }

    private String body() {
        Token token = cursor.peek();
        if (token.is(TokenKind.STRING) || token.is(TokenKind.DOLLAR_STRING)) {
            return cursor.string();
        }
        if (!cursor.isWord("BEGIN") && !cursor.isWord("DECLARE")) {
            throw cursor.unexpected();
        }
        grammar.scripts().block();
        return cursor.textSince(token);
    }
}
