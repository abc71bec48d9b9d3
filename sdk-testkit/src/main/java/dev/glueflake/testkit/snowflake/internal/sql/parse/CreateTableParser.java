package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Persistence;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.TableSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CREATE TABLE in its forms: columns, AS, LIKE, CLONE, USING TEMPLATE. */
final class CreateTableParser extends SubjectParser {
    private final ColumnListParser columns;
    private final BareOptionParser bareOptions;

    CreateTableParser(Grammar grammar) {
        super(grammar);
        columns = new ColumnListParser(grammar);
        bareOptions = new BareOptionParser(grammar);
    }

    Statement table(CreateMode mode, @Nullable Persistence written) {
        Persistence persistence = written == null ? Persistence.PERMANENT : written;
        ObjectName name = grammar.names().tableName();
        TableSource definition = null;
        List<Option> options = new ArrayList<>(bareOptions.options());
        if (cursor.isSymbol("(")) {
            definition = columns.columns();
            options.addAll(bareOptions.options());
        }
        TableSource source = source(definition);
        options.addAll(bareOptions.options());
        boolean copyGrants = options.removeIf(option -> option.name().equals("COPY GRANTS"));
        return new Statement.CreateTable(name, mode, persistence, source, options, copyGrants);
    }

    /** LIKE, CLONE or AS; the columns alone where none of them follows. */
    private TableSource source(@Nullable TableSource definition) {
        if (cursor.accept("AS")) {
            return asQuery(definition);
        }
        if (definition != null) {
            columns.requireTypes((TableSource.Columns) definition);
            return definition;
        }
        if (cursor.accept("LIKE")) {
            return new TableSource.Like(grammar.names().tableName());
        }
        if (cursor.accept("CLONE")) {
            ObjectName origin = grammar.names().tableName();
            return new TableSource.Clone(origin, grammar.travels().travel());
        }
        if (cursor.accept("USING", "TEMPLATE")) {
            cursor.expectSymbol("(");
            Query query = grammar.queries().query();
            cursor.expectSymbol(")");
            return new TableSource.Template(query);
        }
        if (cursor.areWords("FROM", "BACKUP")) {
            throw Errors.unsupported("CREATE TABLE … " + cursor.peek().upper() + " "
                    + cursor.peek(1).upper());
        }
        throw cursor.unexpected();
    }

    private TableSource asQuery(@Nullable TableSource definition) {
        Query query = grammar.queries().query();
        if (!(definition instanceof TableSource.Columns written)) {
            return new TableSource.AsQuery(List.of(), query);
        }
        if (!written.constraints().isEmpty()) {
            throw Errors.unsupported("constraints in CREATE TABLE … AS SELECT");
        }
        return new TableSource.AsQuery(written.columns(), query);
    }
}
