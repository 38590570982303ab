using ModelMonitor.Hosting;
using Strict;

string[] names = ["strict interface", "strict partial", "strict task", "strict struct", "strict extension"];
using var agent = MonitoringAgent.Start();
var model = new Model();
var hour = new Hour(3, "north", Weather.Wet, 7);
var sum = Client.Ask(model, hour) + model.Describe(in hour, DateTime.UnixEpoch).Score + hour.Rank(5);
var label = await model.LabelAsync(hour, more: null, CancellationToken.None);
var counting = new Counting();
var two = 2;
sum += counting.Predict(1, in two);
agent.Drain();
var captured = agent.Models.Where(status => names.Contains(status.Model)).Sum(status => status.Predictions);
Console.WriteLine($"{captured} predictions, sum {sum}, label {label.PredictedLabel}");
