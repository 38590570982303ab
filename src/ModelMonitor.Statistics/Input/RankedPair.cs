namespace ModelMonitor.Statistics;

/// <summary>Checks of two scores of the same items at the public edge.</summary>
internal static class RankedPair
{
    public static void Require(ReadOnlySpan<double> first, ReadOnlySpan<double> second, string firstName, string secondName)
    {
        if (first.Length != second.Length)
        {
            throw new ArgumentException(
                $"There are {second.Length} values of {secondName} and {first.Length} of {firstName}. Pass one of each for every item.", secondName);
        }
        Sample.Require(first, firstName);
        Sample.Require(second, secondName);
    }
}
