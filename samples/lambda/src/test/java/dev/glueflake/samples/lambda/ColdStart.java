package dev.glueflake.samples.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

/** Makes functions as Lambda does, by class name and without arguments, and invokes the first. */
public final class ColdStart {
    private ColdStart() {}

    public static void main(String[] args) throws Exception {
        for (int i = 1; i < args.length; i++) {
            System.out.println(make(args[i]).getClass().getSimpleName() + " is made");
        }
        System.out.println(World.invoke(make(args[1]), args[0]));
    }

    private static RequestStreamHandler make(String name) throws ReflectiveOperationException {
        return (RequestStreamHandler) Class.forName(name).getConstructor().newInstance();
    }
}
