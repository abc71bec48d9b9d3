package dev.glueflake.samples.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.glueflake.core.waiting.WaitTimeoutException;
import dev.glueflake.glue.run.CrawlerHandle;
import dev.glueflake.glue.run.CrawlerRunner;
import dev.glueflake.glue.run.CrawlerWaiter;
import dev.glueflake.glue.run.Polling;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.glue.GlueClient;

/**
 * Starts a crawler for a state machine, and tells its state when it is invoked again with its own answer.
 *
 * <p>{@code {"crawlername": "crawler1"}} starts it and answers {@code {"crawlername", "state": "RUNNING", "handle"}}. With that
 * as the next input it looks for some seconds whether this very crawl has ended, and answers {@code READY} only then; a crawl
 * that failed is thrown. The old choice {@code not ($.state == "READY")} stays as it is. Thread-safe.
 */
public final class CrawlerHandler implements RequestStreamHandler {
    private final CrawlerRunner crawlers;

    /** Makes the function that Lambda starts. */
    public CrawlerHandler() {
        this(GlueClient.create(), Polling.standard().withDeadline(Duration.ofSeconds(20)));
    }

    CrawlerHandler(GlueClient glue, Polling polling) {
        crawlers = CrawlerRunner.builder(CrawlerWaiter.of(glue, polling)).build();
    }

    // tag::handler[]
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Payload payload = Payload.read(input);
        payload.allowOnly(List.of("crawlername", "state", "handle"));
        String crawler = payload.require("crawlername", "the crawler's name");

        Optional<CrawlerHandle> started = payload.find("handle").map(CrawlerHandle::fromJson);
        boolean ended = started.isPresent() && hasEnded(crawler, started.get());
        CrawlerHandle handle = started.orElseGet(() -> crawlers.start(crawlers.plan(crawler)));

        Payload.write(
                output,
                Map.of("crawlername", crawler, "state", ended ? "READY" : "RUNNING", "handle", handle.toJson()));
    }
    // end::handler[]

    private boolean hasEnded(String crawler, CrawlerHandle handle) {
        if (!handle.crawler().equals(crawler)) {
            throw Payload.invalid("the field \"handle\" is of another crawler; pass on what the start answered");
        }
        try {
            crawlers.await(handle);
            return true;
        } catch (WaitTimeoutException running) {
            return false;
        }
    }
}
