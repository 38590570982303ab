namespace ModelMonitor.Statistics;

/// <summary>A KLL sketch as bytes: k, seed, count; with values, the extremes, the tosses and the levels.</summary>
internal static class KllFormat
{
    public static byte[] Write(KllSketch sketch, KllLevels levels)
    {
        var writer = new SketchWriter(SketchKind.KarninLangLiberty);
        writer.WriteCount(sketch.K);
        writer.WriteSigned(sketch.Seed);
        writer.WriteCount(sketch.Count);
        if (sketch.Count > 0)
        {
            writer.WriteDouble(sketch.Min);
            writer.WriteDouble(sketch.Max);
            writer.WriteCount(levels.Tosses);
            writer.WriteCount(levels.Count);
            for (var level = 0; level < levels.Count; level++)
            {
                writer.WriteCount(levels[level].Length);
            }
            for (var level = 0; level < levels.Count; level++)
            {
                foreach (var value in levels[level])
                {
                    writer.WriteDouble(value);
                }
            }
        }
        return writer.ToBytes();
    }

    public static int ReadSeed(ref SketchReader reader)
    {
        var seed = reader.ReadSigned();
        SketchReader.Require(seed is >= int.MinValue and <= int.MaxValue, $"the seed is {seed}");
        return (int)seed;
    }

    /// <summary>Reads all after k and seed.</summary>
    /// <returns>The number of values.</returns>
    public static long Read(ref SketchReader reader, int k, KllLevels levels, out double min, out double max)
    {
        (min, max) = (double.PositiveInfinity, double.NegativeInfinity);
        var stated = 0L;
        if (reader.ReadCount(ref stated) == 0)
        {
            return 0;
        }
        min = reader.ReadFinite("the minimum") + 0.0;
        max = reader.ReadFinite("the maximum") + 0.0;
        var tosses = 0L;
        _ = reader.ReadCount(ref tosses);
        var starts = new int[reader.ReadInt32(1, KllLevels.MaxLevels, "the number of levels") + 1];
        var count = 0L;
        for (var level = 0; level < starts.Length - 1; level++)
        {
            var length = reader.ReadLength(sizeof(double), "values");
            SketchReader.Require(starts[level] <= reader.Remaining / sizeof(double) - length, "there are more values than bytes");
            starts[level + 1] = starts[level] + length;
            SketchReader.Require(length <= (stated - count) >> level, "the levels stand for more values than were counted");
            count += (long)length << level;
        }
        SketchReader.Require(count == stated, $"the levels stand for {count} values, but {stated} were counted");
        SketchReader.Require(starts[^1] > starts[^2], "the highest level is empty");
        SketchReader.Require(starts[^1] <= KllLevels.Capacities(k, starts.Length - 1).Sum(), $"{starts[^1]} values are more than a sketch of k = {k} keeps");
        levels.Restore(ReadItems(ref reader, starts, min, max), starts, tosses);
        return count;
    }

    private static double[] ReadItems(ref SketchReader reader, int[] starts, double min, double max)
    {
        SketchReader.Require(starts[^1] == reader.Remaining / sizeof(double), $"there are {reader.Remaining} bytes for {starts[^1]} values");
        var items = new double[starts[^1]];
        for (var level = 0; level < starts.Length - 1; level++)
        {
            for (var i = starts[level]; i < starts[level + 1]; i++)
            {
                items[i] = reader.ReadFinite("a value") + 0.0;
                SketchReader.Require(items[i] >= min && items[i] <= max, $"the value {items[i]} is not between the extremes {min} and {max}");
                SketchReader.Require(level == 0 || i == starts[level] || items[i] >= items[i - 1], $"the values of level {level} do not ascend");
            }
        }
        return items;
    }
}
