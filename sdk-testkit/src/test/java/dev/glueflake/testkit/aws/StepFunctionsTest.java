package dev.glueflake.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.JobCommand;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sqs.SqsClient;

class StepFunctionsTest extends StateMachinesFixture {
    private static final Instant BEGIN = Instant.parse("2024-11-20T12:00:00Z");
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:f";
    private static final MovableClock CLOCK = MovableClock.stoppedAt(BEGIN);

    @RegisterExtension
    static final AwsExtension EXTENSION =
            AwsExtension.with(EmbeddedAws.builder().clock(CLOCK));

    private final EmbeddedAws aws;
    private final List<String> got = new ArrayList<>();

    StepFunctionsTest(EmbeddedAws aws, SfnClient sfn) {
        super(sfn);
        this.aws = aws;
    }

    @Test
    void dataFlowsThroughTheFiveFields() {
        String state = "{'Type':'Pass','InputPath':'$.order','Parameters':{'id.$':'$.id','kind':'new',"
                + "'started.$':'$$.Execution.Name'},'ResultPath':'$.made','OutputPath':'$','End':true}";
        DescribeExecutionResponse ended = run(machine("P", "'P':" + state), "{'order':{'id':7},'kept':true}", "one");

        assertSucceeded(ended, "{'order':{'id':7},'kept':true,'made':{'id':7,'kind':'new','started':'one'}}");
        assertThat(ended.startDate()).isEqualTo(CLOCK.instant());
        assertThat(ended.input()).isEqualTo(json("{'order':{'id':7},'kept':true}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "States.Format('{} of {}', $.a, 2)|'1 of 2'",
                "States.Format('\\{\\} it\\'s {}', $.s)|'{} it\\u0027s x,y'",
                "States.StringToJson($.j)|{'k':[1]}",
                "States.JsonToString($.l)|'[1,2,2,3]'",
                "States.Array(1, 'b', $.a, true, null)|[1,'b',1,true,null]",
                "States.ArrayPartition($.l, 3)|[[1,2,2],[3]]",
                "States.ArrayContains($.l, 3)|true",
                "States.ArrayRange(1, 7, 3)|[1,4,7]",
                "States.ArrayGetItem($.l, 3)|3",
                "States.ArrayLength($.l)|4",
                "States.ArrayUnique($.l)|[1,2,3]",
                "States.Base64Encode('hello')|'aGVsbG8='",
                "States.Base64Decode('aGVsbG8=')|'hello'",
                "States.Hash('hello', 'MD5')|'5d41402abc4b2a76b9719d911017c592'",
                "States.JsonMerge($.o, States.StringToJson('{\"b\":2}'), false)|{'a':1,'b':2}",
                "States.MathAdd($.a, -3)|-2",
                "States.StringSplit($.s, ',')|['x','y']",
                "States.ArrayLength(States.StringSplit($.s, ','))|2",
                "$.l[-1]|3",
                "$.l[1:3]|[2,2]",
                "$..a|[1,1]",
                "$.o['a']|1",
                "$.l[*]|[1,2,2,3]",
            })
    void expressionsAreEvaluated(String expression, String expected) {
        String input = "{\"a\":1,\"s\":\"x,y\",\"l\":[1,2,2,3],\"j\":\"{\\\"k\\\":[1]}\",\"o\":{\"a\":1}}";
        String escaped = expression.replace("\\", "\\\\").replace("\"", "\\\"");
        String arn = create("{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"Parameters\":{\"v.$\":\""
                + escaped + "\"},\"End\":true}}}");
        DescribeExecutionResponse ended = describe(
                sfn.startExecution(request -> request.stateMachineArn(arn).input(input))
                        .executionArn());

        assertThat(ended.statusAsString()).as(ended.cause()).isEqualTo("SUCCEEDED");
        String plain = expected.replace("\\u0027", "\u0001").replace('\'', '"').replace('\u0001', '\'');
        assertThat(ended.output()).isEqualTo("{\"v\":" + plain + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'n':5}|Big",
                "{'n':1}|Small",
                "{'n':3,'s':'log-7.txt'}|Log",
                "{'n':3,'t':'2024-01-01T00:00:00Z'}|Old",
                "{'n':3,'x':null}|Null",
                "{'n':3,'b':true,'c':true}|Both",
                "{'n':3}|Other"
            })
    void aChoiceTakesTheFirstRuleThatHolds(String input, String expected) {
        String rules = "{'Variable':'$.n','NumericGreaterThanEquals':5,'Next':'Big'},"
                + "{'Not':{'Variable':'$.n','NumericGreaterThan':1},'Next':'Small'},"
                + "{'And':[{'Variable':'$.s','IsPresent':true},{'Variable':'$.s','StringMatches':'log-*.txt'}],"
                + "'Next':'Log'},"
                + "{'And':[{'Variable':'$.t','IsPresent':true},"
                + "{'Variable':'$.t','TimestampLessThan':'2024-06-01T00:00:00Z'}],'Next':'Old'},"
                + "{'And':[{'Variable':'$.x','IsPresent':true},{'Variable':'$.x','IsNull':true}],'Next':'Null'},"
                + "{'And':[{'Variable':'$.b','IsPresent':true},{'Variable':'$.b','BooleanEqualsPath':'$.c'}],"
                + "'Next':'Both'}";
        StringBuilder ends = new StringBuilder();
        for (String name : List.of("Big", "Small", "Log", "Old", "Null", "Both", "Other")) {
            ends.append(",'")
                    .append(name)
                    .append("':{'Type':'Pass','Result':'")
                    .append(name)
                    .append("','End':true}");
        }
        String states = "'C':{'Type':'Choice','Choices':[" + rules + "],'Default':'Other'}" + ends;

        assertSucceeded(run(machine("C", states), input), "'" + expected + "'");
    }

