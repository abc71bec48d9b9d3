package dev.glueflake.testkit.aws.internal.environment.container;

import dev.glueflake.testkit.aws.AwsEnvironment;
import java.util.regex.Pattern;

/**
 * The name of an image.
 *
 * @param name without its tag
 * @param tag the tag or digest; {@code latest} where none is written
 */
record LocalStackImage(String name, String tag) {
    static final String OFFICIAL = "localstack/localstack";

    private static final Pattern LEGAL = Pattern.compile("[a-z0-9][a-z0-9._/:-]*(@sha256:[0-9a-f]{64})?");
    private static final Pattern CALENDAR_TAG = Pattern.compile("\\d{4}\\..*|latest|stable|dev");

    static LocalStackImage parse(String text) {
        if (!LEGAL.matcher(text).matches()) {
            throw new IllegalArgumentException("Not the name of an image: '" + text + "'. Give one such as "
                    + AwsEnvironment.LOCALSTACK_IMAGE + ".");
        }
        int digest = text.indexOf('@');
        if (digest >= 0) {
            return new LocalStackImage(text.substring(0, digest), text.substring(digest));
        }
        int colon = text.lastIndexOf(':');
        return colon > text.lastIndexOf('/')
                ? new LocalStackImage(text.substring(0, colon), text.substring(colon + 1))
                : new LocalStackImage(text, "latest");
    }

    String text() {
        return name + (tag.startsWith("@") ? "" : ":") + tag;
    }

    boolean official() {
        return name.equals(OFFICIAL);
    }

    /** LocalStack's own images want an account since March 2026; its versions count by the year since then. */
    void requireToken(boolean hasToken) {
        boolean localStacks = official() || name.endsWith("/" + OFFICIAL) || name.endsWith("localstack/localstack-pro");
        boolean wanted = name.endsWith("-pro") || CALENDAR_TAG.matcher(tag).matches();
        if (localStacks && wanted && !hasToken) {
            throw new IllegalStateException("The image " + text()
                    + " does not start without an account: set the environment variable LOCALSTACK_AUTH_TOKEN, or take "
                    + AwsEnvironment.LOCALSTACK_IMAGE + ", the last one that needs none.");
        }
    }
}
