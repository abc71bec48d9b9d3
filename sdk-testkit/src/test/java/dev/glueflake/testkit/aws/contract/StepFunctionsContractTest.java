package dev.glueflake.testkit.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glueflake.testkit.aws.AwsEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.Message;

/** State machines of the kinds that pipelines write. */
@Contract
class StepFunctionsContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AwsEnvironment aws;

    StepFunctionsContractTest(AwsEnvironment aws) {
        this.aws = aws;
    }

    private static void assertOutput(DescribeExecutionResponse ended, String json) {
        assertThat(ended.status()).as(ended.error() + ": " + ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        try {
            assertThat(JSON.readTree(ended.output())).isEqualTo(JSON.readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + ended.output(), e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'n':5,'s':'a'}|'big'",
                "{'n':1,'s':'log-7.txt'}|'log'",
                "{'n':1,'s':'b'}|'other'",
                "{'n':1,'s':'c','t':'2024-01-01T00:00:00Z'}|'old'"
            })
    void aChoiceTakesTheFirstRuleThatHolds(String input, String output) {
        StateMachine machine = StateMachine.of(
                aws,
                "'First':{'Type':'Choice','Default':'Other','Choices':["
                        + "{'Variable':'$.n','NumericGreaterThanEquals':5,'Next':'Big'},"
                        + "{'And':[{'Variable':'$.t','IsPresent':true},"
                        + "{'Variable':'$.t','TimestampLessThan':'2024-06-01T00:00:00Z'}],'Next':'Old'},"
                        + "{'Variable':'$.s','StringMatches':'log-*.txt','Next':'Log'}]},"
                        + "'Big':{'Type':'Pass','Result':'big','End':true},"
                        + "'Old':{'Type':'Pass','Result':'old','End':true},"
                        + "'Log':{'Type':'Pass','Result':'log','End':true},"
                        + "'Other':{'Type':'Pass','Result':'other','End':true}");

        assertOutput(machine.run(input), output);
    }

    @Test
    void aMapRunsItsStatesForEachItemInOrder() {
        StateMachine machine = StateMachine.of(
                aws,
                "'First':{'Type':'Map','ItemsPath':'$.files','MaxConcurrency':2,'ResultPath':'$.done',"
                        + "'ItemSelector':{'file.$':'$$.Map.Item.Value','i.$':'$$.Map.Item.Index'},"
                        + "'ItemProcessor':{'StartAt':'One','States':{'One':{'Type':'Pass','Parameters':"
                        + "{'text.$':'States.Array($.i, $.file)'},'OutputPath':'$.text','End':true}}},"
                        + "'End':true}");

        assertOutput(machine.run("{'files':['a','b']}"), "{'files':['a','b'],'done':[[0,'a'],[1,'b']]}");
    }

    @Test
    void branchesRunBesideEachOther() {
        StateMachine machine = StateMachine.of(
                aws,
                "'First':{'Type':'Parallel','End':true,'Branches':["
                        + "{'StartAt':'A','States':{'A':{'Type':'Pass','Result':1,'End':true}}},"
                        + "{'StartAt':'B','States':{'B':{'Type':'Wait','Seconds':1,'Next':'C'},"
                        + "'C':{'Type':'Pass','Result':2,'End':true}}}]}");

        assertOutput(machine.run("{}"), "[1,2]");
    }

    @Test
    void whatFailsIsRetriedAndThenCaught() {
        StateMachine machine = StateMachine.of(
                aws,
                "'First':{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:ssm:getParameter',"
                        + "'Parameters':{'Name.$':'$.name'},'End':true,"
                        + "'Retry':[{'ErrorEquals':['States.ALL'],'IntervalSeconds':1,'MaxAttempts':1}],"
                        + "'Catch':[{'ErrorEquals':['States.TaskFailed'],'ResultPath':'$.error',"
                        + "'Next':'Caught'}]},"
                        + "'Caught':{'Type':'Pass','InputPath':'$.error.Error','End':true}");

        DescribeExecutionResponse ended = machine.run("{'name':'" + Names.unique("none") + "'}");

        assertThat(ended.status()).as(ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(ended.output()).endsWith(".ParameterNotFoundException\"");
        assertThat(aws.stepFunctions()
                        .getExecutionHistory(request -> request.executionArn(ended.executionArn()))
                        .events())
                .filteredOn(event -> event.type() == HistoryEventType.TASK_FAILED)
                .hasSize(2);
    }

    @Test
    void aFailStateNamesItsErrorAndCause() {
        DescribeExecutionResponse ended = StateMachine.of(
                        aws, "'First':{'Type':'Fail','Error':'Rejected','Cause':'3 rows too many'}")
                .run("{}");

        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.error()).isEqualTo("Rejected");
        assertThat(ended.cause()).isEqualTo("3 rows too many");
    }

    @Test
    void tasksSendMessagesAndEvents() {
        String name = Names.unique("contract");
        Queue queue = Queue.create(aws.sqs(), name);
        aws.eventBridge().putRule(request -> request.name(name).eventPattern("{\"source\":[\"" + name + "\"]}"));
        aws.eventBridge().putTargets(request -> request.rule(name)
                .targets(target -> target.id("queue").arn(queue.arn())));
        StateMachine machine = StateMachine.of(
                aws,
                "'First':{'Type':'Task','Resource':'arn:aws:states:::sqs:sendMessage',"
                        + "'Parameters':{'QueueUrl':'" + queue.url() + "','MessageBody':{'batch.$':'$.batch'}},"
                        + "'ResultPath':null,'Next':'Tell'},"
                        + "'Tell':{'Type':'Task','Resource':'arn:aws:states:::events:putEvents','ResultPath':null,"
                        + "'Parameters':{'Entries':[{'Source':'" + name
                        + "','DetailType':'Loaded','Detail':{'rows.$':'$.rows'}}]},'End':true}");

        assertOutput(machine.run("{'batch':'b1','rows':3}"), "{'batch':'b1','rows':3}");

        assertThat(queue.take(2))
                .extracting(Message::body)
                .anySatisfy(body -> assertThat(body).contains("\"b1\""))
                .anySatisfy(body -> assertThat(body).contains("\"Loaded\"").contains("\"rows\":3"));
        aws.eventBridge().removeTargets(request -> request.rule(name).ids("queue"));
        aws.eventBridge().deleteRule(request -> request.name(name));
    }

    @Test
    void whatIsNotThereIsATypedError() {
        String arn = "arn:aws:states:us-east-1:" + aws.accountId();
        assertThatThrownBy(() -> aws.stepFunctions()
                        .startExecution(request -> request.stateMachineArn(arn + ":stateMachine:none")))
                .isInstanceOf(StateMachineDoesNotExistException.class);
        assertThatThrownBy(() -> aws.stepFunctions()
                        .describeExecution(request -> request.executionArn(arn + ":execution:none:none")))
                .isInstanceOf(ExecutionDoesNotExistException.class);
        assertThatThrownBy(() -> StateMachine.of(aws, "'First':{'Type':'Nothing'}"))
                .isInstanceOf(InvalidDefinitionException.class);
    }
}