    @Test
    void waitsEndOnTheClockOneBehindTheOther() {
        String arn = start(
                machine(
                        "A",
                        "'A':{'Type':'Wait','Seconds':10,'Next':'B'},'B':{'Type':'Wait','SecondsPath':'$.s','Next':'T'},"
                                + "'T':{'Type':'Wait','TimestampPath':'$.until','End':true}"),
                "{'s':10,'until':'" + CLOCK.instant().plusSeconds(60) + "'}");
        CLOCK.advance(Duration.ofSeconds(15));
        assertThat(types(arn))
                .containsExactly("ExecutionStarted", "WaitStateEntered", "WaitStateExited", "WaitStateEntered");
        Instant first = history(arn).get(2).timestamp();
        CLOCK.advance(Duration.ofSeconds(5));
        assertThat(types(arn)).hasSize(6);
        assertThat(history(arn).get(4).timestamp()).isEqualTo(first.plusSeconds(10));
        assertThat(describe(arn).statusAsString()).isEqualTo("RUNNING");
        CLOCK.advance(Duration.ofHours(1));

        DescribeExecutionResponse ended = describe(arn);
        assertThat(ended.statusAsString()).isEqualTo("SUCCEEDED");
        assertThat(ended.stopDate()).isEqualTo(ended.startDate().plusSeconds(60));
    }

    @Test
    void aFunctionIsCalledByItsArnAndByTheIntegration() {
        aws.functions().register("f", event -> "{\"n\":" + event + "}");
        String direct =
                "'D':{'Type':'Task','Resource':'" + FUNCTION + "','InputPath':'$.v','ResultPath':'$.d','Next':'I'}";
        String integrated = "'I':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Parameters':{"
                + "'FunctionName':'f','Payload.$':'$.d'},'ResultSelector':{'p.$':'$.Payload','c.$':'$.StatusCode'},"
                + "'End':true}";
        String arn = start(machine("D", direct + "," + integrated), "{'v':1}");

        assertSucceeded(describe(arn), "{'p':{'n':{'n':1}},'c':200}");
        assertThat(types(arn))
                .containsExactly(
                        "ExecutionStarted",
                        "TaskStateEntered",
                        "LambdaFunctionScheduled",
                        "LambdaFunctionStarted",
                        "LambdaFunctionSucceeded",
                        "TaskStateExited",
                        "TaskStateEntered",
                        "TaskScheduled",
                        "TaskStarted",
                        "TaskSucceeded",
                        "TaskStateExited",
                        "ExecutionSucceeded");
        HistoryEvent entered = history(arn).get(1);
        assertThat(entered.stateEnteredEventDetails().name()).isEqualTo("D");
        assertThat(entered.previousEventId()).isEqualTo(1);
    }

