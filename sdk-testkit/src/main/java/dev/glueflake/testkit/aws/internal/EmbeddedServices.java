package dev.glueflake.testkit.aws.internal;

import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.RecordedMetric;
import dev.glueflake.testkit.aws.internal.cloudwatch.MetricApi;
import dev.glueflake.testkit.aws.internal.cloudwatch.MetricRecorder;
import dev.glueflake.testkit.aws.internal.core.CallLog;
import dev.glueflake.testkit.aws.internal.core.EmbeddedService;
import dev.glueflake.testkit.aws.internal.core.FaultBook;
import dev.glueflake.testkit.aws.internal.core.Gateway;
import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.core.InnerCalls;
import dev.glueflake.testkit.aws.internal.events.EventApi;
import dev.glueflake.testkit.aws.internal.events.EventBus;
import dev.glueflake.testkit.aws.internal.events.RuleApi;
import dev.glueflake.testkit.aws.internal.glue.GlueEngine;
import dev.glueflake.testkit.aws.internal.glue.discover.EmbeddedStore;
import dev.glueflake.testkit.aws.internal.lambda.LambdaEngine;
import dev.glueflake.testkit.aws.internal.lambda.LambdaService;
import dev.glueflake.testkit.aws.internal.rpc.UnknownRpcService;
import dev.glueflake.testkit.aws.internal.s3.S3Service;
import dev.glueflake.testkit.aws.internal.secretsmanager.SecretApi;
import dev.glueflake.testkit.aws.internal.sfn.StateApi;
import dev.glueflake.testkit.aws.internal.sfn.StateMachines;
import dev.glueflake.testkit.aws.internal.sfn.run.Tasks;
import dev.glueflake.testkit.aws.internal.sqs.BatchInvoker;
import dev.glueflake.testkit.aws.internal.sqs.QueueStore;
import dev.glueflake.testkit.aws.internal.sqs.SqsService;
import dev.glueflake.testkit.aws.internal.ssm.ParameterApi;
import dev.glueflake.testkit.aws.internal.sts.TokenApi;
import dev.glueflake.testkit.glue.GlueControl;
import dev.glueflake.testkit.internal.http.HttpServer;
import dev.glueflake.testkit.lambda.FunctionControl;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** All services behind one server. */
public final class EmbeddedServices implements AutoCloseable {
    private static final String ACCOUNT_ID = "123456789012";

    private final Identity identity;
    private final FaultBook faults = new FaultBook();
    private final CallLog calls = new CallLog();
    private final MetricRecorder metrics = new MetricRecorder();
    private final EventBus events;
    private final GlueEngine glue;
    private final QueueStore queueStore;
    private final BatchInvoker queues;
    private final LambdaEngine lambda;
    private final StateMachines machines;
    private final List<EmbeddedService> services;
    private final HttpServer server;

    private EmbeddedServices(Identity identity, int port) {
        this.identity = identity;
        this.queueStore = new QueueStore(identity);
        this.queues = new BatchInvoker(identity, queueStore, this::settleGlue);
        this.lambda = new LambdaEngine(identity, queues);
        S3Service s3 = new S3Service(identity, queueStore);
        this.events = new EventBus(identity, this::deliver);
        this.glue = new GlueEngine(identity, events, new EmbeddedStore(s3.buckets()));
        Tasks tasks = new Tasks(
                identity.region(),
                new InnerServices(this::services, new InnerCalls(faults, calls, identity), lambda.functions()));
        this.machines = new StateMachines(identity, tasks);
        this.services = List.of(
                ParameterApi.service(identity),
                SecretApi.service(identity),
                MetricApi.service(identity, metrics),
                TokenApi.service(identity),
                glue.service(),
                SqsService.of(identity, queueStore, this::uri, this::settle),
                EventApi.service(events, new RuleApi(identity, events)),
                new LambdaService(lambda),
                StateApi.service(machines),
                s3);
        this.server =
                HttpServer.start("embedded-aws", port, new Gateway(services, new UnknownRpcService(), faults, calls));
    }

    public static EmbeddedServices start(String region, Clock clock, int port) {
        return new EmbeddedServices(new Identity(region, ACCOUNT_ID, clock), port);
    }

    /** Brings an event to the target of a rule. */
    private void deliver(String arn, String event) {
        if (arn.startsWith("arn:aws:lambda:")) {
            lambda.later(arn, event);
        } else if (arn.startsWith("arn:aws:glue:")) {
            glue.accept(arn, event);
        } else {
            queueStore.send(arn, event);
        }
    }

    private void settleGlue() {
        glue.settle();
    }

    private void settle() {
        glue.settle();
        lambda.run();
        machines.settle();
    }

    private List<EmbeddedService> services() {
        return services;
    }

    public FunctionControl functions() {
        return lambda;
    }

    public URI uri() {
        return server.uri();
    }

    public Identity identity() {
        return identity;
    }

    public FaultBook faults() {
        return faults;
    }

    public CallLog calls() {
        return calls;
    }

    public List<RecordedMetric> recordedMetrics() {
        return metrics.all();
    }

    public EventBus events() {
        return events;
    }

    public GlueControl glueControl() {
        return glue;
    }

    public BatchInvoker queues() {
        return queues;
    }

    public Set<String> operations(AwsService service) {
        return services.stream()
                .filter(candidate -> candidate.id() == service)
                .findFirst()
                .orElseThrow()
                .operations();
    }

    public void reset() {
        faults.clear();
        services.forEach(EmbeddedService::reset);
        calls.clear();
    }

    /** Ends the server first, so that no request finds a service without its state. */
    @Override
    public void close() {
        server.close();
        reset();
    }
}
