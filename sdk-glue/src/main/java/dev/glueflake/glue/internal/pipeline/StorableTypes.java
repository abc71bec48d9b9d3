package dev.glueflake.glue.internal.pipeline;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which types come back from JSON as they went. */
public final class StorableTypes {
    private static final Set<Class<?>> PLAIN = Set.of(
            String.class,
            Boolean.class,
            Integer.class,
            Long.class,
            Short.class,
            Byte.class,
            Double.class,
            Float.class,
            Character.class,
            BigDecimal.class,
            BigInteger.class,
            Object.class);
    private static final Set<Class<?>> CONTAINERS = Set.of(List.class, Set.class, Map.class, Collection.class);

    private StorableTypes() {}

    /** What in a type cannot be stored; empty if nothing. */
    public static Optional<String> obstacle(Class<?> type) {
        return type == Object.class ? Optional.of("Object") : obstacle(type, new HashSet<>());
    }

    private static Optional<String> obstacle(Type type, Set<Type> seen) {
        if (!seen.add(type)) {
            return Optional.empty();
        }
        if (type instanceof ParameterizedType generic) {
            return first(generic.getActualTypeArguments(), seen).or(() -> obstacle(generic.getRawType(), seen));
        }
        return type instanceof Class<?> plain ? ofClass(plain, seen) : Optional.of(type.getTypeName());
    }

    private static Optional<String> ofClass(Class<?> type, Set<Type> seen) {
        if (type.isPrimitive()
                || type.isEnum()
                || PLAIN.contains(type)
                || CONTAINERS.contains(type)
                || TextValues.holds(type)) {
            return Optional.empty();
        }
        if (!type.isRecord()) {
            return Optional.of(type.getSimpleName());
        }
        RecordComponent[] components = type.getRecordComponents();
        Type[] types = new Type[components.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = components[i].getGenericType();
        }
        return first(types, seen).map(inner -> inner + " in " + type.getSimpleName());
    }

    private static Optional<String> first(Type[] types, Set<Type> seen) {
        for (Type type : types) {
            Optional<String> found = obstacle(type, seen);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
