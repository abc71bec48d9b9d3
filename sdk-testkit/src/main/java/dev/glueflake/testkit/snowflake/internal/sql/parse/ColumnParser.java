package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.PolicyUse;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ColumnDefinition;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ConstraintKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Identity;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.TableConstraint;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One column of a table: its type and its attributes in any order. */
final class ColumnParser extends SubjectParser {
    /** Words behind a column's name that cannot be its type. */
    private static final Set<String> NO_TYPES = Set.of(
            "AUTOINCREMENT",
            "COLLATE",
            "COMMENT",
            "CONSTRAINT",
            "DEFAULT",
            "IDENTITY",
            "MASKING",
            "PRIMARY",
            "PROJECTION",
            "REFERENCES",
            "TAG");

    private final ConstraintParser constraints;
    private final PolicyParser policies;

    ColumnParser(Grammar grammar) {
        super(grammar);
        constraints = new ConstraintParser(grammar);
        policies = new PolicyParser(grammar);
    }

    /** What has been read of the column so far. */
    private static final class Attributes {
        private boolean notNull;
        private boolean primaryKey;
        private boolean unique;
        private @Nullable Expression defaultValue;
        private @Nullable Identity identity;
        private @Nullable String comment;
        private @Nullable String collation;
        private @Nullable PolicyUse mask;
        private final List<Option> tags = new ArrayList<>();
    }

    /** Named and foreign keys of the column are added to {@code outOfLine}. */
    ColumnDefinition column(List<TableConstraint> outOfLine) {
        Identifier name = grammar.names().columnName();
        boolean typed = cursor.peek().is(TokenKind.WORD)
                && ReservedWords.isName(cursor.peek())
                && !NO_TYPES.contains(cursor.peek().upper());
        TypeName type = typed ? grammar.types().type() : null;
        Attributes attributes = new Attributes();
        while (attribute(name, attributes, outOfLine)) {
            // Each turn reads one attribute.
        }
        return new ColumnDefinition(
                name,
                type == null || attributes.collation == null ? type : type.collated(attributes.collation),
                attributes.notNull,
                attributes.defaultValue,
                attributes.identity,
                attributes.primaryKey,
                attributes.unique,
                attributes.comment,
                attributes.mask,
                List.copyOf(attributes.tags));
    }

    private boolean attribute(Identifier name, Attributes attributes, List<TableConstraint> outOfLine) {
        PolicyUse mask = policies.mask();
        if (mask != null) {
            attributes.mask = mask;
            return true;
        }
        refuse();
        if (grammar.options().isTag()) {
            attributes.tags.add(grammar.options().tag());
        } else if (cursor.accept("NOT", "NULL")) {
            attributes.notNull = true;
        } else if (cursor.accept("DEFAULT")) {
            attributes.defaultValue = grammar.expressions().expression();
        } else if (cursor.accept("AUTOINCREMENT") || cursor.accept("IDENTITY")) {
            attributes.identity = identity();
        } else if (cursor.accept("COMMENT")) {
            cursor.acceptSymbol("=");
            attributes.comment = cursor.string();
        } else if (cursor.accept("COLLATE")) {
            attributes.collation = cursor.string();
        } else if (!cursor.accept("NULL")) {
            return constraint(name, attributes, outOfLine);
        }
        return true;
    }

    private void refuse() {
        int with = cursor.isWord("WITH") ? 1 : 0;
        if (cursor.peek(with + 1).isWord("POLICY")) {
            throw Errors.unsupported(cursor.peek(with).upper() + " POLICY");
        }
        if ((cursor.isWord("AS") && cursor.isSymbol(1, "(")) || cursor.areWords("GENERATED", "ALWAYS")) {
            throw Errors.unsupported("virtual column");
        }
    }

    /** {@code (start, step)} or {@code START n INCREMENT n}, both 1 where absent; ORDER changes no value here, only what is shown. */
    private Identity identity() {
        long start = 1;
        long step = 1;
        if (cursor.acceptSymbol("(")) {
            start = cursor.integer();
            cursor.expectSymbol(",");
            step = cursor.integer();
            cursor.expectSymbol(")");
        }
        if (cursor.accept("START")) {
            start = assigned("WITH");
        }
        if (cursor.accept("INCREMENT")) {
            step = assigned("BY");
        }
        Boolean ordered = cursor.accept("ORDER") ? Boolean.TRUE : cursor.accept("NOORDER") ? Boolean.FALSE : null;
        return new Identity(start, step, ordered);
    }

    private long assigned(String word) {
        cursor.accept(word);
        cursor.acceptSymbol("=");
        return cursor.integer();
    }

    private boolean constraint(Identifier column, Attributes attributes, List<TableConstraint> outOfLine) {
        Identifier name = cursor.accept("CONSTRAINT") ? grammar.names().identifier() : null;
        if (cursor.accept("REFERENCES") || cursor.accept("FOREIGN", "KEY", "REFERENCES")) {
            outOfLine.add(
                    new TableConstraint(name, ConstraintKind.FOREIGN_KEY, List.of(column), constraints.references()));
        } else if (cursor.areWords("PRIMARY", "KEY") || cursor.isWord("UNIQUE") || cursor.isWord("CHECK")) {
            key(column, name, attributes, outOfLine);
        } else if (name != null && cursor.accept("NOT", "NULL")) {
            attributes.notNull = true;
        } else if (name != null) {
            throw cursor.unexpected();
        } else {
            return false;
        }
        constraints.properties();
        return true;
    }

    private void key(
            Identifier column, @Nullable Identifier name, Attributes attributes, List<TableConstraint> outOfLine) {
        ConstraintKind kind = constraints.kind();
        if (name != null) {
            outOfLine.add(new TableConstraint(name, kind, List.of(column), null));
        } else if (kind == ConstraintKind.PRIMARY_KEY) {
            attributes.primaryKey = true;
        } else {
            attributes.unique = true;
        }
    }
}
