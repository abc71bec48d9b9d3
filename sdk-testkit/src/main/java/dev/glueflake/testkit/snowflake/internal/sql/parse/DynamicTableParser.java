package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.PipelineStatement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ColumnDefinition;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.TableSource;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import java.util.ArrayList;
import java.util.List;

/** CREATE DYNAMIC TABLE and what only ALTER DYNAMIC TABLE does. */
final class DynamicTableParser extends SubjectParser {

    DynamicTableParser(Grammar grammar) {
        super(grammar);
    }

    /** Behind the name; {@code first} is the statement's first token. */
    Statement create(Token first, ObjectName name, CreateMode mode, boolean isTransient) {
        List<ColumnDefinition> columns = cursor.isSymbol("(") ? columns() : List.of();
        List<Option> options = new BareOptionParser(grammar).options();
        for (String clause : List.of("REFRESH", "FROZEN", "IMMUTABLE", "BACKFILL", "START", "EXECUTE", "REQUIRE")) {
            if (cursor.isWord(clause)) {
                throw Errors.unsupported("CREATE DYNAMIC TABLE … " + clause);
            }
        }
        cursor.expect("AS");
        Token start = cursor.peek();
        Query query = grammar.queries().query();
        return new PipelineStatement.CreateDynamicTable(
                name,
                mode,
                isTransient,
                columns,
                List.copyOf(options),
                query,
                cursor.textSince(start),
                cursor.textSince(first));
    }

    private List<ColumnDefinition> columns() {
        TableSource.Columns written = new ColumnListParser(grammar).columns();
        if (!written.constraints().isEmpty()) {
            throw Errors.unsupported("constraints in CREATE DYNAMIC TABLE");
        }
        return written.columns();
    }

    /** Whether REFRESH of one or several tables stands behind the first name. */
    boolean isRefresh() {
        return cursor.isSymbol(",") || cursor.isWord("REFRESH");
    }

    Statement refresh(ObjectName first, boolean ifExists) {
        List<ObjectName> names = new ArrayList<>(List.of(first));
        while (cursor.acceptSymbol(",")) {
            names.add(grammar.names().objectName());
        }
        cursor.expect("REFRESH");
        if (cursor.areWords("COPY", "SESSION")) {
            throw Errors.unsupported("ALTER DYNAMIC TABLE … REFRESH COPY SESSION");
        }
        return new PipelineStatement.RefreshDynamicTables(List.copyOf(names), ifExists);
    }
}
