package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.ArrayList;
import java.util.List;

/** CREATE SEQUENCE. */
final class CreateSequenceParser extends SubjectParser {

    CreateSequenceParser(Grammar grammar) {
        super(grammar);
    }

    /** ORDER and NOORDER are only shown: values are always given in order here, which both allow. */
    Statement sequence(CreateMode mode) {
        ObjectName name = grammar.names().objectName();
        if (cursor.isWord("CLONE")) {
            return new CreateObjectParser(grammar).copy(ObjectKind.SEQUENCE, name, mode, false);
        }
        cursor.accept("WITH");
        long start = 1;
        long increment = 1;
        Boolean ordered = null;
        List<Option> options = new ArrayList<>();
        while (!cursor.atEnd() && !cursor.isSymbol(";")) {
            if (cursor.accept("START")) {
                start = number("WITH");
            } else if (cursor.accept("INCREMENT")) {
                increment = number("BY");
            } else if (cursor.isWord("COMMENT")) {
                options.add(grammar.options().option());
            } else if (cursor.accept("ORDER")) {
                ordered = true;
            } else if (cursor.accept("NOORDER")) {
                ordered = false;
            } else {
                throw cursor.unexpected();
            }
        }
        return new Statement.CreateSequence(name, mode, start, increment, ordered, options);
    }

    private long number(String word) {
        cursor.accept(word);
        cursor.acceptSymbol("=");
        return cursor.integer();
    }
}
