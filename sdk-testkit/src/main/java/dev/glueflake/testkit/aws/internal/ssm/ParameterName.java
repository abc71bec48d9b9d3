package dev.glueflake.testkit.aws.internal.ssm;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import java.util.regex.Pattern;

/**
 * How a caller names a parameter: by name or ARN, with a version or label behind a colon.
 *
 * @param selector a version or a label, or empty
 */
record ParameterName(String name, String selector) {
    private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9_.\\-/]+");
    private static final String ARN_MARK = ":parameter";
    private static final int MAX_LENGTH = 2048;
    private static final int MAX_LEVELS = 15;

    static ParameterName parse(String text) {
        String rest = text.startsWith("arn:") ? ofArn(text) : text;
        int colon = rest.indexOf(':');
        return colon < 0
                ? new ParameterName(rest, "")
                : new ParameterName(rest.substring(0, colon), rest.substring(colon + 1));
    }

    private static String ofArn(String arn) {
        int mark = arn.indexOf(ARN_MARK);
        if (mark < 0) {
            throw ServiceException.badRequest("ValidationException", "Not the ARN of a parameter: " + arn);
        }
        String rest = arn.substring(mark + ARN_MARK.length());
        // The ARN of a name without a slash in front has one all the same.
        return rest.indexOf('/', 1) < 0 ? rest.substring(1) : rest;
    }

    /** Checks the name of a new parameter. */
    static String checked(String name) {
        boolean slashInside = name.indexOf('/') > 0;
        if (!LEGAL.matcher(name).matches() || name.length() > MAX_LENGTH || (slashInside && name.charAt(0) != '/')) {
            throw ServiceException.badRequest(
                    "ValidationException",
                    "Parameter name must be a fully qualified name of letters, digits and .-_/: " + name);
        }
        if (name.chars().filter(c -> c == '/').count() > MAX_LEVELS) {
            throw ServiceException.badRequest(
                    "HierarchyLevelLimitExceededException", "A hierarchy can have at most 15 levels: " + name);
        }
        String first = name.startsWith("/") ? name.substring(1) : name;
        if (first.regionMatches(true, 0, "aws", 0, 3) || first.regionMatches(true, 0, "ssm", 0, 3)) {
            throw ServiceException.badRequest(
                    "ValidationException", "A name must not begin with aws or ssm, which are reserved: " + name);
        }
        return name;
    }
}
