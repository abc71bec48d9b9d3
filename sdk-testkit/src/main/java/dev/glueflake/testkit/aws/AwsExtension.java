package dev.glueflake.testkit.aws;

import dev.glueflake.testkit.aws.internal.Injection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a JUnit 5 test class an {@link EmbeddedAws} of its own: started before its first test, emptied before each,
 * closed after its last one; nested classes share it.
 *
 * <p>With {@code @ExtendWith(AwsExtension.class)} the defaults hold; with {@code @RegisterExtension} on a static field,
 * {@link #with} gives settings. Tests, their constructors and life-cycle methods may take an {@link AwsEnvironment}, an
 * {@link EmbeddedAws}, its {@link Faults}, or one of the environment's SDK clients as a parameter. What a
 * {@code @BeforeAll} method creates is gone at the first test, so create it in {@code @BeforeEach}. Tests of one class
 * must not run in parallel.
 */
public final class AwsExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(AwsExtension.class);

    private final EmbeddedAws.Builder settings;
    private volatile @Nullable EmbeddedAws running;

    /** Makes an extension with the defaults of {@link EmbeddedAws#builder()}. */
    public AwsExtension() {
        this(EmbeddedAws.builder());
    }

    private AwsExtension(EmbeddedAws.Builder settings) {
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /**
     * Makes an extension with settings, for a {@code @RegisterExtension} field.
     *
     * @param settings of the environment; started once per test class
     * @return the extension
     */
    public static AwsExtension with(EmbeddedAws.Builder settings) {
        return new AwsExtension(settings);
    }

    /**
     * Returns the environment of the test class that runs now.
     *
     * @return the running environment
     * @throws IllegalStateException before the test class has begun
     */
    public EmbeddedAws environment() {
        EmbeddedAws now = running;
        if (now == null) {
            throw new IllegalStateException(
                    "The environment starts with the test class: ask for it in a test or in a life-cycle method.");
        }
        return now;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        start(context).reset();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Injection.supports(parameter.getParameter().getType().getName());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Injection.value(parameter.getParameter().getType().getName(), start(context));
    }

    private EmbeddedAws start(ExtensionContext context) {
        EmbeddedAws environment = outermostClass(context)
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(settings, EmbeddedAws.Builder::start, EmbeddedAws.class);
        running = environment;
        return environment;
    }

    private static ExtensionContext outermostClass(ExtensionContext context) {
        ExtensionContext outermost = context;
        while (outermost
                .getParent()
                .filter(parent -> parent.getTestClass().isPresent())
                .isPresent()) {
            outermost = outermost.getParent().get();
        }
        return outermost;
    }
}
