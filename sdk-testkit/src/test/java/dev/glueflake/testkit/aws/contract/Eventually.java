package dev.glueflake.testkit.aws.contract;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again until the answer is wanted or it is late: services elsewhere work on their own time. */
final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Eventually() {}

    /** Tells whether something happens within a time: for what may never happen. */
    static boolean happens(Duration within, BooleanSupplier question) {
        return ask(within, question::getAsBoolean, happened -> happened);
    }

    /** Returns the wanted answer, or the last one, for the test to judge. */
    static <T> T ask(Supplier<T> question, Predicate<T> wanted) {
        return ask(PATIENCE, question, wanted);
    }

    private static <T> T ask(Duration patience, Supplier<T> question, Predicate<T> wanted) {
        long end = System.nanoTime() + patience.toNanos();
        T answer = question.get();
        while (!wanted.test(answer) && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = question.get();
        }
        return answer;
    }
}
