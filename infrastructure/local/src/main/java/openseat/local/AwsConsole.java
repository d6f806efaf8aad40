package openseat.local;

import java.util.function.BooleanSupplier;
import openseat.local.aws.UsageMeter;
import openseat.local.dynamodb.TableSettings;
import openseat.local.eventbridge.EventBridgeService;
import openseat.local.eventbridge.RuleStates;
import openseat.local.lambda.LambdaService;
import openseat.local.ses.SesConsole;
import openseat.local.ses.SesService;
import openseat.local.template.Template;

/// What an operator may switch in AWS after the stack was deployed. At first all is as the template says.
public record AwsConsole(
        SesConsole ses, LambdaService lambda, RuleStates rules, EventBridgeService events, TableSettings table) {

    static AwsConsole of(
            Template template, SesService ses, BooleanSupplier isStreamPaused, int concurrency, UsageMeter meter) {
        var rules = new RuleStates();
        return new AwsConsole(
                ses.console(),
                new LambdaService(template, isStreamPaused, concurrency, meter),
                rules,
                new EventBridgeService(template, rules, meter),
                new TableSettings(template.table()));
    }

    /// Everything is again as the template says.
    public void reset() {
        ses.reset();
        lambda.reset();
        rules.enableAll();
        table.reset();
    }
}
