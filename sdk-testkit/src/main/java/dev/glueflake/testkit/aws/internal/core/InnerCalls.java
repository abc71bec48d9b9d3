package dev.glueflake.testkit.aws.internal.core;

import dev.glueflake.testkit.aws.AwsCall;
import java.util.Optional;
import java.util.function.Supplier;

/** Calls of one service by another: counted, and met by the fault script, as those of clients are. */
public final class InnerCalls {
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    private final FaultBook faults;
    private final CallLog calls;
    private final Identity identity;

    public InnerCalls(FaultBook faults, CallLog calls, Identity identity) {
        this.faults = faults;
        this.calls = calls;
        this.identity = identity;
    }

    public <T> T run(EmbeddedService service, Target target, Supplier<T> work) {
        int status = OK;
        try {
            Optional<Fault> fault = faults.next(service.id(), target);
            if (fault.isPresent()) {
                play(service, fault.get(), work);
            }
            return work.get();
        } catch (ServiceException e) {
            status = e.status();
            throw e;
        } finally {
            calls.add(new AwsCall(
                    service.id(), target.operation(), target.bucket(), target.key(), status, "", identity.region()));
        }
    }

    /** A delay alone is none here: there is no wire to wait on. */
    private static void play(EmbeddedService service, Fault fault, Supplier<?> work) {
        if (fault instanceof Fault.Throttle) {
            throw service.throttled();
        }
        if (fault instanceof Fault.Refuse refuse) {
            throw new ServiceException(refuse.status(), refuse.code(), refuse.message());
        }
        if (fault instanceof Fault.Delay) {
            return;
        }
        if (fault instanceof Fault.DropAnswer || fault instanceof Fault.ResetMidBody) {
            Object unused = work.get();
        }
        throw new ServiceException(SERVER_ERROR, "SdkClient", "Unable to execute HTTP request, as scripted");
    }
}
