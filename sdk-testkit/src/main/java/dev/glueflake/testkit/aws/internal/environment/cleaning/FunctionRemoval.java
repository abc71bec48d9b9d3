package dev.glueflake.testkit.aws.internal.environment.cleaning;

import dev.glueflake.testkit.aws.internal.client.AwsClients;
import dev.glueflake.testkit.aws.internal.environment.cleaning.Made.Kind;
import java.util.List;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Functions. */
record FunctionRemoval(AwsClients clients) implements Removal {
    private LambdaClient lambda() {
        return clients.client(LambdaClient.class);
    }

    @Override
    public List<Made> all() {
        return lambda().listFunctionsPaginator(request -> {}).functions().stream()
                .map(function -> new Made(Kind.FUNCTION, function.functionName(), ""))
                .toList();
    }

    @Override
    public void remove(Made thing) {
        lambda().deleteFunction(request -> request.functionName(thing.id()));
    }
}