    @Test
    void aFailedTaskIsTriedAgainWithGrowingPausesAndThenCaught() {
        aws.functions().register("f", event -> {
            got.add(CLOCK.instant().toString());
            throw new IllegalStateException("busy");
        });
        Instant begin = CLOCK.instant();
        String task =
                "'T':{'Type':'Task','Resource':'" + FUNCTION + "','Retry':[{'ErrorEquals':['Other']},{'ErrorEquals':["
                        + "'java.lang.IllegalStateException'],'IntervalSeconds':2,'MaxAttempts':2,'BackoffRate':3}],"
                        + "'Catch':[{'ErrorEquals':['States.ALL'],'ResultPath':'$.error','Next':'Done'}],'End':true},"
                        + "'Done':{'Type':'Pass','Parameters':{'e.$':'$.error.Error','n.$':'$.n'},'End':true}";
        String arn = start(machine("T", task), "{'n':1}");
        for (int i = 0; i < 10; i++) {
            CLOCK.advance(Duration.ofSeconds(1));
            describe(arn);
        }

        assertSucceeded(describe(arn), "{'e':'java.lang.IllegalStateException','n':1}");
        assertThat(got)
                .containsExactly(
                        begin.toString(),
                        begin.plusSeconds(2).toString(),
                        begin.plusSeconds(8).toString());
    }

    @Test
    void withoutACatcherTheExecutionFails() {
        DescribeExecutionResponse failed =
                run(machine("F", "'F':{'Type':'Fail','Error':'No','CausePath':'$.why'}"), "{'why':'late'}");

        assertThat(failed.statusAsString()).isEqualTo("FAILED");
        assertThat(failed.error()).isEqualTo("No");
        assertThat(failed.cause()).isEqualTo("late");
        DescribeExecutionResponse lost =
                run(machine("P", "'P':{'Type':'Pass','OutputPath':'$.none','End':true}"), "{}");
        assertThat(lost.error()).isEqualTo("States.ParameterPathFailure");
        String endless = machine("A", "'A':{'Type':'Pass','Next':'B'},'B':{'Type':'Pass','Next':'A'}");
        assertThat(run(endless, "{}").cause()).contains("25000");
    }

    @Test
    void sdkIntegrationsCallTheEmbeddedServicesAndMeetTheFaultScript() {
        aws.secretsManager().createSecret(request -> request.name("s").secretString("v"));
        String task = "'T':{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:secretsmanager:getSecretValue',"
                + "'Parameters':{'SecretId.$':'$.id'},'OutputPath':'$.SecretString',"
                + "'Retry':[{'ErrorEquals':['SecretsManager.InternalServiceErrorException'],'MaxAttempts':1}],'End':true}";
        String machine = machine("T", task);
        aws.faults()
                .on(AwsService.SECRETS_MANAGER, "GetSecretValue")
                .error(500, "InternalServiceErrorException", "x", 1);
        String arn = start(machine, "{'id':'s'}");
        CLOCK.advance(Duration.ofSeconds(1));

        assertSucceeded(describe(arn), "'v'");
        assertThat(aws.callCount(AwsService.SECRETS_MANAGER, "GetSecretValue")).isEqualTo(2);
        assertThat(run(machine, "{'id':'absent'}").error()).isEqualTo("SecretsManager.ResourceNotFoundException");
    }

