using MathNet.Numerics;

namespace ModelMonitor.Statistics;

/// <summary>What <see cref="RegressionErrors"/> adds up.</summary>
internal struct RegressionErrorSums
{
    /// <summary>Fourth powers of errors, times weights, stay finite.</summary>
    public const double LargestValue = 1e50;

    public WeightedMoments Actual, Error, SquaredError;
    public long Count, PercentageExcluded, NegativeRows;
    public double Weight, Over, Under, Largest, SymmetricPercentage, SquaredLogError;
    public double Percentage, PercentageWeight, PercentageExcludedError;

    public void Add(double actual, double predicted, double weight, double percentageFloor)
    {
        var error = predicted - actual;
        var absolute = Math.Abs(error);
        Count++;
        Weight += weight;
        var share = weight / Weight;
        Actual.Add(actual, weight, share);
        Error.Add(error, weight, share);
        SquaredError.Add(error * error, weight, share);
        Over += weight * Math.Max(error, 0);
        Under += weight * Math.Max(-error, 0);
        Largest = Math.Max(Largest, absolute);

        var magnitude = Math.Abs(actual);
        SymmetricPercentage += absolute > 0 ? weight * 2 * absolute / (magnitude + Math.Abs(predicted)) : 0;
        if (magnitude > percentageFloor)
        {
            Percentage += weight * absolute / magnitude;
            PercentageWeight += weight;
        }
        else
        {
            PercentageExcluded++;
            PercentageExcludedError += weight * absolute;
        }
        if (actual < 0 || predicted < 0)
        {
            NegativeRows++;
        }
        else
        {
            // ln((1 + y)/(1 + ŷ)) without the cancellation of two logarithms.
            var log = SpecialFunctions.Log1p(absolute / (1 + Math.Min(actual, predicted)));
            SquaredLogError += weight * log * log;
        }
    }

    public void Merge(in RegressionErrorSums other)
    {
        if (other.Count == 0)
        {
            return;
        }
        var share = other.Weight / (Weight + other.Weight);
        Actual.Merge(other.Actual, other.Weight, share);
        Error.Merge(other.Error, other.Weight, share);
        SquaredError.Merge(other.SquaredError, other.Weight, share);
        Count += other.Count;
        PercentageExcluded += other.PercentageExcluded;
        NegativeRows += other.NegativeRows;
        Weight += other.Weight;
        Over += other.Over;
        Under += other.Under;
        Largest = Math.Max(Largest, other.Largest);
        SymmetricPercentage += other.SymmetricPercentage;
        SquaredLogError += other.SquaredLogError;
        Percentage += other.Percentage;
        PercentageWeight += other.PercentageWeight;
        PercentageExcludedError += other.PercentageExcludedError;
    }

    public readonly void Write(SketchWriter writer)
    {
        writer.WriteCount(Count);
        writer.WriteCount(PercentageExcluded);
        writer.WriteCount(NegativeRows);
        foreach (var moments in (ReadOnlySpan<WeightedMoments>)[Actual, Error, SquaredError])
        {
            writer.WriteDouble(moments.Mean);
            writer.WriteDouble(moments.M2);
        }
        foreach (var sum in (ReadOnlySpan<double>)
            [Weight, Over, Under, Largest, SymmetricPercentage, SquaredLogError, Percentage, PercentageWeight, PercentageExcludedError])
        {
            writer.WriteDouble(sum);
        }
    }

    public static RegressionErrorSums Read(ref SketchReader reader)
    {
        var count = 0L;
        reader.ReadCount(ref count);
        var (excluded, negative) = (reader.ReadCount(), reader.ReadCount());
        SketchReader.Require(excluded <= count && negative <= count, $"{excluded} or {negative} rows are more than {count}");
        var sums = new RegressionErrorSums
        {
            Count = count,
            PercentageExcluded = excluded,
            NegativeRows = negative,
            Actual = ReadMoments(ref reader),
            Error = ReadMoments(ref reader),
            SquaredError = ReadMoments(ref reader),
            Weight = ReadSum(ref reader),
            Over = ReadSum(ref reader),
            Under = ReadSum(ref reader),
            Largest = ReadSum(ref reader),
            SymmetricPercentage = ReadSum(ref reader),
            SquaredLogError = ReadSum(ref reader),
            Percentage = ReadSum(ref reader),
            PercentageWeight = ReadSum(ref reader),
            PercentageExcludedError = ReadSum(ref reader),
        };
        SketchReader.Require(count > 0 == sums.Weight > 0, $"{count} rows weigh {sums.Weight}");
        SketchReader.Require(sums.SquaredError.Mean >= 0, "a mean of squares is negative");
        return sums;
    }

    private static WeightedMoments ReadMoments(ref SketchReader reader)
        => new(reader.ReadFinite("a mean"), ReadSum(ref reader));

    private static double ReadSum(ref SketchReader reader)
    {
        var sum = reader.ReadFinite("a sum");
        SketchReader.Require(sum >= 0, $"a sum of values of 0 or more is {sum}");
        return sum;
    }
}
