package dev.glueflake.testkit.aws.internal.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.lambda.FunctionHandler;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The registered handlers by name. Safe for use by several threads; a handler runs outside of any lock. */
public final class Functions {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    /** A name, or an ARN as a whole or without its beginning, and perhaps a qualifier. */
    private static final Pattern REFERENCE = Pattern.compile(
            "(?:arn:aws:lambda:(?<region>[^:]+):)?(?:(?<account>\\d{12}):)?(?:function:)?(?<name>[A-Za-z0-9_-]{1,64})"
                    + "(?::(?<qualifier>[^:]+))?");

    private static final String LATEST = "$LATEST";
    private static final int NOT_FOUND = 404;

    private final Map<String, FunctionHandler> handlers = new TreeMap<>();
    private final Identity identity;

    Functions(Identity identity) {
        this.identity = identity;
    }

    synchronized void register(String name, FunctionHandler handler) {
        if (!LEGAL.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a name of a Lambda function: '" + name
                    + "'. Give 1 to 64 letters, digits, hyphens and underscores.");
        }
        handlers.put(name, handler);
    }

    synchronized void remove(String name) {
        handlers.remove(name);
    }

    synchronized List<String> names() {
        return List.copyOf(handlers.keySet());
    }

    synchronized void clear() {
        handlers.clear();
    }

    String arn(String name) {
        return identity.arn("lambda", "function:" + name);
    }

    /** The name of a function that is there, whatever it is referred to by. */
    public synchronized String require(String reference) {
        Matcher matcher = REFERENCE.matcher(reference);
        if (!matcher.matches()) {
            throw ServiceException.badRequest("ValidationException", "Not a name or ARN of a function: " + reference);
        }
        String name = matcher.group("name");
        String qualifier = matcher.group("qualifier");
        if (!handlers.containsKey(name) || (qualifier != null && !qualifier.equals(LATEST))) {
            throw notFound(qualifier == null ? name : name + ":" + qualifier);
        }
        return name;
    }

    private ServiceException notFound(String name) {
        return new ServiceException(
                NOT_FOUND, "ResourceNotFoundException", "Function not found: " + arn(name), Map.of("Type", "User"));
    }

    /** Calls a function in this thread. */
    public Invocation invoke(String reference, String payload) {
        FunctionHandler handler = handler(require(reference));
        try {
            String answer = handler.handle(payload);
            String text = answer.isBlank() ? "null" : answer;
            JSON.readTree(text);
            return new Invocation(text, "");
        } catch (JsonProcessingException e) {
            return failure(new IllegalStateException("The handler's answer is no JSON: " + e.getOriginalMessage(), e));
        } catch (Exception | StackOverflowError | AssertionError e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return failure(e);
        }
    }

    private synchronized FunctionHandler handler(String name) {
        FunctionHandler handler = handlers.get(name);
        if (handler == null) {
            throw notFound(name);
        }
        return handler;
    }

    private static Invocation failure(Throwable error) {
        return new Invocation(shown(error).toString(), error.getClass().getName());
    }

    /** An error as Lambda's Java runtime writes it. */
    private static ObjectNode shown(Throwable error) {
        ObjectNode tree = JSON.createObjectNode()
                .put("errorMessage", error.getMessage())
                .put("errorType", error.getClass().getName());
        for (StackTraceElement element : error.getStackTrace()) {
            tree.withArray("stackTrace").add(element.toString());
        }
        Throwable cause = error.getCause();
        if (cause != null && cause != error) {
            tree.set("cause", shown(cause));
        }
        return tree;
    }
}
