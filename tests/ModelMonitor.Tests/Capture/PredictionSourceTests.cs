using ModelMonitor.Capture;
using ModelMonitor.Hosting;
using ModelMonitor.Tests.Support;

namespace ModelMonitor.Tests.Capture;

public class PredictionSourceTests
{
    [Fact]
    public void The_same_method_registered_from_two_assemblies_is_one_source()
    {
        var first = PredictionSource.Register(TestModel.Schema("shared"));
        PredictionSource.Register(TestModel.Schema("shared")).ShouldBeSameAs(first);
    }

    [Fact]
    public void Two_methods_of_one_model_name_are_told_with_the_remedy_and_only_the_first_is_monitored()
    {
        var first = PredictionSource.Register(TestModel.Schema("twice"));
        var second = PredictionSource.Register(TestModel.Schema("twice", method: "Other.Predict(double)"));
        var logs = new RecordingLoggers();

        using var agent = MonitoringAgent.Start(loggers: logs);
        agent.Drain();

        first.Conflict.ShouldBeNull();
        first.IsEnabled.ShouldBeTrue();
        second.IsEnabled.ShouldBeFalse();
        second.Conflict.ShouldBe(
            "Model 'twice' version '1' is declared by TestModel.Predict(double, string, bool) and by Other.Predict(double); " +
            "only the first is monitored. Give one of them another name or version.");
        logs.Messages.ShouldContain(message => message.Id == 1002 && message.Text == second.Conflict);
    }

    [Fact]
    public void Versions_of_a_model_are_models_of_their_own()
    {
        PredictionSource.Register(TestModel.Schema("versioned", "1"));
        var second = PredictionSource.Register(TestModel.Schema("versioned", "2"));

        second.Conflict.ShouldBeNull();
        PredictionSource.TryFind("versioned", "2", out var found).ShouldBeTrue();
        found.ShouldBeSameAs(second);
    }

    [Fact]
    public void A_source_registered_while_an_agent_runs_is_monitored_from_then_on()
    {
        using var agent = MonitoringAgent.Start();
        var model = new TestModel();

        model.PredictMany(10, seed: 1);
        agent.Drain();

        agent.Models.Single(status => status.Model == model.Name).Predictions.ShouldBe(10);
    }
}
