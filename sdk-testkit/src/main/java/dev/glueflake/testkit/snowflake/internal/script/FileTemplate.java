package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.TemplateValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A file of statements as a Jinja template: its comments and variables by themselves. Whatever else Jinja has is refused by name. */
final class FileTemplate {
    private static final Pattern DIRECTIVE = Pattern.compile("\\A\\uFEFF?\\s{0,10}(?:--|#)!jinja[^\\n]*");
    private static final Pattern MARK = Pattern.compile("\\{[{%#]");
    private static final Pattern COMMENT = Pattern.compile("\\{#(-?).*?(-?)#\\}", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{(-?)\\s*([A-Za-z_]\\w*)\\s*(-?)\\}\\}");
    private static final Pattern ANY = Pattern.compile("\\{[{%].*?(?:[}%]\\}|\\z)", Pattern.DOTALL);
    private static final Set<String> CONSTANTS = Set.of("true", "false", "none", "True", "False", "None");
    private static final int MOST_BYTES = 100_000;

    private final Session session;
    private final ExecutionScope scope;

    FileTemplate(Session session, ExecutionScope scope) {
        this.session = session;
        this.scope = scope;
    }

    /** The text itself where neither it nor the statement says that it is a template. */
    String rendered(String text, List<TemplateValue> using) {
        Matcher directive = DIRECTIVE.matcher(text);
        boolean marked = directive.find();
        if (!marked && using.isEmpty()) {
            return text;
        }
        // A directive that begins as a comment of SQL may stand.
        String template = marked && directive.group().contains("#!") ? text.substring(directive.end()) : text;
        String rendered = rendered(template, values(using));
        if (rendered.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw Errors.compilation("001518", "42601", "Size of expanded template exceeds limit of 100,000 bytes.");
        }
        return rendered;
    }

    private Map<String, String> values(List<TemplateValue> using) {
        Map<String, String> values = new HashMap<>();
        for (TemplateValue value : using) {
            values.put(
                    value.name(),
                    shown(
                            value.name(),
                            Evaluator.evaluate(value.value(), session, scope).value()));
        }
        return values;
    }

    /** As Python writes it. */
    private static String shown(String name, @Nullable Object value) {
        if (value == null) {
            return "None";
        }
        if (value instanceof Boolean truth) {
            return truth ? "True" : "False";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof String text) {
            return text;
        }
        throw Errors.compilation("001510", "42601", "Unable to use value of template variable '" + name + "'");
    }

    private static String rendered(String template, Map<String, String> values) {
        String text = template.endsWith("\n") ? template.substring(0, template.length() - 1) : template;
        StringBuilder all = new StringBuilder();
        Matcher mark = MARK.matcher(text);
        int at = 0;
        while (mark.find(at)) {
            all.append(text, at, mark.start());
            Matcher part = part(text, mark.start());
            if (!part.group(1).isEmpty()) {
                all.setLength(all.toString().stripTrailing().length());
            }
            all.append(part.pattern() == VARIABLE ? value(part.group(2), values) : "");
            at = part.group(part.groupCount()).isEmpty() ? part.end() : behindBlanks(text, part.end());
        }
        return all.append(text, at, text.length()).toString();
    }

    /** The comment or variable that begins there. */
    private static Matcher part(String text, int start) {
        for (Pattern pattern : List.of(COMMENT, VARIABLE)) {
            Matcher part = pattern.matcher(text).region(start, text.length());
            if (part.lookingAt()) {
                return part;
            }
        }
        Matcher any = ANY.matcher(text);
        throw Errors.unsupported("Jinja template " + (any.find(start) ? any.group() : "{#"));
    }

    private static String value(String name, Map<String, String> values) {
        if (CONSTANTS.contains(name)) {
            throw Errors.unsupported("Jinja template {{ " + name + " }}");
        }
        String value = values.get(name);
        if (value == null) {
            throw new SnowflakeException(
                    "000005",
                    "XX000",
                    "Python Interpreter Error:\njinja2.exceptions.UndefinedError: '" + name
                            + "' is undefined\n in template processing");
        }
        return value;
    }

    private static int behindBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
