package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.Set;

/** The words for kinds of objects, where a statement takes several of them. */
final class ObjectKindParser extends SubjectParser {

    ObjectKindParser(Grammar grammar) {
        super(grammar);
    }

    /** The kind at the cursor; one that {@code verb} does not take here is refused by name. */
    ObjectKind kind(String verb, Set<ObjectKind> taken) {
        for (ObjectKind kind : taken) {
            String[] words = kind.name().split("_", -1);
            if (cursor.areWords(words) && !isLongerKind(kind)) {
                cursor.accept(words);
                return kind;
            }
        }
        throw Refusals.kind(verb, cursor);
    }

    /** DATABASE ROLE is no DATABASE. */
    private boolean isLongerKind(ObjectKind kind) {
        return kind == ObjectKind.DATABASE && cursor.areWords("DATABASE", "ROLE") && !cursor.isSymbol(2, ".");
    }
}