    @Test
    void functionsThatTasksInvokeAreCountedAndMeetTheFaultScript() {
        aws.functions().register("f", event -> "1");
        aws.faults().on(AwsService.LAMBDA, "Invoke").throttle(1);
        String task = "'T':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Parameters':{"
                + "'FunctionName':'f'},'Catch':[{'ErrorEquals':['Lambda.TooManyRequestsException'],'Next':'Again'}],"
                + "'End':true},'Again':{'Type':'Task','Resource':'" + FUNCTION + "','End':true}";

        assertSucceeded(describe(start(machine("T", task), "{}")), "1");
        assertThat(aws.callCount(AwsService.LAMBDA, "Invoke")).isEqualTo(2);
    }

    @Test
    void aGlueJobIsWaitedForToItsEnd(GlueClient glue) {
        glue.createJob(request -> request.name("load")
                .role(ROLE)
                .command(JobCommand.builder().name("glueetl").build()));
        aws.glueControl().jobDurations(Duration.ofSeconds(5), Duration.ofSeconds(20));
        aws.glueControl().job("load", arguments -> got.add(arguments.getOrDefault("--day", "")));
        String task = "'T':{'Type':'Task','Resource':'arn:aws:states:::glue:startJobRun.sync','Parameters':{"
                + "'JobName':'load','Arguments':{'--day.$':'$.day'}},'OutputPath':'$.JobRunState','End':true}";
        String machine = machine("T", task);
        String arn = start(machine, "{'day':'1'}");
        CLOCK.advance(Duration.ofSeconds(24));
        assertThat(describe(arn).statusAsString()).isEqualTo("RUNNING");
        CLOCK.advance(Duration.ofSeconds(1));
        assertSucceeded(describe(arn), "'SUCCEEDED'");
        assertThat(got).containsExactly("1");

        aws.glueControl().job("load", arguments -> {
            throw new IllegalStateException("no space");
        });
        String failing = start(machine, "{'day':'2'}");
        CLOCK.advance(Duration.ofMinutes(1));
        assertThat(describe(failing).error()).isEqualTo("States.TaskFailed");
        assertThat(describe(failing).cause()).contains("no space").contains("\"JobRunState\":\"FAILED\"");
    }

    @Test
    void aStoppedExecutionStopsItsJob(GlueClient glue) {
        glue.createJob(request -> request.name("load")
                .role(ROLE)
                .command(JobCommand.builder().name("glueetl").build()));
        aws.glueControl().jobDurations(Duration.ofSeconds(5), Duration.ofHours(1));
        String task =
                "'T':{'Type':'Task','Resource':'arn:aws:states:::glue:startJobRun.sync','Parameters':{'JobName':'load'},"
                        + "'End':true}";
        String arn = start(machine("T", task), "{}");
        sfn.stopExecution(request -> request.executionArn(arn).error("Enough").cause("by hand"));
        CLOCK.advance(Duration.ofMinutes(10));

        DescribeExecutionResponse ended = describe(arn);
        assertThat(ended.statusAsString()).isEqualTo("ABORTED");
        assertThat(ended.error()).isEqualTo("Enough");
        assertThat(glue.getJobRuns(request -> request.jobName("load"))
                        .jobRuns()
                        .get(0)
                        .jobRunStateAsString())
                .isEqualTo("STOPPED");
        assertThat(types(arn)).endsWith("ExecutionAborted");
    }

    @Test
    void aTaskAndAnExecutionHaveTheirTime(GlueClient glue) {
        glue.createJob(request -> request.name("load")
                .role(ROLE)
                .command(JobCommand.builder().name("glueetl").build()));
        aws.glueControl().jobDurations(Duration.ofSeconds(5), Duration.ofHours(1));
        String task =
                "'T':{'Type':'Task','Resource':'arn:aws:states:::glue:startJobRun.sync','Parameters':{'JobName':'load'},"
                        + "'TimeoutSeconds':60,'End':true}";
        String arn = start(machine("T", task), "{}");
        CLOCK.advance(Duration.ofMinutes(5));
        assertThat(describe(arn).error()).isEqualTo("States.Timeout");
        assertThat(describe(arn).stopDate()).isEqualTo(describe(arn).startDate().plusSeconds(60));

        String whole = create(
                json("{'StartAt':'W','TimeoutSeconds':30,'States':{'W':{'Type':'Wait','Seconds':31,'End':true}}}"));
        String late =
                sfn.startExecution(request -> request.stateMachineArn(whole)).executionArn();
        CLOCK.advance(Duration.ofMinutes(5));
        assertThat(describe(late).statusAsString()).isEqualTo("TIMED_OUT");
        assertThat(types(late)).endsWith("ExecutionTimedOut");
    }

