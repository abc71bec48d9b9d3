package dev.glueflake.testkit.aws.internal.core;

import dev.glueflake.testkit.aws.AwsService;

/**
 * One entry of the fault script.
 *
 * @param operation empty for all operations
 * @param keyPrefix empty for all keys
 * @param skip how many matching calls go through first
 * @param times how many calls then meet the fault
 */
public record FaultRule(AwsService service, String operation, String keyPrefix, Fault fault, int skip, int times) {

    boolean matches(AwsService calledService, Target target) {
        return service == calledService
                && (operation.isEmpty() || operation.equals(target.operation()))
                && target.key().startsWith(keyPrefix);
    }
}
