package dev.glueflake.testkit.aws.internal.environment;

import dev.glueflake.testkit.aws.AwsEnvironment.Capabilities;
import dev.glueflake.testkit.aws.AwsEnvironment.Capability;
import dev.glueflake.testkit.aws.internal.client.AwsClients;
import dev.glueflake.testkit.aws.internal.core.CallLog;
import dev.glueflake.testkit.aws.internal.core.EmbeddedService;
import dev.glueflake.testkit.aws.internal.core.FaultBook;
import dev.glueflake.testkit.aws.internal.core.Gateway;
import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.events.EventBus;
import dev.glueflake.testkit.aws.internal.glue.GlueEngine;
import dev.glueflake.testkit.aws.internal.rpc.UnknownRpcService;
import dev.glueflake.testkit.glue.GlueControl;
import dev.glueflake.testkit.internal.http.HttpServer;
import java.net.URI;
import java.util.List;

/** The embedded Glue alone, over S3 and EventBridge elsewhere. */
final class LocalGlue implements AutoCloseable {
    private final GlueEngine engine;
    private final EmbeddedService service;
    private final HttpServer server;

    LocalGlue(Identity identity, AwsClients clients, Capabilities capabilities) {
        EventBus bus = new EventBus(identity, (queue, event) -> {});
        if (capabilities.has(Capability.GLUE_EVENTS)) {
            bus.forward(new EventForwarder(clients)::send);
        }
        this.engine = new GlueEngine(identity, bus, new ForeignStore(clients));
        this.service = engine.service();
        this.server = HttpServer.start(
                "glue", 0, new Gateway(List.of(service), new UnknownRpcService(), new FaultBook(), new CallLog()));
    }

    URI uri() {
        return server.uri();
    }

    GlueControl control() {
        return engine;
    }

    void reset() {
        service.reset();
    }

    @Override
    public void close() {
        server.close();
    }
}
