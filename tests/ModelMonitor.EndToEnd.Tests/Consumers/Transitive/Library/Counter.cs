namespace Fares;

/// <summary>Calls the model in the library that declares it.</summary>
public static class Counter
{
    public static double Ask(FareModel model, double distance, string? origin) => model.Predict(distance, origin);
}
