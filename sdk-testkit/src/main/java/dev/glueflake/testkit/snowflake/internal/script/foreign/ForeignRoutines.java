package dev.glueflake.testkit.snowflake.internal.script.foreign;

import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Restorable;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.script.handler.Caller;
import dev.glueflake.testkit.snowflake.internal.script.handler.ForeignCode;
import dev.glueflake.testkit.snowflake.internal.script.handler.ForeignRoutine;
import dev.glueflake.testkit.snowflake.internal.script.handler.Handler;
import dev.glueflake.testkit.snowflake.internal.script.handler.HandlerCall;
import dev.glueflake.testkit.snowflake.internal.script.handler.InnerStatements;
import dev.glueflake.testkit.snowflake.internal.script.javascript.JavaScriptHandler;
import dev.glueflake.testkit.snowflake.internal.script.javascript.JavaScriptRules;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.sql.udf.Udf;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What answers an account's routines that are not in SQL: a test's lambda before the code in its language. Thread-safe. */
public final class ForeignRoutines implements Restorable {
    private final Account account;
    private final Answers answers = new Answers();
    private final Callers callers = new Callers();
    private final Handler javaScript = new JavaScriptHandler();
    private final Map<Shape, String> functions = new ConcurrentHashMap<>();
    private final Map<JavaCode, Handler> handlers = new ConcurrentHashMap<>();

    private record JavaCode(ForeignCode code, String method, int arguments) {}

    /** Functions of one shape share the function of DuckDB: what answers them is looked up at the call. */
    private record Shape(ForeignRoutine routine, boolean eachRow) {}

    private ForeignRoutines(Account account) {
        this.account = account;
    }

    public static ForeignRoutines of(Account account) {
        return account.part(ForeignRoutines.class, () -> new ForeignRoutines(account));
    }

    /** What a test said; the rest is found again. */
    @Override
    public Runnable keep() {
        return answers.keep();
    }

    public Answers answers() {
        return answers;
    }

    /** Who calls, for the functions that {@link #udf} names. */
    public Callers callers() {
        return callers;
    }

    /** Whether a test has said what it answers. */
    public boolean isAnswered(QualifiedName name) {
        return answers.find(name).isPresent();
    }

    /** Refuses, when it is created, what the routine's language cannot have. */
    public static void check(ForeignRoutine routine) {
        if (routine.code().language().equals("JAVASCRIPT")) {
            JavaScriptRules.check(routine);
        }
    }

    /** What answers that call; what nothing answers is refused by its name. */
    public Handler handler(HandlerCall call) {
        ForeignRoutine routine = call.routine();
        Optional<Handler> answer = answers.find(routine.name()).map(JavaAnswer::new);
        return answer.orElseGet(() -> routine.code().language().equals("JAVASCRIPT") ? javaScript : java(call));
    }

    /** A function in Java is compiled; a procedure in Java wants Snowpark, which is not here. */
    private Handler java(HandlerCall call) {
        ForeignCode code = call.routine().code();
        String method = code.handler();
        boolean function = call.caller().statements() == InnerStatements.NONE;
        if (function
                && code.language().equals("JAVA")
                && method != null
                && !code.text().isEmpty()) {
            return handlers.computeIfAbsent(
                    new JavaCode(code, method, call.arguments().size()),
                    key -> new JavaAnswer(JavaHandler.of(method, code.text(), key.arguments())));
        }
        throw Errors.unsupported("call of " + call.routine().name() + " in LANGUAGE " + code.language()
                + "; a test answers it with FakeSnowflake.routine(\""
                + call.routine().name().name() + "\", call -> …)");
    }

    /**
     * The name of the function of DuckDB that answers a function: of the caller's key and the arguments' texts. A table
     * function's rows come as a JSON array of arrays of texts.
     *
     * @param eachRow whether a table function is called for each row of a table
     */
    public String udf(ForeignRoutine routine, boolean eachRow) {
        return functions.computeIfAbsent(new Shape(routine, eachRow), this::define);
    }

    private String define(Shape shape) {
        String name = Udf.PREFIX + "routine_" + (functions.size() + 1) + "_" + Integer.toHexString(shape.hashCode());
        account.engine().define(new Udf(name, texts -> answer(shape, texts)));
        return name;
    }

    private @Nullable String answer(Shape shape, @Nullable Object[] texts) {
        Caller caller = callers.require(String.valueOf(texts[0]));
        caller.cancellation().check();
        ForeignRoutine routine = shape.routine();
        List<@Nullable Object> arguments =
                CellTexts.read(Arrays.copyOfRange(texts, 1, texts.length), routine.parameterTypes());
        HandlerCall call = new HandlerCall(routine, arguments, caller, shape.eachRow());
        Handler handler = handler(call);
        return routine.table() ? CellTexts.rows(handler.rows(call)) : CellTexts.write(handler.value(call));
    }
}
