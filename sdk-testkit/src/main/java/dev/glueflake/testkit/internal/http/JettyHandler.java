package dev.glueflake.testkit.internal.http;

import java.io.IOException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs our handler on the thread that Jetty gives, and ends what it left open. */
final class JettyHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(JettyHandler.class);

    private final HttpHandler handler;

    JettyHandler(HttpHandler handler) {
        this.handler = handler;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        JettyExchange exchange = new JettyExchange(request, response);
        try {
            handler.handle(exchange);
            if (!exchange.answered()) {
                throw new IllegalStateException("No answer to " + request.getMethod() + " " + exchange.rawPath());
            }
        } catch (IOException gone) {
            LOG.debug("{} {}: the client has gone", request.getMethod(), exchange.rawPath(), gone);
            exchange.abort();
        } catch (RuntimeException | Error failure) {
            if (!exchange.aborted() && isRunning()) {
                LOG.warn("{} {} failed", request.getMethod(), exchange.rawPath(), failure);
            }
            // Half an answer must not look like a whole one; and no 5xx, which clients repeat for minutes.
            exchange.abort();
        }
        callback.succeeded();
        return true;
    }
}
