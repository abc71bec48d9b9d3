package dev.glueflake.testkit.snowflake.internal.sql.ast;

import java.util.List;

/** {@code NAME = value} in a command, {@code name => value} in a stage query; {@code name} is upper case. */
public record Option(String name, OptionValue value, Position at) {

    /** The value of an option, by its written form. */
    public sealed interface OptionValue {
        /** An unquoted word, upper case: {@code CSV}, {@code TRUE}, {@code AUTO}. */
        record Word(String text) implements OptionValue {}

        record Text(String value) implements OptionValue {}

        record NumberText(String text) implements OptionValue {}

        /** {@code (a, b)}: a list of values. */
        record Items(List<OptionValue> items) implements OptionValue {}

        /** {@code (A = 1 B = 2)}: options in options. */
        record Group(List<Option> options) implements OptionValue {}

        /** A bind or a variable whose value stands there. */
        record Deferred(Expression value) implements OptionValue {}

        /** A policy of the whole table or view. */
        record Policy(PolicyUse use) implements OptionValue {}

        /** A dotted or quoted name, such as {@code FORMAT_NAME = db.s.f}. */
        record Name(ObjectName name) implements OptionValue {}
    }
}
