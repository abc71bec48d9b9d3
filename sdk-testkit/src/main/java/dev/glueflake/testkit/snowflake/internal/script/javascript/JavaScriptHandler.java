package dev.glueflake.testkit.snowflake.internal.script.javascript;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.script.handler.Handler;
import dev.glueflake.testkit.snowflake.internal.script.handler.HandlerCall;
import dev.glueflake.testkit.snowflake.internal.script.handler.InnerStatements;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls of routines in JavaScript. Thread-safe. */
public final class JavaScriptHandler implements Handler {

    @Override
    public @Nullable Object value(HandlerCall call) {
        requireEngine(call);
        if (call.caller().statements() == InnerStatements.NONE) {
            return JsFunctions.of(call).with(call, JsFunction::value);
        }
        try (JsFunction procedure = JsFunction.procedure(call)) {
            return procedure.value(call);
        }
    }

    @Override
    public List<@Nullable Object[]> rows(HandlerCall call) {
        if (call.caller().statements() != InnerStatements.NONE) {
            throw Errors.unsupported("RETURNS TABLE of a procedure in LANGUAGE JAVASCRIPT");
        }
        requireEngine(call);
        return JsFunctions.of(call).with(call, JsFunction::rows);
    }

    private static void requireEngine(HandlerCall call) {
        boolean there;
        try {
            there = JsEngine.isThere();
        } catch (NoClassDefFoundError e) {
            there = false;
        }
        if (!there) {
            throw Errors.unsupported("call of " + call.routine().name()
                    + " in LANGUAGE JAVASCRIPT without GraalJS: add org.graalvm.js:js-language to the class path, or a test"
                    + " answers it with FakeSnowflake.routine(\""
                    + call.routine().name().name() + "\", call -> …)");
        }
    }
}
