package dev.glueflake.testkit.aws;

import dev.glueflake.testkit.aws.AwsTest.Scope;
import dev.glueflake.testkit.aws.internal.Injection;
import dev.glueflake.testkit.aws.internal.environment.ChosenEnvironment;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives JUnit 5 tests an AWS environment, in one of three ways.
 *
 * <p>{@code @ExtendWith(AwsExtension.class)} gives a test class an {@link EmbeddedAws} of its own: started before its
 * first test, emptied before each, closed after its last one; nested classes share it. {@link #with} does the same with
 * settings, as a {@code @RegisterExtension} on a static field. {@link AwsTest} takes the environment that the run is
 * configured for, or that it names, and says how long it lives.
 *
 * <p>Tests, their constructors and life-cycle methods may take as parameters: an {@link AwsEnvironment}, any sync or
 * async SDK client of a service that it has, Glue's control, and, where the environment is embedded, {@link
 * EmbeddedAws}, {@link Faults}, {@link Events}, {@link Queues} and Lambda's functions. What a {@code @BeforeAll} method creates is gone at
 * the first test, so create it in {@code @BeforeEach}. Tests of one class must not run in parallel.
 */
public final class AwsExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(AwsExtension.class);

    private final EmbeddedAws.Builder settings;
    private volatile @Nullable AwsEnvironment running;

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
     * Returns the embedded environment of the test class that runs now.
     *
     * @return the running environment
     * @throws IllegalStateException before the test class has begun, or if its environment is not embedded
     */
    public EmbeddedAws environment() {
        if (running instanceof EmbeddedAws embedded) {
            return embedded;
        }
        throw new IllegalStateException(
                running == null
                        ? "The environment starts with the test class: ask for it in a test or in a life-cycle method."
                        : "The test class runs on " + running + ", not on the embedded environment.");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (scope(context) != Scope.METHOD) {
            start(context);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        AwsEnvironment environment = start(context);
        if (scope(context) == Scope.CLASS) {
            environment.reset();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Injection.supports(parameter.getParameter().getType().getName());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        try {
            return Injection.value(parameter.getParameter().getType(), start(context));
        } catch (IllegalArgumentException e) {
            throw new ParameterResolutionException(String.valueOf(e.getMessage()), e);
        }
    }

    private AwsEnvironment start(ExtensionContext context) {
        Optional<AwsTest> wanted = wanted(context);
        AwsEnvironment environment = wanted.isEmpty()
                ? shared(outermostClass(context), settings, settings::start)
                : start(context, wanted.get());
        running = environment;
        return environment;
    }

    private static AwsEnvironment start(ExtensionContext context, AwsTest wanted) {
        String named = wanted.environment().isEmpty()
                ? context.getConfigurationParameter(AwsEnvironment.PROPERTY).orElse(ChosenEnvironment.EMBEDDED)
                : wanted.environment();
        Supplier<AwsEnvironment> starter = () -> AwsEnvironment.named(named);
        return switch (scope(context)) {
            case METHOD -> ofHolder(ofMethod(context), named, starter);
            case CLASS -> ofHolder(outermostClass(context), named, starter);
            case RUN -> ofHolder(context.getRoot(), named, starter);
        };
    }

    /** The holder is part of the key: a store shows what the stores around it hold. */
    private static AwsEnvironment ofHolder(ExtensionContext holder, String named, Supplier<AwsEnvironment> starter) {
        return shared(holder, named + " of " + holder.getUniqueId(), starter);
    }

    private static AwsEnvironment shared(ExtensionContext holder, Object key, Supplier<AwsEnvironment> starter) {
        return holder.getStore(NAMESPACE).getOrComputeIfAbsent(key, ignored -> starter.get(), AwsEnvironment.class);
    }

    /** The annotation of the method, of its class, or of a class around that. */
    private static Optional<AwsTest> wanted(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), AwsTest.class)
                .or(() -> context.getParent().flatMap(AwsExtension::wanted));
    }

    private static Scope scope(ExtensionContext context) {
        Optional<Method> method = context.getTestMethod();
        return AnnotationSupport.isAnnotated(method, AwsTest.class)
                ? Scope.METHOD
                : wanted(context).map(AwsTest::scope).orElse(Scope.CLASS);
    }

    private static ExtensionContext ofMethod(ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException(
                    "Each test has an environment of its own here (@AwsTest with scope METHOD), so the class has none:"
                            + " take the parameter in a test or in a @BeforeEach method.");
        }
        return context;
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
