package dev.glueflake.testkit.aws.internal;

import dev.glueflake.testkit.aws.AwsEnvironment;
import dev.glueflake.testkit.aws.EmbeddedAws;
import dev.glueflake.testkit.aws.internal.client.AwsClients;
import java.util.Set;
import software.amazon.awssdk.core.SdkClient;

/**
 * What a test may ask for as a parameter. Types go by name, so that none of the SDK's is loaded unless it is asked for.
 */
public final class Injection {
    private static final String OURS = "dev.glueflake.testkit.";
    private static final String ENVIRONMENT = OURS + "aws.AwsEnvironment";
    private static final String GLUE = OURS + "glue.GlueControl";
    /** What only the embedded environment has. */
    private static final Set<String> EMBEDDED = Set.of(
            OURS + "aws.EmbeddedAws",
            OURS + "aws.Faults",
            OURS + "aws.Events",
            OURS + "aws.Queues",
            OURS + "lambda.FunctionControl");

    private Injection() {}

    public static boolean supports(String type) {
        return type.equals(ENVIRONMENT) || type.equals(GLUE) || EMBEDDED.contains(type) || AwsClients.isClient(type);
    }

    /**
     * Takes a value from an environment.
     *
     * @throws IllegalArgumentException if the environment does not have it
     */
    public static Object value(Class<?> type, AwsEnvironment environment) {
        if (type.getName().equals(ENVIRONMENT)) {
            return environment;
        }
        if (type.getName().equals(GLUE)) {
            return environment.glueControl();
        }
        return EMBEDDED.contains(type.getName())
                ? ofEmbedded(type, environment)
                : environment.client(type.asSubclass(SdkClient.class));
    }

    private static Object ofEmbedded(Class<?> type, AwsEnvironment environment) {
        if (!(environment instanceof EmbeddedAws embedded)) {
            throw new IllegalArgumentException("Only the embedded environment has a " + type.getSimpleName()
                    + ", and this test runs on " + environment + ". Ask for the embedded one, or do without.");
        }
        return switch (type.getSimpleName()) {
            case "Faults" -> embedded.faults();
            case "Events" -> embedded.events();
            case "Queues" -> embedded.queues();
            case "FunctionControl" -> embedded.functions();
            default -> embedded;
        };
    }
}
