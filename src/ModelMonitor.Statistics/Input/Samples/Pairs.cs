using System.Runtime.CompilerServices;

namespace ModelMonitor.Statistics;

/// <summary>Checks of two values for every row or item at the public edge.</summary>
internal static class Pairs
{
    public static void Require(
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        int minimum = 1,
        [CallerArgumentExpression(nameof(first))] string firstName = "",
        [CallerArgumentExpression(nameof(second))] string secondName = "")
    {
        if (first.Length != second.Length)
        {
            throw new ArgumentException(
                $"There are {second.Length} values of {secondName} and {first.Length} of {firstName}. Pass one of each for every pair.", secondName);
        }
        Sample.Require(first, firstName, minimum);
        Sample.Require(second, secondName, minimum);
    }
}
