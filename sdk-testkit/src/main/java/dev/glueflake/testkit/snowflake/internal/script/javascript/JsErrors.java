package dev.glueflake.testkit.snowflake.internal.script.javascript;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.script.handler.HandlerCall;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.PolyglotException.StackFrame;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** What JavaScript throws and nobody catches, in Snowflake's words: the error, where it happened, and the functions on the way. */
final class JsErrors {
    private static final String EXECUTION = "100132";
    private static final String COMPILATION = "100131";
    private static final String STATE = "P0000";
    private static final Pattern SYNTAX = Pattern.compile("SyntaxError: [^:]*:\\d+:\\d+ ([^\n]*).*", Pattern.DOTALL);

    private JsErrors() {}

    static RuntimeException translate(PolyglotException failure, HandlerCall call) {
        call.caller().cancellation().check();
        if (failure.isHostException() && failure.asHostException() instanceof SnowflakeException inner) {
            return inner;
        } else if (failure.isResourceExhausted()) {
            return new SnowflakeException(
                    "100176", STATE, "JavaScript out of memory error: UDF thread memory limit exceeded");
        } else if (failure.isInternalError() || failure.isHostException()) {
            return new IllegalStateException("GraalJS failed", failure);
        } else if (failure.isSyntaxError()) {
            return syntax(failure, call);
        }
        return thrown(failure, call);
    }

    private static SnowflakeException syntax(PolyglotException failure, HandlerCall call) {
        Matcher matcher = SYNTAX.matcher(String.valueOf(failure.getMessage()));
        String what = matcher.matches() ? matcher.group(1) : "Invalid or unexpected token";
        SourceSection at = failure.getSourceLocation();
        return new SnowflakeException(
                COMPILATION,
                STATE,
                "JavaScript compilation error: Uncaught SyntaxError: " + what + in(call)
                        + (at == null ? "" : place(call, at.getStartLine(), at.getStartColumn() - 1)));
    }

    private static SnowflakeException thrown(PolyglotException failure, HandlerCall call) {
        Value error = failure.getGuestObject();
        if (error != null && error.hasMember("stackTraceTxt")) {
            return ofProcedure(error, call);
        }
        String what = what(failure, error);
        List<StackFrame> frames = frames(failure);
        String message = "JavaScript execution error: Uncaught " + JsMessages.asV8(what) + in(call);
        if (!frames.isEmpty()) {
            message +=
                    JsMessages.place(what, frames.get(0).getSourceLocation(), call) + "\nstackstrace: " + stack(frames);
        }
        return new SnowflakeException(EXECUTION, STATE, message);
    }

    /** A statement of a procedure failed, or the procedure used what it has for statements wrongly. */
    private static SnowflakeException ofProcedure(Value error, HandlerCall call) {
        return new SnowflakeException(
                "100183",
                STATE,
                "Execution error in store procedure " + call.routine().name().name() + ":\n"
                        + error.getMember("message").asString() + "\nAt "
                        + error.getMember("stackTraceTxt").asString());
    }

    private static String what(PolyglotException failure, @Nullable Value error) {
        if (error == null || !error.hasMembers()) {
            return String.valueOf(failure.getMessage());
        } else if (!error.hasMember("stack")) {
            Value made = error.getMember("constructor");
            return "#<"
                    + (made == null || !made.hasMember("name")
                            ? "Object"
                            : made.getMember("name").asString()) + ">";
        }
        String name = String.valueOf(error.getMember("name"));
        String message = String.valueOf(error.getMember("message"));
        return message.isEmpty() ? name : name + ": " + message;
    }

    private static String in(HandlerCall call) {
        return " in " + call.routine().name().name();
    }

    /** @param line of the whole script */
    static String place(HandlerCall call, int line, int column) {
        int own = line - JsCode.LINES_BEFORE;
        return " at '" + JsCode.line(call.routine(), own) + "' position " + column;
    }

    private static List<StackFrame> frames(PolyglotException failure) {
        List<StackFrame> frames = new ArrayList<>();
        for (StackFrame frame : failure.getPolyglotStackTrace()) {
            SourceSection at = frame.isGuestFrame() ? frame.getSourceLocation() : null;
            if (at != null && at.getSource().getName().equals(JsCode.SOURCE)) {
                frames.add(frame);
            }
        }
        return frames;
    }

    private static String stack(List<StackFrame> frames) {
        StringBuilder text = new StringBuilder();
        for (StackFrame frame : frames.subList(0, Math.min(10, frames.size()))) {
            String name = frame.getRootName();
            int line = frame.getSourceLocation().getStartLine() - JsCode.LINES_BEFORE;
            text.append('\n')
                    .append(name == null || name.isEmpty() || name.startsWith(":") ? "<anonymous>" : name)
                    .append(" line: ")
                    .append(line);
        }
        return text.toString();
    }
}
