package dev.glueflake.testkit.snowflake;

import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
import org.junit.jupiter.api.function.ThrowingConsumer;

/**
 * Gives JUnit tests a {@link FakeSnowflake}: one server for a test class, as new before each test unless {@link #perClass()}
 * or {@link #perRun(String)} says otherwise; or as {@link #prepared} once.
 *
 * <p>Use it as {@code @ExtendWith(FakeSnowflakeExtension.class)}, or as a static {@code @RegisterExtension} field made by
 * {@link #of(FakeSnowflakeBuilder)}. Test methods may take a {@link FakeSnowflake}, a {@link Connection} (closed after the
 * test) and a {@link DataSource} as parameters, and whatever {@link #with} makes. A test during which the fake itself failed (000603) fails. Tests of one class
 * must not run in parallel, since they share the server.
 */
public final class FakeSnowflakeExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final String FAKE = "fake";
    private static final String PREPARED = "prepared";

    private final Namespace namespace = Namespace.create(FakeSnowflakeExtension.class, this);
    private final FakeSnowflakeBuilder builder;
    private final Map<Class<?>, Function<FakeSnowflake, ?>> makers = new LinkedHashMap<>();
    private volatile @Nullable FakeSnowflake running;
    private boolean resetBeforeEach = true;
    private @Nullable String runName;
    private @Nullable ThrowingConsumer<? super FakeSnowflake> preparation;

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
     * Keeps what the tests of a class leave behind until its last test; without this each test begins with an empty account.
     *
     * @return this extension
     */
    public FakeSnowflakeExtension perClass() {
        resetBeforeEach = false;
        return this;
    }

    /**
     * Shares one fake between all test classes of a run that say the same name; it is never reset, and it is made with the
     * settings of the first of them.
     *
     * @param name of the account's use, any text
     * @return this extension
     */
    public FakeSnowflakeExtension perRun(String name) {
        resetBeforeEach = false;
        runName = name;
        return this;
    }

    /**
     * Prepares the fake once, and brings it back to that before each test, by {@link FakeSnowflake#snapshot()}: schemas, rows
     * and users that all tests of the class begin with cost their time once. With {@link #perClass()} and {@link #perRun(String)}
     * it is prepared once and not brought back.
     *
     * <pre>{@code
     * @RegisterExtension
     * static final FakeSnowflakeExtension SNOWFLAKE = new FakeSnowflakeExtension().prepared(fake -> { … });
     * }</pre>
     *
     * @param work done with the new fake; what it throws fails the test class
     * @return this extension
     */
    public FakeSnowflakeExtension prepared(ThrowingConsumer<? super FakeSnowflake> work) {
        preparation = work;
        return this;
    }

    /**
     * Lets tests have parameters of another type, such as a client of one's own. One is made for each test that asks for it; if
     * it is {@link AutoCloseable}, it is closed after the test.
     *
     * @param type of the parameter, exactly
     * @param maker makes it for a fake
     * @param <T> the type
     * @return this extension
     */
    public <T> FakeSnowflakeExtension with(Class<T> type, Function<FakeSnowflake, ? extends T> maker) {
        makers.put(type, maker);
        return this;
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
        prepared(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        FakeSnowflake fake = fake(context);
        if (resetBeforeEach) {
            Optional<FakeSnowflake.Snapshot> prepared = prepared(context);
            prepared.ifPresentOrElse(FakeSnowflake.Snapshot::restore, fake::reset);
        }
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
        boolean inTest = context.getTestMethod().isPresent();
        boolean connection = type == Connection.class && inTest;
        boolean made = makers.containsKey(type) && inTest;
        return type == FakeSnowflake.class || connection || made || type == DataSource.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        Function<FakeSnowflake, ?> maker = makers.get(type);
        if (maker != null) {
            return kept(maker.apply(fake(context)), context);
        } else if (type == Connection.class) {
            return kept(fake(context).connect(), context);
        }
        return type == DataSource.class ? fake(context).dataSource() : fake(context);
    }

    /** What is {@link AutoCloseable} is closed by JUnit after the test. */
    private Object kept(Object made, ExtensionContext context) {
        context.getStore(namespace).put(made, made);
        return made;
    }

    private FakeSnowflake fake(ExtensionContext context) {
        FakeSnowflake fake = store(context).getOrComputeIfAbsent(FAKE, key -> builder.start(), FakeSnowflake.class);
        running = fake;
        return fake;
    }

    /** What the tests begin with, where that is prepared. */
    private Optional<FakeSnowflake.Snapshot> prepared(ExtensionContext context) {
        ThrowingConsumer<? super FakeSnowflake> work = preparation;
        return work == null
                ? Optional.empty()
                : Optional.of(store(context)
                        .getOrComputeIfAbsent(
                                PREPARED, key -> prepare(fake(context), work), FakeSnowflake.Snapshot.class));
    }

    private static FakeSnowflake.Snapshot prepare(FakeSnowflake fake, ThrowingConsumer<? super FakeSnowflake> work) {
        try {
            work.accept(fake);
        } catch (Throwable e) {
            throw new IllegalStateException("The fake Snowflake could not be prepared: " + e.getMessage(), e);
        }
        return fake.snapshot();
    }

    private Store store(ExtensionContext context) {
        String shared = runName;
        return shared == null
                ? context.getStore(namespace)
                : context.getRoot().getStore(Namespace.create(FakeSnowflakeExtension.class, shared));
    }
}
