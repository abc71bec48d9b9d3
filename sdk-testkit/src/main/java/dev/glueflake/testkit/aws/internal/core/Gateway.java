package dev.glueflake.testkit.aws.internal.core;

import dev.glueflake.testkit.aws.AwsCall;
import dev.glueflake.testkit.internal.http.HttpExchange;
import dev.glueflake.testkit.internal.http.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings each request to its service, plays the fault script on the way, and counts. */
public final class Gateway implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final int CUT = 0;

    private final List<EmbeddedService> services;
    private final UnknownService unknownService;
    private final FaultBook faults;
    private final CallLog calls;

    public Gateway(List<EmbeddedService> services, UnknownService unknownService, FaultBook faults, CallLog calls) {
        this.services = List.copyOf(services);
        this.unknownService = unknownService;
        this.faults = faults;
        this.calls = calls;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        AwsRequest request = new AwsRequest(exchange);
        Sender sender = new Sender(exchange, request);
        try {
            route(request, sender);
        } catch (IOException e) {
            // The client is gone or its connection is cut: nobody is left to be answered.
            LOG.debug("{} {} broke off", exchange.method(), exchange.rawPath(), e);
            exchange.abort();
        }
    }

    private void route(AwsRequest request, Sender sender) throws IOException {
        for (EmbeddedService service : services) {
            if (service.accepts(request)) {
                serve(service, request, sender);
                return;
            }
        }
        String what = unknownService.name(request);
        calls.addUnknown(what);
        sender.send(unknownService.answer(request, ServiceException.unknownOperation(what)));
    }

    private void serve(EmbeddedService service, AwsRequest request, Sender sender) throws IOException {
        Target target;
        try {
            target = service.target(request);
        } catch (ServiceException e) {
            sender.send(service.error(request, Target.of("", ""), e));
            return;
        }
        if (!service.operations().contains(target.operation())) {
            calls.addUnknown(service.id() + " " + target.operation());
            sender.send(service.error(request, target, ServiceException.unknownOperation(target.operation())));
            return;
        }
        Optional<Fault> fault = faults.next(service.id(), target);
        if (fault.isPresent()) {
            new FaultyCall(service, request, target, sender, this::record).play(fault.get());
        } else {
            AwsAnswer answer = execute(service, request, target);
            record(service, request, target, answer.status());
            sender.send(answer);
        }
    }

    static AwsAnswer execute(EmbeddedService service, AwsRequest request, Target target) throws IOException {
        try {
            return service.answer(request, target);
        } catch (ServiceException e) {
            return service.error(request, target, e);
        }
    }

    private void record(EmbeddedService service, AwsRequest request, Target target, int status) {
        SigningScope scope = request.scope();
        calls.add(new AwsCall(
                service.id(),
                target.operation(),
                target.bucket(),
                target.key(),
                status,
                scope.accessKeyId(),
                scope.region()));
    }

    /** Writes a call down; status 0 is a cut connection. */
    @FunctionalInterface
    interface Recorder {
        void record(EmbeddedService service, AwsRequest request, Target target, int status);

        default void recordCut(EmbeddedService service, AwsRequest request, Target target) {
            record(service, request, target, CUT);
        }
    }
}
