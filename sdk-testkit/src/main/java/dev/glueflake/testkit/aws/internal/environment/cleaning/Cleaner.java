package dev.glueflake.testkit.aws.internal.environment.cleaning;

import dev.glueflake.testkit.aws.internal.client.AwsClients;
import dev.glueflake.testkit.aws.internal.environment.cleaning.Made.Kind;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Removes things by the services' own calls. */
public final class Cleaner {
    private final AwsClients clients;

    public Cleaner(AwsClients clients) {
        this.clients = clients;
    }

    /** Removes some things; those that are gone already are no error. */
    public void remove(List<Made> things) {
        for (Made thing : things) {
            try {
                removal(thing.kind()).remove(thing);
            } catch (AwsServiceException e) {
                if (!gone(e)) {
                    throw e;
                }
            }
        }
    }

    /** Removes all there is of the kinds whose SDK module is on the class path. */
    public void removeAll() {
        for (Kind kind : Kind.values()) {
            if (kind.hasModule()) {
                remove(removal(kind).all());
            }
        }
    }

    private Removal removal(Kind kind) {
        return switch (kind) {
            case BUCKET -> new BucketRemoval(clients);
            case QUEUE -> new QueueRemoval(clients);
            case PARAMETER -> new ParameterRemoval(clients);
            case SECRET -> new SecretRemoval(clients);
            case RULE -> new RuleRemoval(clients);
            case STATE_MACHINE -> new StateMachineRemoval(clients);
            case FUNCTION -> new FunctionRemoval(clients);
        };
    }

    private static boolean gone(AwsServiceException e) {
        String code = e.awsErrorDetails() == null
                ? ""
                : String.valueOf(e.awsErrorDetails().errorCode());
        return e.statusCode() == 404
                || code.contains("NotFound")
                || code.contains("NoSuch")
                || code.contains("NonExistent")
                || code.contains("DoesNotExist");
    }
}