    @Test
    void messagesAndEventsAreSent(SqsClient sqs) {
        String url = sqs.createQueue(request -> request.queueName("q")).queueUrl();
        String send =
                "'S':{'Type':'Task','Resource':'arn:aws:states:::sqs:sendMessage','Parameters':{'QueueUrl.$':'$.url',"
                        + "'MessageBody':{'n.$':'$.n'}},'ResultPath':null,'Next':'E'}";
        String put = "'E':{'Type':'Task','Resource':'arn:aws:states:::events:putEvents','Parameters':{'Entries':[{"
                + "'Source':'shop','DetailType':'sold','Detail':{'n.$':'$.n'}}]},'ResultPath':null,'End':true}";
        String machine = machine("S", send + "," + put);

        assertThat(run(machine, "{'url':'" + url + "','n':7}").statusAsString()).isEqualTo("SUCCEEDED");
        assertThat(sqs.receiveMessage(request -> request.queueUrl(url))
                        .messages()
                        .get(0)
                        .body())
                .isEqualTo("{\"n\":7}");
        assertThat(aws.events().recorded()).singleElement().asString().contains("\"detail\":{\"n\":7}");
        assertThat(run(machine, "{'url':'" + url + "-absent','n':7}").error())
                .isEqualTo("SQS.QueueDoesNotExistException");
    }

    @Test
    void branchesRunSideBySideAndFailTogether() {
        String branches = "'P':{'Type':'Parallel','Branches':["
                + "{'StartAt':'A','States':{'A':{'Type':'Wait','Seconds':5,'Next':'R'},'R':{'Type':'Pass','Result':1,'End':true}}},"
                + "{'StartAt':'B','States':{'B':{'Type':'Choice','Choices':[{'Variable':'$.bad','BooleanEquals':true,'Next':'F'}],"
                + "'Default':'W'},'F':{'Type':'Fail','Error':'Bad'},'W':{'Type':'Wait','Seconds':9,'End':true}}}],"
                + "'Catch':[{'ErrorEquals':['Bad'],'Next':'Caught'}],'End':true},"
                + "'Caught':{'Type':'Pass','OutputPath':'$.Error','End':true}";
        String machine = machine("P", branches);
        String arn = start(machine, "{'bad':false}");
        CLOCK.advance(Duration.ofSeconds(8));
        assertThat(describe(arn).statusAsString()).isEqualTo("RUNNING");
        CLOCK.advance(Duration.ofSeconds(1));

        assertSucceeded(describe(arn), "[1,{'bad':false}]");
        assertSucceeded(run(machine, "{'bad':true}"), "'Bad'");
    }

    @Test
    void aMapTakesItsItemsAFewAtATime() {
        String map =
                "'M':{'Type':'Map','ItemsPath':'$.items','MaxConcurrency':2,'ItemSelector':{'i.$':'$$.Map.Item.Index',"
                        + "'v.$':'$$.Map.Item.Value','all.$':'$.k'},'ItemProcessor':{'StartAt':'W','States':{"
                        + "'W':{'Type':'Wait','Seconds':10,'End':true}}},'End':true}";
        String arn = start(machine("M", map), "{'items':['a','b','c'],'k':9}");
        CLOCK.advance(Duration.ofSeconds(19));
        assertThat(describe(arn).statusAsString()).isEqualTo("RUNNING");
        CLOCK.advance(Duration.ofSeconds(1));

        assertSucceeded(describe(arn), "[{'i':0,'v':'a','all':9},{'i':1,'v':'b','all':9},{'i':2,'v':'c','all':9}]");
        assertSucceeded(run(machine("M", map), "{'items':[],'k':9}"), "[]");
    }

