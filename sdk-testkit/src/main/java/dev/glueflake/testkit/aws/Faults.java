package dev.glueflake.testkit.aws;

import dev.glueflake.testkit.aws.internal.core.FaultBook;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * A script of what goes wrong between an SDK client and the embedded services. Safe for use by several threads.
 *
 * <pre>{@code
 * aws.faults().on(AwsService.S3, "PutObject").keyPrefix("stage/").throttle(2);
 * }</pre>
 *
 * <p>Entries are asked in the order of their making; an entry is used up after the number of times that it was given.
 * Each attempt of a client's retries counts as one time. A client on the JDK's {@code HttpURLConnection} sends a
 * request without a body once more by itself when its connection breaks, so that each of its attempts may count twice
 * there.
 */
public final class Faults {
    private final FaultBook book;
    private final Function<AwsService, Set<String>> operations;

    Faults(FaultBook book, Function<AwsService, Set<String>> operations) {
        this.book = book;
        this.operations = operations;
    }

    /**
     * Begins an entry for all operations of a service.
     *
     * @param service the service
     * @return the entry, without effect until it is told what goes wrong
     */
    public FaultTarget on(AwsService service) {
        return new FaultTarget(book, Objects.requireNonNull(service, "service"), "", "", 0);
    }

    /**
     * Begins an entry for one operation.
     *
     * @param service the service
     * @param operation the operation's name in AWS's spelling, for instance {@code PutObject}
     * @return the entry, without effect until it is told what goes wrong
     * @throws IllegalArgumentException if the service has no such operation here: the fault could never happen
     */
    public FaultTarget on(AwsService service, String operation) {
        Set<String> known = operations.apply(Objects.requireNonNull(service, "service"));
        if (!known.contains(operation)) {
            throw new IllegalArgumentException(service + " has no operation '" + operation + "' here; it has " + known);
        }
        return new FaultTarget(book, service, operation, "", 0);
    }

    /**
     * Tells how often the script will still act.
     *
     * @return the sum of the times that are left over all entries; 0 proves that each fault has happened
     */
    public int remaining() {
        return book.remaining();
    }

    /** Removes all entries. */
    public void clear() {
        book.clear();
    }
}
