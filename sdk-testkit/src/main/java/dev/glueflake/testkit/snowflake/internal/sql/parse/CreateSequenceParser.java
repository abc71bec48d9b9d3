package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import java.util.ArrayList;
import java.util.List;

/** CREATE SEQUENCE. */
final class CreateSequenceParser extends SubjectParser {

    CreateSequenceParser(Grammar grammar) {
        super(grammar);
    }

    /** ORDER and NOORDER are read and not kept: values are always given in order here, which both allow. */
    Statement sequence(CreateMode mode) {
        ObjectName name = grammar.names().objectName();
        cursor.accept("WITH");
        long start = 1;
        long increment = 1;
        List<Option> options = new ArrayList<>();
        while (!cursor.atEnd() && !cursor.isSymbol(";")) {
            if (cursor.accept("START")) {
                start = number("WITH");
            } else if (cursor.accept("INCREMENT")) {
                increment = number("BY");
            } else if (cursor.isWord("COMMENT")) {
                options.add(grammar.options().option());
            } else if (!cursor.accept("ORDER") && !cursor.accept("NOORDER")) {
                throw cursor.unexpected();
            }
        }
        return new Statement.CreateSequence(name, mode, start, increment, options);
    }

    private long number(String word) {
        cursor.accept(word);
        cursor.acceptSymbol("=");
        return cursor.integer();
    }
}
