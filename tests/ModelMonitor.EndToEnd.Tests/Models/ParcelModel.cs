using ModelMonitor.Capture;
using ModelMonitor.Schema;

namespace ModelMonitor.EndToEnd.Models;

/// <summary>A model with rules: a weight from 0 to 30 and a zone that must be there. It is monitored as generated code does it.</summary>
public sealed class ParcelModel
{
    public const string Name = "parcel";
    public const double MaxWeight = 30;

    private const ulong WeightRange = 1;
    private const ulong ZoneRequired = 2;

    private static readonly PredictionSource Source = PredictionSource.Register(new(
        Name, "1", PredictionTask.Regression, "ParcelModel.Predict(double, string)",
        [
            ColumnSchema.Number("weight", "double"),
            ColumnSchema.Text("zone", "string?"),
            ColumnSchema.Number("prediction", "double", ColumnRole.Prediction),
        ])
    {
        Rules = [new(0, "weight", "range", "Range(0, 30)"), new(1, "zone", "required", "Required")],
        Violations = ViolationPolicy.Flag,
    });

    public double Predict(double weight, string? zone)
    {
        var price = 4 + 0.5 * weight;
        var call = Source.Begin();
        if (call.IsRecording)
        {
            var flags = (weight is >= 0 and <= MaxWeight ? 0 : WeightRange) | (zone is null ? ZoneRequired : 0);
            call.Complete([weight, Source.Category(1, zone), price, BitConverter.UInt64BitsToDouble(flags)]);
        }

        return price;
    }
}
