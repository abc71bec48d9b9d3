package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** DROP, UNDROP, COMMENT ON and DESCRIBE. */
final class ObjectCommandParser extends SubjectParser {
    private static final Set<ObjectKind> DEFINED = EnumSet.allOf(ObjectKind.class);
    private static final Set<ObjectKind> UNDROPPED = EnumSet.of(
            ObjectKind.DATABASE, ObjectKind.SCHEMA, ObjectKind.TABLE, ObjectKind.DYNAMIC_TABLE, ObjectKind.TAG);
    private static final Set<ObjectKind> DESCRIBED =
            EnumSet.complementOf(EnumSet.of(ObjectKind.ROLE, ObjectKind.DATABASE_ROLE, ObjectKind.TAG));

    private final ObjectKindParser kinds;

    ObjectCommandParser(Grammar grammar) {
        super(grammar);
        kinds = new ObjectKindParser(grammar);
    }

    Statement statement() {
        return switch (cursor.next().upper()) {
            case "DROP" -> drop();
            case "UNDROP" ->
                new Statement.Undrop(
                        kinds.kind("UNDROP", UNDROPPED), grammar.names().objectName());
            case "COMMENT" -> comment();
            default -> describe();
        };
    }

    private Statement drop() {
        acceptIntegration();
        ObjectKind kind = kinds.kind("DROP", DEFINED);
        boolean ifExists = cursor.accept("IF", "EXISTS");
        ObjectName name = grammar.names().objectName();
        List<TypeName> types = argumentTypes(kind);
        boolean restrict = !cursor.accept("CASCADE") && cursor.accept("RESTRICT");
        return new Statement.Drop(kind, name, ifExists, !restrict, types);
    }

    /** STORAGE INTEGRATION is found as INTEGRATION. */
    private void acceptIntegration() {
        if (cursor.areWords("STORAGE", "INTEGRATION")) {
            cursor.next();
        }
    }

    private List<TypeName> argumentTypes(ObjectKind kind) {
        return grammar.routines().argumentTypes(kind);
    }

    private Statement comment() {
        boolean ifExists = cursor.accept("IF", "EXISTS");
        cursor.expect("ON");
        if (cursor.accept("COLUMN")) {
            return commentOnColumn(ifExists);
        }
        acceptIntegration();
        ObjectKind kind = kinds.kind("COMMENT ON", DEFINED);
        ObjectName name = grammar.names().objectName();
        List<TypeName> types = argumentTypes(kind);
        cursor.expect("IS");
        return new Statement.Comment(kind, name, null, types, ifExists, cursor.string());
    }

    private Statement commentOnColumn(boolean ifExists) {
        List<Identifier> parts = new ArrayList<>();
        do {
            parts.add(grammar.names().identifier());
        } while (cursor.acceptSymbol("."));
        if (parts.size() < 2) {
            throw cursor.unexpected();
        }
        cursor.expect("IS");
        ObjectName table = new ObjectName(parts.subList(0, parts.size() - 1));
        Identifier column = parts.get(parts.size() - 1);
        return new Statement.Comment(ObjectKind.TABLE, table, column, List.of(), ifExists, cursor.string());
    }

    private Statement describe() {
        if (cursor.accept("RESULT")) {
            return new ObjectStatement.DescribeResult(grammar.expressions().expression());
        }
        if (cursor.accept("TRANSACTION")) {
            return new ObjectStatement.DescribeTransaction(Long.toString(cursor.integer()));
        }
        acceptIntegration();
        ObjectKind kind = kinds.kind("DESCRIBE", DESCRIBED);
        ObjectName name = grammar.names().objectName();
        List<TypeName> types = argumentTypes(kind);
        boolean tabular = kind == ObjectKind.TABLE || kind == ObjectKind.EXTERNAL_TABLE;
        boolean typed = tabular && grammar.options().isOption() && cursor.accept("TYPE");
        boolean stage = false;
        if (typed) {
            cursor.expectSymbol("=");
            stage = cursor.accept("STAGE");
            if (!stage) {
                cursor.expect("COLUMNS");
            }
        }
        return new Statement.Describe(kind, name, types, stage);
    }
}
