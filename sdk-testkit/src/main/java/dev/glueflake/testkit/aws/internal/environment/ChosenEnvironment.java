package dev.glueflake.testkit.aws.internal.environment;

import dev.glueflake.testkit.aws.AwsEnvironment;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Starts the environment that a text names. */
public final class ChosenEnvironment {
    public static final String EMBEDDED = "embedded";
    private static final String LOCALSTACK = "localstack";
    private static final String RUNNING_LOCALSTACK = "GLUEFLAKE_LOCALSTACK_URI";

    private ChosenEnvironment() {}

    public static AwsEnvironment start(String choice) {
        return start(choice, System.getenv(RUNNING_LOCALSTACK));
    }

    static AwsEnvironment start(String choice, @Nullable String runningLocalStack) {
        String trimmed = choice.trim();
        if (trimmed.equals(EMBEDDED)) {
            return AwsEnvironment.embedded();
        }
        if (trimmed.equals(LOCALSTACK)) {
            return runningLocalStack == null || runningLocalStack.isBlank()
                    ? AwsEnvironment.localStack(AwsEnvironment.LOCALSTACK_IMAGE)
                    : ForeignAws.runningLocalStack(uri(runningLocalStack, RUNNING_LOCALSTACK));
        }
        if (trimmed.startsWith(LOCALSTACK + ":")) {
            return AwsEnvironment.localStack(trimmed.substring(LOCALSTACK.length() + 1));
        }
        if (trimmed.toLowerCase(Locale.ROOT).startsWith("http")) {
            return AwsEnvironment.external(uri(trimmed, AwsEnvironment.PROPERTY));
        }
        throw new IllegalArgumentException("Not an AWS environment: '" + choice
                + "'. Give embedded, localstack, localstack:<image> or the http address of an endpoint (property "
                + AwsEnvironment.PROPERTY + ").");
    }

    private static URI uri(String text, String where) {
        try {
            return URI.create(text.trim());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + " is no address: '" + text + "'", e);
        }
    }
}
