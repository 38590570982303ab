using System.Buffers.Binary;

namespace ModelMonitor.Statistics;

/// <summary>
/// Weights of the Poisson bootstrap (Oza and Russell 2001; Chamandy et al. 2012): how often each of R resamples holds an
/// observation, as independent draws of the Poisson law with mean 1. They are a function of the observation's identifier and
/// the number of the resample alone, so replicas that see parts of a stream add up to one bootstrap. O(R).
/// </summary>
/// <remarks>
/// For any state that takes a weight: keep R of them, draw the weights of each observation, and add it to state r with
/// weight r where that is not 0. <see cref="BootstrapInterval.FromReplicates"/> makes the interval; for metrics of sums
/// <see cref="PoissonBootstrap"/> does it all.
/// </remarks>
public static class PoissonWeights
{
    // P(13 or more) is below 2^-32; the table goes on to where the law ends in doubles.
    private const int LargestWeight = 18;
    private const byte Undecided = byte.MaxValue;

    // The step of SplitMix64 (Steele, Lea and Flood 2014): 2^64 by the golden ratio, odd.
    private const ulong Step = 0x9E3779B97F4A7C15;

    /// <summary>P(weight at most w)·2^64, from IEEE operations alone, so that all machines agree.</summary>
    private static readonly ulong[] Cumulative = CumulativeLaw();

    /// <summary>The weight for each value of the first eight bits, where they decide it.</summary>
    private static readonly byte[] ByFirstBits = WeightsByFirstBits();

    /// <summary>Draws the weights of an observation. A few nanoseconds each; allocates nothing.</summary>
    /// <param name="id">
    /// Identifies the observation; any number, hashed here. Observations that belong together, such as those of a user, can share one:
    /// they are then resampled together, and intervals allow for their dependence.
    /// </param>
    /// <param name="weights">Takes the weights of resamples 0, 1, …; the first ones do not depend on how many there are.</param>
    public static void Draw(ulong id, Span<byte> weights)
    {
        Span<byte> bits = stackalloc byte[sizeof(ulong)];
        var state = StableHash.Of(unchecked((long)id));
        for (var start = 0; start < weights.Length; start += sizeof(ulong))
        {
            state += Step;
            var block = weights[start..Math.Min(start + sizeof(ulong), weights.Length)];
            BinaryPrimitives.WriteUInt64LittleEndian(bits, StableHash.Of(unchecked((long)state)));
            for (var i = 0; i < block.Length; i++)
            {
                var weight = ByFirstBits[bits[i]];
                block[i] = weight != Undecided ? weight : Decide(bits[i], state + (ulong)i + 1);
            }
        }
    }

    /// <summary>The weight by 56 more bits.</summary>
    private static byte Decide(byte firstBits, ulong state)
    {
        var uniform = (ulong)firstBits << 56 | StableHash.Of(unchecked((long)state)) >> 8;
        byte weight = 0;
        while (weight < LargestWeight && uniform >= Cumulative[weight])
        {
            weight++;
        }
        return weight;
    }

    private static ulong[] CumulativeLaw()
    {
        var law = new ulong[LargestWeight];
        var (probability, sum) = (1 / Math.E, 0.0);
        for (var weight = 0; weight < law.Length; weight++)
        {
            sum += probability;
            law[weight] = sum < 1 ? (ulong)(sum * 18446744073709551616.0) : ulong.MaxValue;
            probability /= weight + 1;
        }
        return law;
    }

    private static byte[] WeightsByFirstBits()
    {
        var weights = new byte[256];
        for (var bits = 0; bits < weights.Length; bits++)
        {
            var lowest = (ulong)bits << 56;
            var highest = lowest | (ulong.MaxValue >> 8);
            byte weight = 0;
            while (lowest >= Cumulative[weight])
            {
                weight++;
            }
            weights[bits] = highest < Cumulative[weight] ? weight : Undecided;
        }
        return weights;
    }
}
