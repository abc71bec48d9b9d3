package dev.glueflake.glue.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The states of a crawler: note what the last crawl was, start, observe, decide, wait, observe again. READY is an end only
 * when it shows another crawl than the one that was noted, and success only when that crawl succeeded. A crawler that runs
 * already is waited for, and noted anew. They stand in a branch of their own, so that one state has the step's name, one set
 * of fields is theirs, and one place catches their errors.
 */
final class CrawlerStates {
    private static final String LAST = ".Crawler.LastCrawl";
    private static final String STARTED = LAST + ".StartTime";
    private static final String ERROR = LAST + ".ErrorMessage";
    private static final int BUSY_PAUSE = 30;
    private static final List<String> TRANSIENT = List.of(
            "Glue.ThrottlingException",
            "Glue.GlueException",
            "Glue.OperationTimeoutException",
            "Glue.InternalServiceException",
            "Glue.SdkClientException");

    private final StepStates step;
    private final String crawler;
    private final ObjectNode states = Asl.object();

    private CrawlerStates(StepStates step, String crawler) {
        this.step = step;
        this.crawler = crawler;
    }

    static void add(StepStates step, String crawler) {
        new CrawlerStates(step, crawler).add();
    }

    private void add() {
        ObjectNode branch = Asl.object().put("StartAt", step.name("note"));
        branch.set("States", states);
        starting();
        observing();
        deciding();
        ending();
        ObjectNode parallel = Asl.state("Parallel");
        parallel.putObject("Parameters").put("looks", 0);
        Asl.put(parallel, "Branches", List.of(branch));
        step.addMain(
                parallel,
                Asl.object().put("crawler", crawler).put("requestedAt.$", "$[0].requestedAt"),
                List.of(),
                List.of(step.catchUnknown(List.of(StepStates.UNKNOWN_ERROR)), step.catchRest()));
    }

    private void starting() {
        String busy = step.name("busy");
        add("note", "start", call("getCrawler", "$.before"));
        ObjectNode start = call("startCrawler", "$.requested");
        start.putObject("ResultSelector").put("at.$", "$$.State.EnteredTime");
        Asl.put(start, "Catch", List.of(Asl.caught(List.of("Glue.CrawlerRunningException"), null, busy)));
        add("start", "observe", start);
        add("busy", "note", Asl.state("Wait").put("Seconds", BUSY_PAUSE));
    }

    private void observing() {
        add("observe", "decide", call("getCrawler", "$.now"));
        ObjectNode pause = Asl.state("Pass");
        pause.putObject("Parameters")
                .put("before.$", "$.before")
                .put("requested.$", "$.requested")
                .put("looks.$", "States.MathAdd($.looks, 1)")
                .put(
                        "seconds.$",
                        "States.MathRandom(States.MathAdd($.looks, " + MachineOptions.FIRST_PAUSE
                                + "), States.MathAdd($.looks, " + (MachineOptions.FIRST_PAUSE + MachineOptions.JITTER)
                                + "))");
        add("pause", "wait", pause);
        add("wait", "observe", Asl.state("Wait").put("SecondsPath", "$.seconds"));
    }

    private void deciding() {
        ObjectNode another = Asl.or(List.of(
                Asl.present("$.before" + STARTED, false),
                Asl.not(Asl.object()
                        .put("Variable", "$.now" + STARTED)
                        .put("StringEqualsPath", "$.before" + STARTED))));
        ObjectNode ready = Asl.equal("$.now.Crawler.State", "READY");
        ObjectNode seen = Asl.present("$.now" + STARTED, true);
        ObjectNode succeeded = Asl.equal("$.now" + LAST + ".Status", "SUCCEEDED");
        ObjectNode late = Asl.object().put("Variable", "$.looks").put("NumericGreaterThanEquals", step.options.looks());
        ObjectNode choice = Asl.state("Choice");
        Asl.put(
                choice,
                "Choices",
                List.of(
                        Asl.and(List.of(ready, seen, another, succeeded)).put("Next", step.name("ended")),
                        Asl.and(List.of(ready, seen, another, Asl.present("$.now" + ERROR, true)))
                                .put("Next", step.name("failed crawl")),
                        Asl.and(List.of(ready, seen, another)).put("Next", step.name("no success")),
                        late.put("Next", step.name("lost sight"))));
        states.set(step.name("decide"), choice.put("Default", step.name("pause")));
    }

    private void ending() {
        ObjectNode ended = Asl.state("Pass");
        ended.putObject("Parameters").put("requestedAt.$", "$.requested.at");
        states.set(step.name("ended"), Asl.next(ended, null));
        String status = "$.now" + LAST + ".Status";
        states.set(
                step.name("failed crawl"),
                crawlFailed("States.Format('The crawl ended as {}: {}', " + status + ", $.now" + ERROR + ")"));
        states.set(step.name("no success"), crawlFailed("States.Format('The crawl ended as {}', " + status + ")"));
        states.set(
                step.name("lost sight"),
                Asl.state("Fail")
                        .put("Error", StepStates.UNKNOWN_ERROR)
                        .put(
                                "Cause",
                                "Crawler " + crawler + " was started, but within " + step.options.crawlDeadline()
                                        + " it showed no new crawl that has ended. Look at its history in Glue."));
    }

    private static ObjectNode crawlFailed(String cause) {
        return Asl.state("Fail").put("Error", "Glueflake.CrawlFailed").put("CausePath", cause);
    }

    private void add(String part, String next, ObjectNode state) {
        states.set(step.name(part), Asl.next(state, step.name(next)));
    }

    private ObjectNode call(String operation, String path) {
        ObjectNode task = Asl.state("Task").put("Resource", step.options.resource("aws-sdk:glue:" + operation));
        task.putObject("Parameters").put("Name", crawler);
        Asl.put(task, "Retry", List.of(Asl.retry(2, 100, TRANSIENT)));
        return task.put("ResultPath", path);
    }
}
