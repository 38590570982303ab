using ModelMonitor.Hosting;
using Strict;

using var agent = MonitoringAgent.Start();
var model = new Model();
var hour = new Hour(3, "north", Weather.Wet, 7);
var sum = Client.Ask(model, hour) + model.Describe(in hour, DateTime.UnixEpoch).Score + hour.Rank(5);
var label = await model.LabelAsync(hour, more: null, CancellationToken.None);
var counting = new Counting();
var two = 2;
sum += counting.Predict(1, in two);

sum += Client.Ask(new Credit(), new(2_000, "retired", "12345")) + Client.Ask(new Credit(), new(-1, "retired", "12345"));
var scores = new double[2];
Shapes.Batch([1, 2], scores);
sum += Shapes.Embed([1, 2], [3]) + scores[1] + Shapes.Generic(0, 3);
await foreach (var item in Shapes.Stream(3))
{
    sum += item;
}

sum += Shapes.TryPredict(1, out var result) ? result : 0;
agent.Drain();
var captured = agent.Models.Where(status => status.Model.StartsWith("strict", StringComparison.Ordinal)).ToList();
Console.WriteLine(
    $"{captured.Count} models, {captured.Sum(status => status.Predictions)} predictions, sum {sum}, label {label.PredictedLabel}");
