package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.RoutineDefinition;
import dev.glueflake.testkit.snowflake.internal.sql.ast.RoutineDefinition.Parameter;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script.Declaration;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ColumnDefinition;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** CREATE PROCEDURE and CREATE FUNCTION; the body stays a text, or is the text of the block that follows AS. */
final class RoutineParser extends SubjectParser {
    private static final Set<String> DIRECTIONS = Set.of("IN", "INPUT", "OUT", "OUTPUT");

    RoutineParser(Grammar grammar) {
        super(grammar);
    }

    /** What stands between the parameters and AS. */
    private static final class Header {
        private String language = "SQL";
        private boolean callersRights;
        private boolean returned;
        private boolean strict;
        private boolean immutable;
        private boolean memoizable;
        private @Nullable TypeName returns;
        private List<ColumnDefinition> returnsTable = List.of();
        private final List<Option> options = new ArrayList<>();
    }

    Statement procedure(CreateMode mode, RoutineDefinition.Form form) {
        ObjectName name = grammar.names().objectName();
        return new Statement.CreateProcedure(name, mode, form, routine());
    }

    Statement function(CreateMode mode, RoutineDefinition.Form form) {
        ObjectName name = grammar.names().objectName();
        RoutineDefinition routine = routine();
        if (routine.parameters().stream().anyMatch(Parameter::output)) {
            throw Errors.compilation("001003", "42000", "a function has no output arguments.");
        }
        return new Statement.CreateFunction(name, mode, form, routine);
    }

    /** {@code WITH name AS PROCEDURE (…) … CALL name(…)}; the cursor is at WITH. */
    Statement withCall() {
        cursor.expect("WITH");
        ObjectName name = new ObjectName(List.of(grammar.names().identifier()));
        cursor.expect("AS", "PROCEDURE");
        RoutineDefinition routine = routine();
        cursor.expect("CALL");
        ObjectName called = grammar.names().objectName();
        if (!called.toString().equals(name.toString())) {
            throw Errors.compilation("001003", "42000", "CALL has to name the procedure of WITH, " + name + ".");
        }
        return new Statement.CallWith(
                name, routine, new Statement.Call(called, grammar.functions().arguments()));
    }

    boolean isWithCall() {
        return cursor.isWord("WITH")
                && cursor.peek(2).isWord("AS")
                && cursor.peek(3).isWord("PROCEDURE");
    }

    private RoutineDefinition routine() {
        List<Parameter> parameters = parameters();
        Header header = new Header();
        while (!cursor.isWord("AS") && !atEnd()) {
            clause(header);
        }
        if (!header.returned) {
            throw cursor.unexpected();
        }
        return definition(parameters, header, cursor.accept("AS") ? body() : staged(header));
    }

    private boolean atEnd() {
        return cursor.atEnd() || cursor.isSymbol(";");
    }

    private String staged(Header header) {
        boolean imported =
                header.options.stream().anyMatch(option -> option.name().equals("IMPORTS"));
        if (!imported) {
            throw cursor.unexpected();
        }
        return "";
    }

    private static RoutineDefinition definition(List<Parameter> parameters, Header header, String body) {
        return new RoutineDefinition(
                parameters,
                header.returns,
                header.returnsTable,
                new RoutineDefinition.Traits(header.strict, header.immutable, header.memoizable),
                header.language,
                header.callersRights,
                body,
                header.options);
    }

    /** {@code name PROCEDURE (…) RETURNS … AS block} of a DECLARE; the cursor is at the parenthesis. */
    Declaration nested(Identifier name) {
        List<Parameter> parameters = parameters();
        for (Parameter parameter : parameters) {
            if (parameter.output() || parameter.defaultValue() != null) {
                throw Errors.compilation(
                        "001003", "42000", "a nested procedure has no output arguments and no default values.");
            }
        }
        Header header = new Header();
        cursor.expect("RETURNS");
        returns(header);
        cursor.expect("AS");
        Token first = cursor.peek();
        Script.Block block = grammar.scripts().block();
        return new Declaration.NestedProcedure(name, definition(parameters, header, cursor.textSince(first)), block);
    }

    /** The types in parentheses that tell overloads apart; of other kinds there are none. */
    List<TypeName> argumentTypes(ObjectKind kind) {
        if (kind != ObjectKind.PROCEDURE && kind != ObjectKind.FUNCTION) {
            return List.of();
        }
        cursor.expectSymbol("(");
        List<TypeName> types = cursor.isSymbol(")") ? List.of() : cursor.list(grammar.types()::type);
        cursor.expectSymbol(")");
        return types;
    }

    private List<Parameter> parameters() {
        cursor.expectSymbol("(");
        List<Parameter> parameters = cursor.isSymbol(")") ? List.of() : cursor.list(this::parameter);
        cursor.expectSymbol(")");
        return parameters;
    }

    private Parameter parameter() {
        Identifier name = grammar.names().identifier();
        boolean directed =
                DIRECTIONS.contains(cursor.peek().upper()) && cursor.peek(1).is(TokenKind.WORD);
        boolean output = directed && cursor.next().upper().startsWith("OUT");
        if (cursor.isWord("INOUT")) {
            throw Errors.unsupported("INOUT argument");
        }
        TypeName type = grammar.types().type();
        Expression value = cursor.accept("DEFAULT") ? grammar.expressions().expression() : null;
        if (output && value != null) {
            throw Errors.compilation("001003", "42000", "output argument " + name + " cannot have a default value.");
        }
        return new Parameter(name, type, value, output);
    }

    private void clause(Header header) {
        if (cursor.accept("RETURNS", "NULL", "ON", "NULL", "INPUT") || cursor.accept("STRICT")) {
            header.strict = true;
        } else if (cursor.accept("IMMUTABLE")) {
            header.immutable = true;
        } else if (cursor.accept("MEMOIZABLE")) {
            header.memoizable = true;
        } else if (cursor.accept("RETURNS")) {
            returns(header);
        } else if (cursor.accept("LANGUAGE")) {
            header.language = cursor.expect(TokenKind.WORD).upper();
        } else if (cursor.accept("EXECUTE", "AS")) {
            header.callersRights = rights();
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
                || cursor.accept("VOLATILE");
        if (!read) {
            throw cursor.unexpected();
        }
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

    /** Snowflake takes NOT NULL and does not check it. */
    private void returns(Header header) {
        header.returned = true;
        if (cursor.accept("TABLE")) {
            cursor.expectSymbol("(");
            header.returnsTable = cursor.isSymbol(")") ? List.of() : cursor.list(this::returnedColumn);
            cursor.expectSymbol(")");
        } else {
            header.returns = grammar.types().type();
        }
        if (!cursor.accept("NOT", "NULL") && cursor.isWord("NULL")) {
            cursor.next();
        }
    }

    private ColumnDefinition returnedColumn() {
        Identifier name = grammar.names().identifier();
        return new ColumnDefinition(
                name, grammar.types().type(), false, null, null, false, false, null, null, List.of());
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
