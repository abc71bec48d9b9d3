package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option.OptionValue;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** CREATE of what is a name with options, and CREATE … CLONE of everything but tables. */
final class CreateObjectParser extends SubjectParser {
    private static final Map<String, ObjectKind> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("WAREHOUSE", ObjectKind.WAREHOUSE);
        KINDS.put("USER", ObjectKind.USER);
        KINDS.put("ROLE", ObjectKind.ROLE);
        KINDS.put("DATABASE ROLE", ObjectKind.DATABASE_ROLE);
        KINDS.put("TAG", ObjectKind.TAG);
        KINDS.put("RESOURCE MONITOR", ObjectKind.RESOURCE_MONITOR);
        KINDS.put("STORAGE INTEGRATION", ObjectKind.INTEGRATION);
    }

    CreateObjectParser(Grammar grammar) {
        super(grammar);
    }

    /** The words of the kind that stands at the cursor, if it is one of these. */
    Optional<String> words() {
        return KINDS.keySet().stream()
                .filter(words -> cursor.areWords(words.split(" ", -1)))
                .findFirst();
    }

    /** The kind and IF NOT EXISTS are read. */
    Statement create(String words, CreateMode mode) {
        ObjectName name = grammar.names().objectName();
        cursor.accept("WITH");
        List<Option> options = new ArrayList<>();
        while (true) {
            Option option = option();
            if (option == null) {
                return new ObjectStatement.CreateObject(kind(words), name, mode, options);
            }
            options.add(option);
        }
    }

    private static ObjectKind kind(String words) {
        return Objects.requireNonNull(KINDS.get(words));
    }

    private @Nullable Option option() {
        Token token = cursor.peek();
        if (cursor.accept("ALLOWED_VALUES")) {
            List<OptionValue> values = cursor.<OptionValue>list(() -> new OptionValue.Text(cursor.string()));
            return new Option("ALLOWED_VALUES", new OptionValue.Items(values), token.at());
        }
        if (cursor.accept("TRIGGERS")) {
            Token first = cursor.peek();
            while (cursor.accept("ON")) {
                cursor.integer();
                cursor.expect("PERCENT", "DO");
                cursor.next();
            }
            return new Option("TRIGGERS", new OptionValue.Text(cursor.textSince(first)), token.at());
        }
        return new BareOptionParser(grammar).one();
    }

    /** The rest of {@code CREATE kind name CLONE origin [AT | BEFORE] [options]}; the name is read. */
    Statement copy(ObjectKind kind, ObjectName name, CreateMode mode, boolean isTransient) {
        cursor.expect("CLONE");
        ObjectName origin = grammar.names().objectName();
        Query.TimeTravel travel = grammar.travels().travel();
        return new ObjectStatement.CreateClone(
                kind, name, mode, isTransient, origin, travel, new BareOptionParser(grammar).options());
    }

    static ObjectName name(Identifier part) {
        return new ObjectName(List.of(part));
    }
}
