package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option.OptionValue;
import dev.glueflake.testkit.snowflake.internal.sql.ast.PolicyUse;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The options of CREATE, in any order: {@code NAME = value} and those that are written in another way. */
final class BareOptionParser extends SubjectParser {
    /** What a bare option without a value of its own becomes. */
    private static final OptionValue TRUE = new OptionValue.Word("TRUE");

    BareOptionParser(Grammar grammar) {
        super(grammar);
    }

    /**
     * All options here. {@code COPY GRANTS} and {@code WITH MANAGED ACCESS} are options of that name with the value TRUE,
     * {@code CLUSTER BY (…)} one whose value is its text with the parentheses, {@code TAG (…)} a group.
     */
    List<Option> options() {
        List<Option> options = new ArrayList<>();
        while (true) {
            Option option = one();
            if (option == null) {
                return options;
            }
            options.add(option);
        }
    }

    /** The option here; null where none is. */
    @Nullable
    Option one() {
        Token token = cursor.peek();
        if (grammar.options().isOption()) {
            Option option = grammar.options().option();
            skipComma();
            return option;
        }
        if (grammar.options().isTag()) {
            return grammar.options().tag();
        }
        if (cursor.accept("COPY", "GRANTS")) {
            return new Option("COPY GRANTS", TRUE, token.at());
        }
        if (cursor.accept("WITH", "MANAGED", "ACCESS")) {
            return new Option("MANAGED ACCESS", TRUE, token.at());
        }
        PolicyUse rows = new PolicyParser(grammar).rowAccess();
        if (rows != null) {
            return new Option("ROW ACCESS POLICY", new OptionValue.Policy(rows), token.at());
        }
        refusePolicies();
        return cursor.areWords("CLUSTER", "BY") ? clusterBy() : null;
    }

    private void skipComma() {
        if (cursor.isSymbol(",") && cursor.isSymbol(2, "=")) {
            cursor.next();
        }
    }

    Option clusterBy() {
        Token token = cursor.peek();
        cursor.expect("CLUSTER", "BY");
        Token open = cursor.peek();
        cursor.accept("LINEAR");
        cursor.parenthesised(grammar.expressions()::expression);
        String text = cursor.textSince(open);
        return new Option("CLUSTER BY", new OptionValue.Text(text), token.at());
    }

    private void refusePolicies() {
        int with = cursor.isWord("WITH") ? 1 : 0;
        String first = cursor.peek(with).upper();
        if (cursor.peek(with + 1).isWord("POLICY") || cursor.peek(with + 2).isWord("POLICY")) {
            for (String policy : List.of("AGGREGATION", "JOIN", "MASKING", "PROJECTION", "STORAGE LIFECYCLE")) {
                if (policy.startsWith(first)) {
                    throw Errors.unsupported(policy + " POLICY");
                }
            }
        }
    }
}
