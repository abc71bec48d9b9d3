package dev.glueflake.testkit.aws.internal.client;

import dev.glueflake.testkit.aws.AwsService;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;

/** The clients of one environment, each made at its first use. Safe for use by several threads. */
public final class AwsClients implements AutoCloseable {
    private static final String SDK_PACKAGE = "software.amazon.awssdk.services.";

    private final Map<Class<?>, SdkClient> open = new HashMap<>();
    private final Function<String, URI> endpoints;
    private final ClientConfiguration configuration;

    /**
     * Makes a set without clients.
     *
     * @param endpoints finds a service by the name that the SDK gives to its package
     */
    public AwsClients(Function<String, URI> endpoints, ClientConfiguration configuration) {
        this.endpoints = endpoints;
        this.configuration = configuration;
    }

    /** Endpoints of the known services alone. */
    public static Function<String, URI> only(Function<AwsService, URI> known) {
        return id -> Arrays.stream(AwsService.values())
                .filter(service -> service.id().equals(id))
                .findFirst()
                .map(known)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The environment has no service '" + id + "'; it has " + Arrays.toString(AwsService.values())));
    }

    /** Whether a type is a client that could be made, as far as its name tells. */
    public static boolean isClient(String type) {
        return type.startsWith(SDK_PACKAGE) && type.endsWith("Client");
    }

    public <B extends AwsClientBuilder<B, ?>> B configure(B builder) {
        configuration.apply(builder, id(builder.getClass()), endpoint(builder));
        return builder;
    }

    public synchronized <C extends SdkClient> C client(Class<C> type) {
        return type.cast(open.computeIfAbsent(type, this::make));
    }

    private SdkClient make(Class<?> type) {
        AwsClientBuilder<?, ?> builder = builder(type);
        configuration.applyWithRetries(builder, id(type), endpoint(builder));
        return (SdkClient) builder.build();
    }

    /** Each client interface of the SDK has this method; nothing else tells the builder of a type. */
    private static AwsClientBuilder<?, ?> builder(Class<?> type) {
        try {
            if (isClient(type.getName())
                    && type.getMethod("builder").invoke(null) instanceof AwsClientBuilder<?, ?> builder) {
                return builder;
            }
            throw new IllegalArgumentException("Not an AWS SDK client: " + type.getName());
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw new IllegalArgumentException("Not an AWS SDK client: " + type.getName(), e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("Cannot begin a " + type.getName(), e.getCause());
        }
    }

    private URI endpoint(AwsClientBuilder<?, ?> builder) {
        return endpoints.apply(id(builder.getClass()));
    }

    /** The SDK has a package per service; its name tells which service a type belongs to. */
    private static String id(Class<?> type) {
        String name = type.getPackageName();
        return name.startsWith(SDK_PACKAGE) ? name.substring(SDK_PACKAGE.length()) : name;
    }

    @Override
    public synchronized void close() {
        open.values().forEach(SdkClient::close);
        open.clear();
    }
}
