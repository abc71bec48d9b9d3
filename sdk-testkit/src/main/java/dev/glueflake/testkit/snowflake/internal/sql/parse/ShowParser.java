package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.documented.Documented;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ShowScope;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** SHOW, whatever it shows. */
final class ShowParser extends SubjectParser {
    private static final Set<String> CLAUSES =
            Set.of("LIKE", "IN", "ON", "TO", "OF", "STARTS", "LIMIT", "HISTORY", "FOR", "WITH");
    private static final Set<String> SCOPES =
            Set.of("ACCOUNT", "SESSION", "DATABASE", "SCHEMA", "TABLE", "VIEW", "USER", "WAREHOUSE", "ROLE");
    /** What SHOW … HISTORY lists with its dropped ones. */
    private static final Set<String> HISTORIES = Set.of("TABLES", "SCHEMAS", "DATABASES");
    /** What is shown of a table: a name without a kind behind IN is then a table's. */
    private static final Set<String> OF_TABLES =
            Set.of("COLUMNS", "PRIMARY KEYS", "UNIQUE KEYS", "IMPORTED KEYS", "EXPORTED KEYS");

    private static final Pattern SCOPED = Pattern.compile("SHOW .* (IN|ON|FOR) .*");
    /** What no database has: it is shown of the whole account. */
    private static final Set<String> UNSCOPED =
            Set.of("ROLES", "USERS", "WAREHOUSES", "RESOURCE MONITORS", "INTEGRATIONS", "REGIONS", "VARIABLES");

    ShowParser(Grammar grammar) {
        super(grammar);
    }

    Statement show() {
        cursor.expect("SHOW");
        boolean terse = cursor.accept("TERSE");
        refuseScopes();
        if (cursor.isWord("GRANTS") || cursor.areWords("FUTURE", "GRANTS")) {
            return grants();
        }
        String what = what();
        boolean history = HISTORIES.contains(what) && cursor.accept("HISTORY");
        if (cursor.isWord("HISTORY")) {
            throw Errors.unsupported("SHOW " + what + " HISTORY");
        }
        String like = cursor.accept("LIKE") ? cursor.string() : null;
        boolean scoped = (!UNSCOPED.contains(what) && cursor.accept("IN")) || acceptFor(what);
        ShowScope scope = scoped ? scope(what) : null;
        like = like == null && cursor.accept("LIKE") ? cursor.string() : like;
        String startsWith = cursor.accept("STARTS", "WITH") ? cursor.string() : null;
        if (what.equals("TASKS") && cursor.accept("ROOT", "ONLY")) {
            what = "TASKS ROOT ONLY";
        }
        Long limit = cursor.accept("LIMIT") ? cursor.integer() : null;
        String from = limit != null && cursor.accept("FROM") ? cursor.string() : null;
        refuseRest(what);
        return new Statement.Show(what, terse, like, scope, startsWith, limit, from, history);
    }

    /** SHOW … IN, ON or FOR a kind of object that the fake has not. */
    private void refuseScopes() {
        for (String command : Documented.commands()) {
            if (SCOPED.matcher(command).matches()
                    && cursor.areWords(command.substring("SHOW ".length()).split(" ", -1))) {
                throw Errors.unsupported(command);
            }
        }
    }

    private boolean acceptFor(String what) {
        return what.equals("PARAMETERS") && cursor.accept("FOR");
    }

    /** {@code SHOW GRANTS [ON kind name | TO ROLE r | TO USER u | OF ROLE r]}; the scope's kind begins with the word. */
    private Statement grants() {
        boolean future = cursor.accept("FUTURE");
        cursor.expect("GRANTS");
        ShowScope scope = null;
        for (String word : List.of("ON", "TO", "OF", "IN")) {
            if (cursor.accept(word)) {
                scope = grantScope(word);
                break;
            }
        }
        Long limit = cursor.accept("LIMIT") ? cursor.integer() : null;
        return new Statement.Show(future ? "FUTURE GRANTS" : "GRANTS", false, null, scope, null, limit, null, false);
    }

    private ShowScope grantScope(String word) {
        if (cursor.accept("DATABASE", "ROLE")) {
            return new ShowScope(word + " DATABASE ROLE", grammar.names().objectName());
        }
        if (cursor.isWord("SHARE") || cursor.isWord("APPLICATION")) {
            throw Errors.unsupported("SHOW GRANTS " + word + " " + cursor.peek().upper());
        }
        if (cursor.accept("ACCOUNT")) {
            return new ShowScope(word + " ACCOUNT", null);
        }
        String kind = cursor.expect(TokenKind.WORD).upper();
        while (cursor.peek(1).is(TokenKind.WORD) && !cursor.peek(1).isWord("LIMIT")) {
            kind += " " + cursor.next().upper();
        }
        if (!isName()) {
            return new ShowScope(word + " ROLE", new ObjectName(List.of(Identifier.unquoted(kind, cursor.at()))));
        }
        return new ShowScope(word + " " + kind, grammar.names().objectName());
    }

    private String what() {
        List<String> words = new ArrayList<>();
        while (cursor.peek().is(TokenKind.WORD)
                && !CLAUSES.contains(cursor.peek().upper())) {
            words.add(cursor.next().upper());
        }
        if (words.isEmpty()) {
            throw cursor.unexpected();
        }
        return String.join(" ", words);
    }

    private ShowScope scope(String what) {
        Token token = cursor.peek();
        if (token.is(TokenKind.WORD) && SCOPES.contains(token.upper()) && !cursor.isSymbol(1, ".")) {
            cursor.next();
            return new ShowScope(token.upper(), isName() ? grammar.names().objectName() : null);
        }
        if (cursor.peek(1).is(TokenKind.WORD) && ReservedWords.isBareAlias(cursor.peek(1)) && !isStarts(1)) {
            throw Errors.unsupported("SHOW " + what + " IN " + token.upper());
        }
        ObjectName name = grammar.names().objectName();
        return new ShowScope(kindOf(what), name);
    }

    private boolean isName() {
        return ReservedWords.isBareAlias(cursor.peek()) && !isStarts(0) && !cursor.areWords("ROOT", "ONLY");
    }

    private boolean isStarts(int ahead) {
        return cursor.peek(ahead).isWord("STARTS") && cursor.peek(ahead + 1).isWord("WITH");
    }

    private static String kindOf(String what) {
        if (OF_TABLES.contains(what)) {
            return "TABLE";
        }
        return what.equals("SCHEMAS") ? "DATABASE" : "SCHEMA";
    }

    private void refuseRest(String what) {
        @Nullable
        String clause = cursor.peek().is(TokenKind.WORD) ? cursor.peek().upper() : null;
        if (clause != null && UNSCOPED.contains(what) && clause.equals("IN")) {
            throw cursor.unexpected();
        }
        if (clause != null && (clause.equals("FROM") || CLAUSES.contains(clause))) {
            throw Errors.unsupported("SHOW " + what + " … " + clause);
        }
    }
}
