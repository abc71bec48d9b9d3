package dev.glueflake.testkit.aws.internal.core;

import java.io.IOException;
import java.time.Duration;

/** A call that the fault script has met. */
final class FaultyCall {
    private final EmbeddedService service;
    private final AwsRequest request;
    private final Target target;
    private final Sender sender;
    private final Gateway.Recorder recorder;

    FaultyCall(EmbeddedService service, AwsRequest request, Target target, Sender sender, Gateway.Recorder recorder) {
        this.service = service;
        this.request = request;
        this.target = target;
        this.sender = sender;
        this.recorder = recorder;
    }

    void play(Fault fault) throws IOException {
        if (fault instanceof Fault.Throttle) {
            answer(service.error(request, target, service.throttled()));
        } else if (fault instanceof Fault.Refuse refuse) {
            ServiceException error = new ServiceException(refuse.status(), refuse.code(), refuse.message());
            answer(service.error(request, target, error));
        } else if (fault instanceof Fault.Delay delay) {
            pause(delay.duration());
            answer(Gateway.execute(service, request, target));
        } else {
            cut(fault);
        }
    }

    private void answer(AwsAnswer answer) throws IOException {
        recorder.record(service, request, target, answer.status());
        sender.send(answer);
    }

    private void cut(Fault fault) throws IOException {
        if (fault instanceof Fault.ResetMidBody) {
            AwsAnswer answer = Gateway.execute(service, request, target);
            recorder.recordCut(service, request, target);
            sender.sendHalf(answer);
            return;
        }
        recorder.recordCut(service, request, target);
        if (fault instanceof Fault.DropAnswer) {
            Gateway.execute(service, request, target).body().close();
        } else if (fault instanceof Fault.CutUpload) {
            readHalf();
        }
        sender.cut();
    }

    private void readHalf() throws IOException {
        if (!request.cutBodyHalfWay()) {
            return;
        }
        try {
            Gateway.execute(service, request, target).body().close();
        } catch (CutInputStream.BrokenConnectionException expected) {
            // What the script asked for; the caller cuts the connection.
        }
    }

    private static void pause(Duration duration) throws IOException {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The server is closing", e);
        }
    }
}
