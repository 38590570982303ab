namespace ModelMonitor.EndToEnd.Models;

/// <summary>A model with many categorical features.</summary>
public sealed class CodesModel
{
    public const string Name = "codes";

    [Monitored(Name)]
    public double Predict(Codes codes) => codes.C00.Length;
}
