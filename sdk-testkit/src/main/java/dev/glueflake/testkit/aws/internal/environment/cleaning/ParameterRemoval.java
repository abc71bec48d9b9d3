package dev.glueflake.testkit.aws.internal.environment.cleaning;

import dev.glueflake.testkit.aws.internal.client.AwsClients;
import dev.glueflake.testkit.aws.internal.environment.cleaning.Made.Kind;
import java.util.List;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Parameters with all their versions. */
record ParameterRemoval(AwsClients clients) implements Removal {
    private SsmClient ssm() {
        return clients.client(SsmClient.class);
    }

    @Override
    public List<Made> all() {
        return ssm().describeParametersPaginator(request -> {}).stream()
                .flatMap(page -> page.parameters().stream())
                .map(parameter -> new Made(Kind.PARAMETER, parameter.name(), ""))
                .toList();
    }

    @Override
    public void remove(Made thing) {
        ssm().deleteParameter(request -> request.name(thing.id()));
    }
}
