package dev.glueflake.testkit.snowflake.internal.pipe;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.stage.format.Options;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** SYSTEM$PIPE_STATUS and SYSTEM$PIPE_FORCE_RESUME. */
public final class PipeFunctions {
    private static final String STALENESS = "STALENESS_CHECK_OVERRIDE";
    private static final String OWNERSHIP = "OWNERSHIP_TRANSFER_CHECK_OVERRIDE";

    private final Session session;
    private final ExecutionScope scope;

    public PipeFunctions(Session session, ExecutionScope scope) {
        this.session = session;
        this.scope = scope;
    }

    /** Empty where it is no such function, or one with other arguments. */
    public Optional<TypedValue> call(String name, List<TypedValue> arguments) {
        if (arguments.isEmpty() || !(arguments.get(0).value() instanceof String pipe)) {
            return Optional.empty();
        }
        if (name.equals("SYSTEM$PIPE_STATUS") && arguments.size() == 1) {
            return Optional.of(
                    TypedValue.text(PipeStatus.of(find(pipe), session.account()).json()));
        }
        if (name.equals("SYSTEM$PIPE_FORCE_RESUME") && arguments.size() <= 2) {
            Object overrides =
                    arguments.size() == 1 ? OWNERSHIP : arguments.get(1).value();
            return overrides instanceof String words
                    ? Optional.of(resume(find(pipe), overrides(words)))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private Pipe find(String name) {
        return session.objects().require(ObjectKind.PIPE, Pipe.class, SqlParser.parseName(name));
    }

    private static Set<String> overrides(String text) {
        Set<String> words = Arrays.stream(text.toUpperCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
        for (String word : words) {
            if (!word.equals(STALENESS) && !word.equals(OWNERSHIP)) {
                throw Options.invalid("SYSTEM$PIPE_FORCE_RESUME", word);
            }
        }
        return words;
    }

    private TypedValue resume(Pipe pipe, Set<String> overrides) {
        if (PipeAlteration.isStale(pipe, session.account().now()) && !overrides.contains(STALENESS)) {
            throw Errors.compilation(
                    "001061", "22023", "Pipe " + pipe.name() + " is stale: " + STALENESS + " must be given.");
        }
        new PipeAlteration(session, scope).resume(pipe);
        return TypedValue.text("Statement executed successfully.");
    }
}
