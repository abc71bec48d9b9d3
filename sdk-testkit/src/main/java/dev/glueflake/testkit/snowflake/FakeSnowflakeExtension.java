package dev.glueflake.testkit.snowflake;

import java.sql.Connection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives JUnit tests a {@link FakeSnowflake}: one server for a test class, as new before each test.
 *
 * <p>Use it as {@code @ExtendWith(FakeSnowflakeExtension.class)}, or as a static {@code @RegisterExtension} field made by
 * {@link #of(FakeSnowflakeBuilder)}. Test methods may take a {@link FakeSnowflake}, a {@link Connection} (closed after the
 * test) and a {@link DataSource} as parameters. A test during which the fake itself failed (000603) fails. Tests of one class
 * must not run in parallel, since they share the server.
 */
public final class FakeSnowflakeExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final String FAKE = "fake";

    private final Namespace namespace = Namespace.create(FakeSnowflakeExtension.class, this);
    private final FakeSnowflakeBuilder builder;
    private volatile @Nullable FakeSnowflake running;

    /** Makes an extension with the default settings, as JUnit does for {@code @ExtendWith}. */
    public FakeSnowflakeExtension() {
        this(FakeSnowflake.builder());
    }

    private FakeSnowflakeExtension(FakeSnowflakeBuilder builder) {
        this.builder = builder;
    }

    /**
     * Makes an extension with settings.
     *
     * @param builder not used elsewhere
     * @return the extension, for a static field with {@code @RegisterExtension}
     */
    public static FakeSnowflakeExtension of(FakeSnowflakeBuilder builder) {
        return new FakeSnowflakeExtension(builder);
    }

    /**
     * Returns the fake of the test class that runs.
     *
     * @return the fake
     * @throws IllegalStateException where no test class with this extension runs
     */
    public FakeSnowflake fake() {
        FakeSnowflake fake = running;
        if (fake == null) {
            throw new IllegalStateException(
                    "The fake Snowflake is not running. Make the field of the extension static, with @RegisterExtension.");
        }
        return fake;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        fake(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        fake(context).reset();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<IllegalStateException> errors = fake(context).internalErrors();
        if (!errors.isEmpty()) {
            AssertionError failure = new AssertionError(
                    "The fake Snowflake itself failed " + errors.size() + " time(s); this is not the test's fault",
                    errors.get(0));
            errors.stream().skip(1).forEach(failure::addSuppressed);
            throw failure;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        // A connection made before the test would not outlive the reset.
        boolean connection = type == Connection.class && context.getTestMethod().isPresent();
        return type == FakeSnowflake.class || connection || type == DataSource.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == Connection.class) {
            Connection connection = fake(context).connect();
            context.getStore(namespace).put(connection, connection);
            return connection;
        }
        return type == DataSource.class ? fake(context).dataSource() : fake(context);
    }

    private FakeSnowflake fake(ExtensionContext context) {
        Store store = context.getStore(namespace);
        FakeSnowflake fake = store.getOrComputeIfAbsent(FAKE, key -> builder.start(), FakeSnowflake.class);
        running = fake;
        return fake;
    }
}
