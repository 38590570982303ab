namespace ModelMonitor.Tests.Support;

/// <summary>Puts faults into windows of rows; the same seed puts the same.</summary>
/// <param name="stream">The stream that the rows are from.</param>
/// <param name="random">The source of all chance.</param>
internal sealed class FaultInjector(StreamRows stream, Random random)
{
    /// <summary>A window with a fault in it; the rows given are left as they are.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="target">Where it happens: a column, two with a comma between, or a column with the amount of the change after a space.</param>
    /// <param name="rows">The rows of the window.</param>
    public object?[][] Inject(InjectedFault fault, string target, IReadOnlyList<object?[]> rows)
    {
        object?[][] copy = [.. rows.Select(row => (object?[])row.Clone())];
        var columns = target.Split(' ')[0].Split(',').Select(name => name.Length == 0 ? -1 : stream[name]).ToArray();
        var column = columns[0];
        switch (fault)
        {
            case InjectedFault.UnitChange:
                var factor = double.Parse(target.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
                var offset = target.Split(' ') is [_, _, var text] ? double.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : 0;
                Change(copy, column, value => (factor * value) + offset);
                break;
            case InjectedFault.Stuck:
                Stick(copy, column);
                break;
            case InjectedFault.Clipped:
                Clip(copy, column);
                break;
            case InjectedFault.SwappedColumns:
                Array.ForEach(copy, row => (row[columns[0]], row[columns[1]]) = (row[columns[1]], row[columns[0]]));
                break;
            case InjectedFault.MissingBurst:
                var burst = random.Next(copy.Length / 10, copy.Length / 2);
                var start = random.Next(copy.Length - burst);
                Array.ForEach(copy[start..(start + burst)], row => row[column] = null);
                break;
            case InjectedFault.NewCategory:
                var share = 0.03 + (0.2 * random.NextDouble());
                Array.ForEach(copy, row => row[column] = random.NextDouble() < share ? "brand new" : row[column]);
                break;
            case InjectedFault.PermutedEncoding:
                Permute(copy, column);
                break;
            case InjectedFault.Noise:
                var deviation = Deviation(column) * (0.5 + (1.5 * random.NextDouble()));
                Change(copy, column, value => value + (deviation * Windows.Gauss(random)));
                break;
            case InjectedFault.DuplicateRows:
                Repeat(copy);
                break;
            case InjectedFault.TimeZoneShift:
                var cycle = int.Parse(target.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
                var by = random.Next(cycle / 12, (cycle * 11 / 12) + 1);
                Change(copy, column, value => (value + by) % cycle);
                break;
        }

        return copy;
    }

    private static void Change(object?[][] rows, int column, Func<double, double> change) =>
        Array.ForEach(rows, row => row[column] = row[column] is double value ? change(value) : row[column]);

    /// <summary>From a moment in the first two thirds on.</summary>
    private void Stick(object?[][] rows, int column)
    {
        var from = random.Next(0, rows.Length * 2 / 3);
        Array.ForEach(rows[from..], row => row[column] = rows[from][column]);
    }

    /// <summary>At a quantile that cuts a tenth to a third off, above or below.</summary>
    private void Clip(object?[][] rows, int column)
    {
        var sorted = stream.Rows.Select(row => (double)row[column]!).Order().ToArray();
        var share = 0.1 + (0.23 * random.NextDouble());
        var isUpper = random.Next(2) == 0;
        var limit = sorted[(int)((isUpper ? 1 - share : share) * sorted.Length)];
        Change(rows, column, value => isUpper ? Math.Min(value, limit) : Math.Max(value, limit));
    }

    /// <summary>Every category becomes the next one of a random order, so that none stays.</summary>
    private void Permute(object?[][] rows, int column)
    {
        var names = stream.Rows.Select(row => row[column]).Distinct().OfType<object>().OrderBy(name => name).ToArray();
        random.Shuffle(names);
        var next = names.Select((name, i) => (name, Next: names[(i + 1) % names.Length])).ToDictionary(pair => pair.name, pair => pair.Next);
        Array.ForEach(rows, row => row[column] = row[column] is { } name ? next[name] : null);
    }

    /// <summary>A batch of a twentieth of the window fills a fifth to a half of it.</summary>
    private void Repeat(object?[][] rows)
    {
        var batch = rows.Length / 20;
        var repeats = random.Next(3, 9);
        for (var i = batch; i < batch * (repeats + 1); i++)
        {
            rows[i] = rows[i % batch];
        }
    }

    private double Deviation(int column)
    {
        var values = stream.Rows.Select(row => (double)row[column]!).ToArray();
        var mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }
}
