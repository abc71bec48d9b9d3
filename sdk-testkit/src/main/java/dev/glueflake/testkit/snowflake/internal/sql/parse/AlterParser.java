package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ColumnDefinition;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.TableChange;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.TableConstraint;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** ALTER SESSION and ALTER TABLE; the rest has its own parser. */
final class AlterParser extends SubjectParser {
    /** Behind ADD, DROP, SUSPEND and their kind: what is no column and not in the tree. */
    private static final Set<String> NO_COLUMNS =
            Set.of("CHECK", "ROW", "ALL", "SEARCH", "AGGREGATION", "JOIN", "STORAGE", "DATA");

    private final ColumnParser columns;
    private final ColumnChangeParser columnChanges;
    private final BareOptionParser bareOptions;
    private final ExternalTableParser externalTables;
    private final ColumnListParser columnLists;
    private final AlterObjectParser objects;
    private final PolicyParser policies;
    private final TableServiceParser services;

    AlterParser(Grammar grammar) {
        super(grammar);
        columns = new ColumnParser(grammar);
        columnChanges = new ColumnChangeParser(grammar);
        bareOptions = new BareOptionParser(grammar);
        externalTables = new ExternalTableParser(grammar);
        columnLists = new ColumnListParser(grammar);
        objects = new AlterObjectParser(grammar);
        policies = new PolicyParser(grammar);
        services = new TableServiceParser(grammar);
    }

    Statement alter() {
        cursor.expect("ALTER");
        if (cursor.areWords("SESSION", "SET") || cursor.areWords("SESSION", "UNSET")) {
            cursor.next();
            return session();
        }
        if (cursor.areWords("EXTERNAL", "TABLE")) {
            return externalTables.alter();
        }
        if (!cursor.accept("TABLE")) {
            return objects.alter();
        }
        boolean ifExists = cursor.accept("IF", "EXISTS");
        ObjectName table = grammar.names().tableName();
        TagChangeParser tags = new TagChangeParser(grammar);
        return tags.isChange(Statement.ObjectKind.TABLE)
                ? new ObjectStatement.Alter(Statement.ObjectKind.TABLE, table, ifExists, tags.change())
                : new Statement.AlterTable(table, ifExists, change());
    }

    private Statement session() {
        if (cursor.next().upper().equals("UNSET")) {
            return new Statement.AlterSessionUnset(words());
        }
        List<Option> parameters = grammar.options().options();
        if (parameters.isEmpty()) {
            throw cursor.unexpected();
        }
        return new Statement.AlterSessionSet(parameters);
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        do {
            words.add(cursor.expect(TokenKind.WORD).upper());
        } while (cursor.acceptSymbol(",") || cursor.peek().is(TokenKind.WORD));
        return words;
    }

    private TableChange change() {
        Refusals.refuseClause("ALTER TABLE", cursor);
        if (cursor.areWords("CLUSTER", "BY")) {
            return new TableChange.SetOptions(List.of(bareOptions.clusterBy()));
        }
        if (policies.isChange()) {
            return new TableChange.Policies(policies.changes());
        }
        TableChange service = services.change();
        if (service != null) {
            return service;
        }
        return switch (cursor.peek().is(TokenKind.WORD) ? cursor.next().upper() : "") {
            case "RENAME" -> rename();
            case "SWAP" -> {
                cursor.expect("WITH");
                yield new TableChange.SwapWith(grammar.names().tableName());
            }
            case "ADD" -> add();
            case "DROP" -> drop();
            case "ALTER", "MODIFY" -> columnChanges.change();
            case "SET" -> set();
            case "UNSET" -> unset();
            default -> throw cursor.unexpected();
        };
    }

    private TableChange rename() {
        if (cursor.accept("TO")) {
            return new TableChange.RenameTo(grammar.names().tableName());
        }
        if (cursor.accept("CONSTRAINT")) {
            Identifier constraint = grammar.names().identifier();
            cursor.expect("TO");
            return new TableChange.RenameConstraint(constraint, grammar.names().identifier());
        }
        cursor.expect("COLUMN");
        Identifier from = grammar.names().identifier();
        cursor.expect("TO");
        return new TableChange.RenameColumn(from, grammar.names().columnName());
    }

    private TableChange add() {
        refuseOthers("ADD");
        if (columnLists.isConstraint()) {
            return new TableChange.AddConstraint(columnLists.constraint());
        }
        cursor.accept("COLUMN");
        boolean ifNotExists = cursor.accept("IF", "NOT", "EXISTS");
        if (externalTables.isColumn()) {
            return new TableChange.AddExternalColumns(externalTables.addedColumns(), ifNotExists);
        }
        boolean grouped = cursor.acceptSymbol("(");
        List<TableConstraint> outOfLine = new ArrayList<>();
        List<ColumnDefinition> added = cursor.list(() -> added(outOfLine));
        if (grouped) {
            cursor.expectSymbol(")");
        }
        return new TableChange.AddColumns(added, outOfLine, ifNotExists);
    }

    private ColumnDefinition added(List<TableConstraint> outOfLine) {
        cursor.accept("COLUMN");
        cursor.accept("IF", "NOT", "EXISTS");
        if (!cursor.peek(1).is(TokenKind.WORD)) {
            throw cursor.unexpected();
        }
        return columns.column(outOfLine);
    }

    private TableChange drop() {
        if (cursor.accept("CLUSTERING", "KEY")) {
            return new TableChange.UnsetOptions(List.of("CLUSTER BY"));
        }
        refuseOthers("DROP");
        if (columnLists.isConstraint()) {
            return dropConstraint();
        }
        cursor.accept("COLUMN");
        boolean ifExists = cursor.accept("IF", "EXISTS");
        return new TableChange.DropColumns(cursor.list(grammar.names()::identifier), ifExists);
    }

    private TableChange dropConstraint() {
        TableChange.DropConstraint drop;
        if (cursor.accept("CONSTRAINT")) {
            drop = new TableChange.DropConstraint(grammar.names().identifier(), null, List.of());
        } else {
            Statement.ConstraintKind kind = new ConstraintParser(grammar).kind();
            List<Identifier> keys = cursor.isSymbol("(") ? grammar.names().columnList() : List.of();
            drop = new TableChange.DropConstraint(null, kind, keys);
        }
        if (!cursor.accept("CASCADE")) {
            cursor.accept("RESTRICT");
        }
        return drop;
    }

    private void refuseOthers(String verb) {
        boolean other =
                NO_COLUMNS.contains(cursor.peek().upper()) && cursor.peek(1).is(TokenKind.WORD);
        if (other) {
            throw Errors.unsupported(
                    "ALTER TABLE … " + verb + " " + cursor.peek().upper());
        }
    }

    private TableChange set() {
        List<Option> options = grammar.options().options();
        if (options.isEmpty()) {
            throw cursor.unexpected();
        }
        return new TableChange.SetOptions(options);
    }

    private TableChange unset() {
        return new TableChange.UnsetOptions(words());
    }
}
