package dev.glueflake.testkit.snowflake.internal.script.foreign;

import dev.glueflake.testkit.snowflake.FakeSnowflake.RoutineCall;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A function in LANGUAGE JAVA whose code stands in its CREATE FUNCTION. */
final class JavaHandler implements Function<RoutineCall, @Nullable Object> {
    private final Method method;
    private final @Nullable Object target;

    private JavaHandler(Method method, @Nullable Object target) {
        this.method = method;
        this.target = target;
    }

    /** @param handler {@code Class.method}, the class perhaps with its package */
    static JavaHandler of(String handler, String source, int arguments) {
        int dot = handler.lastIndexOf('.');
        if (dot < 1) {
            throw Errors.compilation("100385", "42601", "HANDLER '" + handler + "' is not of the form Class.method.");
        }
        String className = handler.substring(0, dot);
        ClassLoader loader = JavaCompilation.load(className, source);
        try {
            Class<?> type = loader.loadClass(className);
            Method method = method(type, handler.substring(dot + 1), arguments);
            // The documentation's own examples have classes that are not public.
            method.setAccessible(true);
            return new JavaHandler(method, Modifier.isStatic(method.getModifiers()) ? null : instance(type));
        } catch (ClassNotFoundException e) {
            throw missing(className, e);
        }
    }

    private static Method method(Class<?> type, String name, int arguments) {
        List<Method> named = Stream.of(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(name) && Modifier.isPublic(method.getModifiers()))
                .filter(method -> method.getParameterCount() == arguments)
                .toList();
        if (named.size() != 1) {
            throw Errors.compilation(
                    "100385",
                    "42601",
                    "HANDLER: class " + type.getName() + " has " + named.size() + " public methods " + name + " of "
                            + arguments + " parameters where one is wanted.");
        }
        return named.get(0);
    }

    private static Object instance(Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw missing("constructor without parameters of " + type.getName(), e);
        }
    }

    private static RuntimeException missing(String what, Exception cause) {
        RuntimeException error = Errors.compilation("100385", "42601", "HANDLER: there is no " + what + ".");
        error.addSuppressed(cause);
        return error;
    }

    @Override
    public @Nullable Object apply(RoutineCall call) {
        Class<?>[] types = method.getParameterTypes();
        @Nullable Object[] arguments = new @Nullable Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = JavaArguments.of(call.arguments().get(i), types[i]);
        }
        try {
            return JavaArguments.answer(method.invoke(target, arguments));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(String.valueOf(e.getCause()), e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot call " + method, e);
        }
    }
}
