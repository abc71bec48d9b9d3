package dev.glueflake.testkit.aws.internal.environment;

import dev.glueflake.testkit.aws.AwsService;
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
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** The embedded Glue alone, over S3 and EventBridge elsewhere. */
final class LocalGlue implements AutoCloseable {
    /** Where a LocalStack that runs already was told to find Glue; 0 takes a free port. */
    private static final String PORT = "glueflake.aws.glue.port";

    private static final String NAME = "glue";
    private static final int MAX_PORT = 65_535;

    private final CallLog calls = new CallLog();
    private final GlueEngine engine;
    private final EmbeddedService service;
    private final HttpServer server;

    private LocalGlue(Origin origin, AwsClients clients) {
        Identity identity = new Identity(Origin.REGION, origin.accountId(), Clock.systemUTC());
        EventBus bus = new EventBus(identity, (target, event) -> {});
        if (origin.localStack()) {
            bus.forward(new EventForwarder(clients)::send);
        }
        this.engine = new GlueEngine(identity, bus, new ForeignStore(clients));
        this.service = engine.service();
        Gateway gateway = new Gateway(List.of(service), new UnknownRpcService(), new FaultBook(), calls);
        this.server = origin.own() ? HttpServer.startOnAllInterfaces(NAME, 0, gateway) : listen(port(), gateway);
    }

    private static int port() {
        String text = System.getProperty(PORT, "0").trim();
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > MAX_PORT) {
            throw new IllegalArgumentException("The property " + PORT + " is no port: '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private static HttpServer listen(int port, Gateway gateway) {
        try {
            return HttpServer.start(NAME, port, gateway);
        } catch (UncheckedIOException e) {
            throw new IllegalStateException(
                    e.getMessage() + ": Glue is to be there by the property " + PORT
                            + ", and one environment at a time can have it.",
                    e);
        }
    }

    /** Starts it where the origin's services reach it: a container does not see the loopback interface. */
    static LocalGlue start(Origin origin, AwsClients clients) {
        return new LocalGlue(origin, clients);
    }

    /** Whether calls of Glue that others make at an endpoint arrive here. */
    boolean isReachedFrom(URI base) {
        int before = tries();
        return EndpointProbe.callsGlue(base) && tries() > before;
    }

    private int tries() {
        return calls.count(AwsService.GLUE, EndpointProbe.GLUE_CALL);
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
