package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.GrantSubject;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.Grantee;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** GRANT and REVOKE of roles and privileges. */
final class GrantParser extends SubjectParser {
    /** Kinds of objects, longer ones first. */
    private static final List<String> KINDS = List.of(
            "RESOURCE MONITOR",
            "ROW ACCESS POLICY",
            "MASKING POLICY",
            "EXTERNAL TABLE",
            "FILE FORMAT",
            "MATERIALIZED VIEW",
            "DYNAMIC TABLE",
            "DATABASE ROLE",
            "DATABASE",
            "SCHEMA",
            "TABLE",
            "VIEW",
            "SEQUENCE",
            "STAGE",
            "PROCEDURE",
            "FUNCTION",
            "WAREHOUSE",
            "INTEGRATION",
            "STREAM",
            "TASK",
            "ALERT",
            "PIPE",
            "ROLE",
            "USER",
            "TAG");

    GrantParser(Grammar grammar) {
        super(grammar);
    }

    Statement statement() {
        boolean revoke = cursor.next().isWord("REVOKE");
        boolean option = revoke && cursor.accept("GRANT", "OPTION", "FOR");
        refuseOthers(revoke ? "REVOKE" : "GRANT");
        GrantSubject subject = subject();
        cursor.expect(revoke ? "FROM" : "TO");
        boolean databaseRole = subject instanceof GrantSubject.OfRole of && of.kind() == ObjectKind.DATABASE_ROLE;
        String what = databaseRole ? " DATABASE ROLE" : "";
        Grantee grantee = grantee(revoke ? "REVOKE" + what + " … FROM " : "GRANT" + what + " … TO ");
        if (!revoke) {
            option = cursor.accept("WITH", "GRANT", "OPTION");
        }
        rest();
        return new ObjectStatement.Grant(revoke, subject, grantee, option);
    }

    private void rest() {
        if (cursor.accept("COPY", "CURRENT", "GRANTS") || cursor.accept("REVOKE", "CURRENT", "GRANTS")) {
            return;
        }
        if (!cursor.accept("CASCADE")) {
            cursor.accept("RESTRICT");
        }
    }

    /** What is granted beside roles and privileges. */
    private void refuseOthers(String verb) {
        for (String other : List.of("APPLICATION ROLE", "SERVICE ROLE", "CALLER")) {
            if (cursor.areWords(other.split(" ", -1))) {
                throw Errors.unsupported(verb + " " + other);
            }
        }
        if (cursor.areWords("ALL", "CALLER") || cursor.isWord("INHERITED") || cursor.areWords("ALL", "INHERITED")) {
            throw Errors.unsupported(verb + " CALLER");
        }
    }

    private GrantSubject subject() {
        if (cursor.isWord("ROLE") && !cursor.isSymbol(1, ",")) {
            cursor.next();
            return new GrantSubject.OfRole(ObjectKind.ROLE, accountName());
        }
        if (cursor.accept("DATABASE", "ROLE")) {
            return new GrantSubject.OfRole(
                    ObjectKind.DATABASE_ROLE, grammar.names().objectName());
        }
        List<String> privileges = cursor.list(this::privilege);
        cursor.expect("ON");
        if (cursor.accept("ACCOUNT")) {
            return new GrantSubject.OnObject(privileges, "ACCOUNT", null);
        }
        if (cursor.isWord("ALL") || cursor.isWord("FUTURE")) {
            return many(privileges);
        }
        String kind = isNameAlone() ? "" : kind(false);
        ObjectName name = grammar.names().objectName();
        if (kind.equals("PROCEDURE") || kind.equals("FUNCTION")) {
            name = withArguments(name);
        }
        return new GrantSubject.OnObject(privileges, kind, name);
    }

    /** {@code ON db.schema.t TO …}, as dbt writes it: a table or another relation. */
    private boolean isNameAlone() {
        return cursor.isSymbol(1, ".")
                || cursor.peek(1).isWord("TO")
                || cursor.peek(1).isWord("FROM");
    }

    private GrantSubject many(List<String> privileges) {
        boolean future = cursor.next().isWord("FUTURE");
        String kind = kind(true);
        cursor.expect("IN");
        String scope = cursor.accept("DATABASE") ? "DATABASE" : "SCHEMA";
        if (scope.equals("SCHEMA")) {
            cursor.expect("SCHEMA");
        }
        return new GrantSubject.OnMany(
                privileges, future, kind, scope, grammar.names().objectName());
    }

    private ObjectName withArguments(ObjectName name) {
        cursor.expectSymbol("(");
        if (!cursor.isSymbol(")")) {
            cursor.list(grammar.types()::type);
        }
        cursor.expectSymbol(")");
        return name;
    }

    private String privilege() {
        List<String> words = new ArrayList<>();
        while (cursor.peek().is(TokenKind.WORD) && !cursor.isWord("ON")) {
            words.add(cursor.next().upper());
        }
        if (words.isEmpty()) {
            throw cursor.unexpected();
        }
        String privilege = String.join(" ", words);
        return privilege.equals("ALL PRIVILEGES") ? "ALL" : privilege;
    }

    private String kind(boolean plural) {
        for (String kind : KINDS) {
            if (cursor.accept((plural ? plural(kind) : kind).split(" ", -1))) {
                return kind;
            }
        }
        throw Errors.unsupported("GRANT … ON " + cursor.peek().upper());
    }

    private static String plural(String kind) {
        return kind.endsWith("Y") ? kind.substring(0, kind.length() - 1) + "IES" : kind + "S";
    }

    private Grantee grantee(String clause) {
        for (String other : List.of("SHARE", "APPLICATION ROLE", "APPLICATION")) {
            if (cursor.areWords(other.split(" ", -1))) {
                throw Errors.unsupported(clause + other);
            }
        }
        if (cursor.accept("DATABASE", "ROLE")) {
            return new Grantee(ObjectKind.DATABASE_ROLE, grammar.names().objectName());
        }
        boolean user = cursor.isWord("USER") && cursor.peek(1).is(TokenKind.WORD) && cursor.accept("USER");
        if (!user) {
            cursor.accept("ROLE");
        }
        return new Grantee(user ? ObjectKind.USER : ObjectKind.ROLE, accountName());
    }

    private ObjectName accountName() {
        return new ObjectName(List.of(grammar.names().identifier()));
    }
}
