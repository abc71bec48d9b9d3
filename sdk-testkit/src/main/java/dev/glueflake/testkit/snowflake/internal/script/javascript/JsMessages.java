package dev.glueflake.testkit.snowflake.internal.script.javascript;

import dev.glueflake.testkit.snowflake.internal.script.handler.HandlerCall;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.SourceSection;

/** Messages and places as Snowflake's engine, V8, gives them where GraalJS gives others. */
final class JsMessages {
    private static final Pattern READ = Pattern.compile("(.*)Cannot read property '(.*)' of (null|undefined)");
    private static final Pattern WRITE = Pattern.compile("(.*)Cannot set property '(.*)' of (null|undefined)");

    private JsMessages() {}

    static String asV8(String message) {
        Matcher read = READ.matcher(message);
        if (read.matches()) {
            return read.group(1) + "Cannot read properties of " + read.group(3) + " (reading '" + read.group(2) + "')";
        }
        Matcher write = WRITE.matcher(message);
        return write.matches()
                ? write.group(1) + "Cannot set properties of " + write.group(3) + " (setting '" + write.group(2) + "')"
                : message;
    }

    /** V8 points at the property that cannot be read, at the {@code =} before what cannot be set, and at {@code throw}. */
    static String place(String message, SourceSection at, HandlerCall call) {
        String code = at.getCharacters().toString();
        int within = 0;
        Matcher read = READ.matcher(message);
        if (read.matches()) {
            within = Math.max(code.lastIndexOf(read.group(2)), 0);
        } else if (WRITE.matcher(message).matches()) {
            within = Math.max(code.indexOf('='), 0);
        }
        String before = JsCode.line(call.routine(), at.getStartLine() - JsCode.LINES_BEFORE);
        before = before.substring(0, Math.min(at.getStartColumn() - 1, before.length()));
        if (code.startsWith("new ") && before.stripTrailing().endsWith("throw")) {
            within = before.stripTrailing().length() - "throw".length() - before.length();
        }
        return JsErrors.place(call, at.getStartLine(), at.getStartColumn() - 1 + within);
    }
}
