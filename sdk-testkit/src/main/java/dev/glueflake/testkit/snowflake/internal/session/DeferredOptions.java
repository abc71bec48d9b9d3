package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option.OptionValue;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Environment;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Options whose value is a variable or a bind: {@code ON_ERROR = ?}. */
public final class DeferredOptions {
    private DeferredOptions() {}

    /** The options with what the variables and binds hold; the others come back as they are. */
    public static List<Option> resolve(List<Option> options, Environment environment) {
        return options.stream()
                .map(option -> new Option(option.name(), resolve(option, environment), option.at()))
                .toList();
    }

    private static OptionValue resolve(Option option, Environment environment) {
        if (option.value() instanceof OptionValue.Group group) {
            return new OptionValue.Group(resolve(group.options(), environment));
        }
        return option.value() instanceof OptionValue.Deferred deferred
                ? constant(
                        option,
                        DeferredNames.value(deferred.value(), environment).value())
                : option.value();
    }

    private static OptionValue constant(Option option, @Nullable Object value) {
        if (value instanceof String text) {
            return new OptionValue.Text(text);
        }
        if (value instanceof BigDecimal number) {
            return new OptionValue.NumberText(number.toPlainString());
        }
        if (value instanceof Boolean flag) {
            return new OptionValue.Word(flag ? "TRUE" : "FALSE");
        }
        throw Errors.compilation("001008", "22023", "invalid value for parameter '" + option.name() + "'");
    }
}
