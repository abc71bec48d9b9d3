package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.PipelineStatement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.ArrayList;
import java.util.List;

/** CREATE STREAM. */
final class StreamParser extends SubjectParser {

    StreamParser(Grammar grammar) {
        super(grammar);
    }

    /** Behind the name. */
    Statement create(ObjectName name, CreateMode mode) {
        BareOptionParser bare = new BareOptionParser(grammar);
        List<Option> options = new ArrayList<>(bare.options());
        cursor.expect("ON");
        ObjectKind kind = sourceKind();
        ObjectName source = grammar.names().tableName();
        Query.TimeTravel travel = grammar.travels().travel();
        options.addAll(bare.options());
        return new PipelineStatement.CreateStream(name, mode, kind, source, travel, List.copyOf(options));
    }

    private ObjectKind sourceKind() {
        if (cursor.accept("TABLE")) {
            return ObjectKind.TABLE;
        }
        if (cursor.accept("VIEW")) {
            return ObjectKind.VIEW;
        }
        if (cursor.accept("EXTERNAL", "TABLE")) {
            return ObjectKind.EXTERNAL_TABLE;
        }
        if (cursor.accept("STAGE")) {
            return ObjectKind.STAGE;
        }
        if (cursor.peek(1).isWord("TABLE")) {
            throw Errors.unsupported("CREATE STREAM … ON " + cursor.peek().upper() + " TABLE");
        }
        throw cursor.unexpected();
    }
}
