package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ExternalColumn;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ExternalTableChange;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ExternalTableChange.PartitionValue;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.StageReference;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CREATE and ALTER EXTERNAL TABLE, and the columns that ALTER TABLE adds to one. */
final class ExternalTableParser extends SubjectParser {
    private final BareOptionParser bareOptions;
    private final ConstraintParser constraints;

    ExternalTableParser(Grammar grammar) {
        super(grammar);
        bareOptions = new BareOptionParser(grammar);
        constraints = new ConstraintParser(grammar);
    }

    /** Behind CREATE EXTERNAL TABLE and its IF NOT EXISTS. */
    Statement create(CreateMode mode) {
        ObjectName name = grammar.names().tableName();
        List<ExternalColumn> columns = List.of();
        if (cursor.isSymbol("(")) {
            columns = cursor.parenthesised(this::column);
        }
        Query template = columns.isEmpty() && cursor.accept("USING", "TEMPLATE") ? template() : null;
        for (String form : List.of("USING", "LIKE", "CLONE", "AS")) {
            if (cursor.isWord(form)) {
                throw Errors.unsupported("CREATE EXTERNAL TABLE … " + form);
            }
        }
        Clauses clauses = new Clauses();
        while (clause(clauses)) {
            // Each turn reads one clause; Snowflake takes them in any order.
        }
        if (clauses.location == null) {
            throw Errors.compilation("001007", "22023", "CREATE EXTERNAL TABLE needs LOCATION = @stage[/path/].");
        }
        boolean copyGrants = clauses.options.removeIf(option -> option.name().equals("COPY GRANTS"));
        return new Statement.CreateExternalTable(
                name, mode, columns, template, clauses.partitionBy, clauses.location, clauses.options, copyGrants);
    }

    private Query template() {
        cursor.expectSymbol("(");
        Query query = grammar.queries().query();
        cursor.expectSymbol(")");
        return query;
    }

    /** What has been read of the clauses so far. */
    private static final class Clauses {
        private List<Identifier> partitionBy = List.of();
        private @Nullable StageReference location;
        private final List<Option> options = new ArrayList<>();
    }

    private boolean clause(Clauses clauses) {
        if (cursor.accept("PARTITION", "BY")) {
            clauses.partitionBy = grammar.names().columnList();
            return true;
        }
        if (cursor.areWords("WITH", "LOCATION") || cursor.isWord("LOCATION")) {
            cursor.accept("WITH");
            cursor.expect("LOCATION");
            cursor.expectSymbol("=");
            clauses.location = grammar.stages().stage();
            return true;
        }
        Option option = bareOptions.one();
        if (option != null) {
            clauses.options.add(option);
        }
        return option != null;
    }

    private ExternalColumn column() {
        Identifier name = grammar.names().columnName();
        TypeName type = grammar.types().type();
        boolean notNull = cursor.accept("NOT", "NULL");
        cursor.expect("AS");
        Token first = cursor.peek();
        Expression value = grammar.expressions().expression();
        String text = cursor.textSince(first);
        notNull |= cursor.accept("NOT", "NULL");
        skipConstraints();
        return new ExternalColumn(name, type, value, text, notNull);
    }

    /** Keys are not enforced, and nothing shows them. */
    private void skipConstraints() {
        while (cursor.isWord("CONSTRAINT") || cursor.isWord("UNIQUE") || cursor.areWords("PRIMARY", "KEY")) {
            if (cursor.accept("CONSTRAINT")) {
                grammar.names().identifier();
            }
            constraints.kind();
            constraints.properties();
        }
    }

    /** Whether {@code [(] name type … AS} stands here: the column of an external table, not of a table. */
    boolean isColumn() {
        int from = cursor.isSymbol("(") ? 2 : 1;
        int depth = 0;
        for (int i = from; !cursor.peek(i).is(TokenKind.END); i++) {
            depth += cursor.isSymbol(i, "(") ? 1 : cursor.isSymbol(i, ")") ? -1 : 0;
            boolean over = depth < 0 || (depth == 0 && (cursor.isSymbol(i, ",") || cursor.isSymbol(i, ";")));
            if (over || cursor.peek(i).isWord("DEFAULT")) {
                return false;
            }
            if (depth == 0 && cursor.peek(i).isWord("AS")) {
                return true;
            }
        }
        return false;
    }

    /** Behind ADD [COLUMN] [IF NOT EXISTS]. */
    List<ExternalColumn> addedColumns() {
        if (cursor.isSymbol("(")) {
            return cursor.parenthesised(this::column);
        }
        return cursor.list(() -> {
            cursor.accept("COLUMN");
            cursor.accept("IF", "NOT", "EXISTS");
            return column();
        });
    }

    /** At EXTERNAL, behind ALTER. */
    Statement alter() {
        cursor.expect("EXTERNAL", "TABLE");
        boolean ifExists = cursor.accept("IF", "EXISTS");
        ObjectName name = grammar.names().tableName();
        ifExists |= cursor.accept("IF", "EXISTS");
        return new Statement.AlterExternalTable(name, ifExists, change());
    }

    private ExternalTableChange change() {
        if (cursor.accept("REFRESH")) {
            return new ExternalTableChange.Refresh(cursor.peek().is(TokenKind.STRING) ? cursor.string() : null);
        }
        if (cursor.accept("ADD", "FILES")) {
            return new ExternalTableChange.AddFiles(cursor.parenthesised(cursor::string));
        }
        if (cursor.accept("REMOVE", "FILES")) {
            return new ExternalTableChange.RemoveFiles(cursor.parenthesised(cursor::string));
        }
        if (cursor.accept("ADD", "PARTITION")) {
            List<PartitionValue> values = cursor.parenthesised(this::partitionValue);
            cursor.expect("LOCATION");
            return new ExternalTableChange.AddPartition(values, cursor.string());
        }
        if (cursor.accept("DROP", "PARTITION")) {
            cursor.expect("LOCATION");
            return new ExternalTableChange.DropPartition(cursor.string());
        }
        return set();
    }

    private PartitionValue partitionValue() {
        Identifier column = grammar.names().identifier();
        cursor.expectSymbol("=");
        return new PartitionValue(column, cursor.string());
    }

    private ExternalTableChange set() {
        if (cursor.areWords("SET", "TAG") || cursor.areWords("UNSET", "TAG")) {
            throw Errors.unsupported("ALTER EXTERNAL TABLE … " + cursor.peek().upper() + " TAG");
        }
        cursor.expect("SET");
        List<Option> options = grammar.options().options();
        if (options.isEmpty()) {
            throw cursor.unexpected();
        }
        return new ExternalTableChange.SetOptions(options);
    }
}