    @Test
    void aFunctionMayAskForItsOwnExecution() {
        aws.functions()
                .register("f", event -> "\"" + describe(event.replace("\"", "")).statusAsString() + "\"");
        String task = "'T':{'Type':'Task','Resource':'" + FUNCTION + "','InputPath':'$$.Execution.Id','End':true}";

        assertSucceeded(run(machine("T", task), "{}"), "'RUNNING'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{'States':{}}",
                "{'StartAt':'A','States':{'A':{'Type':'Pass','Next':'B'}}}",
                "{'StartAt':'A','States':{'A':{'Type':'Pass'}}}",
                "{'StartAt':'A','States':{'A':{'Type':'Odd','End':true}}}",
                "{'StartAt':'A','QueryLanguage':'JSONata','States':{'A':{'Type':'Succeed'}}}",
                "{'StartAt':'A','States':{'A':{'Type':'Pass','Assign':{},'End':true}}}",
                "{'StartAt':'A','States':{'A':{'Type':'Wait','End':true}}}",
                "{'StartAt':'A','States':{'A':{'Type':'Pass','ResultPath':'$.a[0]','End':true}}}",
                "{'StartAt':'A','States':{'A':{'Type':'Pass','InputPath':'$.a[?(@.b)]','End':true}}}",
                "{'StartAt':'A','States':{'A':{'Type':'Choice','Choices':[{'Variable':'$.a','Like':1,'Next':'A'}]}}}",
                "{'StartAt':'A','States':{'A':{'Type':'Task','Resource':'arn:aws:states:::dynamodb:putItem','End':true}}}",
                "{'StartAt':'A','States':{'A':{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:glue:createBlueprint',"
                        + "'End':true}}}",
                "{'StartAt':'A','States':{'A':{'Type':'Task','Resource':'arn:aws:states:::sqs:sendMessage.waitForTaskToken',"
                        + "'End':true}}}"
            })
    void whatCannotRunIsRefusedWhenItIsCreated(String definition) {
        assertThatThrownBy(() -> create(json(definition)))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("Invalid State Machine Definition");
    }

    @Test
    void machinesAndExecutionsHaveTheirErrors() {
        String arn = machine("S", "'S':{'Type':'Wait','Seconds':1,'End':true}");
        assertThatThrownBy(() -> sfn.createStateMachine(request -> request.name("m1")
                        .roleArn("arn:other")
                        .definition(json(definition("S", "'S':{'Type':'Succeed'}")))))
                .isInstanceOf(StateMachineAlreadyExistsException.class);
        String first = start(arn, "{}", "same");
        assertThat(start(arn, "{}", "same")).isEqualTo(first);
        assertThatThrownBy(() -> start(arn, "{'a':1}", "same")).isInstanceOf(ExecutionAlreadyExistsException.class);
        assertThatThrownBy(() -> start(arn, "{")).isInstanceOf(InvalidExecutionInputException.class);
        assertThatThrownBy(() -> start(arn + "x", "{}")).isInstanceOf(StateMachineDoesNotExistException.class);
        assertThatThrownBy(() -> describe(first + "x")).isInstanceOf(ExecutionDoesNotExistException.class);
        assertError("InvalidArn", () -> start("m", "{}"));
        assertError("InvalidName", () -> start(arn, "{}", "with space"));
        assertError("UnknownOperationException", () -> sfn.listActivities(request -> request.maxResults(1)));
        assertThat(sfn.listExecutionsPaginator(request -> request.stateMachineArn(arn))
                        .executions())
                .hasSize(1);
        sfn.deleteStateMachine(request -> request.stateMachineArn(arn));
        assertThat(sfn.listStateMachines().stateMachines()).isEmpty();
    }
}
