using System.Text.Json.Serialization;

namespace ModelMonitor.Baselines;

/// <summary>What a file says beside the cells of columns; each part may be left out.</summary>
internal sealed record ProfileFile
{
    [JsonConverter(typeof(OneLineDoubleConverter))]
    public double[]? AutocorrelationTimes { get; init; }

    public double? DuplicateShare { get; init; }

    public SeasonsFile? Seasons { get; init; }

    public SegmentsFile?[]? Segments { get; init; }

    public CorrelationsFile? Correlations { get; init; }

    public StructureFile? Structure { get; init; }

    public JointFile? Joint { get; init; }

    public ResponseFile? Response { get; init; }

    public CyclesFile?[]? Cycles { get; init; }

    public CalibrationFile?[]? Calibrations { get; init; }
}

internal sealed record CalibrationFile
{
    public required int WindowSize { get; init; }

    [JsonConverter(typeof(OneLineDoubleConverter))]
    public required double[]? Inflation { get; init; }
}

/// <summary>Counts by column, season and bin; none for a column that does not differ by season.</summary>
internal sealed record SeasonsFile
{
    public required SeasonKind Kind { get; init; }

    [JsonConverter(typeof(OneLineInt64Converter))]
    public required long[]? Rows { get; init; }

    [JsonConverter(typeof(CountTablesConverter))]
    public required long[][][]? Counts { get; init; }
}

/// <summary>Counts by segment, column and bin. The names of segments are those of the cells.</summary>
internal sealed record SegmentsFile
{
    public required int Column { get; init; }

    [JsonConverter(typeof(OneLineInt32Converter))]
    public required int[]? Cells { get; init; }

    [JsonConverter(typeof(CountTablesConverter))]
    public required long[][][]? Counts { get; init; }
}

/// <summary>Pairs of columns, side by side.</summary>
internal sealed record CorrelationsFile
{
    [JsonConverter(typeof(OneLineInt32Converter))]
    public required int[]? First { get; init; }

    [JsonConverter(typeof(OneLineInt32Converter))]
    public required int[]? Second { get; init; }

    [JsonConverter(typeof(OneLineDoubleConverter))]
    public required double[]? Correlation { get; init; }

    [JsonConverter(typeof(OneLineInt64Converter))]
    public required long[]? Rows { get; init; }
}

internal sealed record StructureFile
{
    public required long Rows { get; init; }

    [JsonConverter(typeof(OneLineDoubleConverter))]
    public required double[]? Means { get; init; }

    [JsonConverter(typeof(OneLineDoubleConverter))]
    public required double[]? Scales { get; init; }

    [JsonConverter(typeof(NumberTableConverter))]
    public required double[][]? Components { get; init; }

    public required double ErrorMean { get; init; }

    public required double ErrorDeviation { get; init; }
}

internal sealed record JointFile
{
    public required long Rows { get; init; }

    public required int Seed { get; init; }

    public required double Bandwidth { get; init; }

    [JsonConverter(typeof(OneLineDoubleConverter))]
    public required double[]? Sums { get; init; }

    public required double Squares { get; init; }

    [JsonConverter(typeof(OneLineInt32Converter))]
    public required int[]? NullSizes { get; init; }

    [JsonConverter(typeof(OneLineDoubleConverter))]
    public required double[]? NullMeans { get; init; }

    [JsonConverter(typeof(OneLineDoubleConverter))]
    public required double[]? NullDeviations { get; init; }

    [JsonConverter(typeof(OneLineDoubleConverter))]
    public required double[]? NullSkewness { get; init; }
}

internal sealed record ResponseFile
{
    public required int Output { get; init; }

    /// <summary>-1 for a quantity.</summary>
    public required int Category { get; init; }

    public required double Mean { get; init; }

    [JsonConverter(typeof(NumberTableConverter))]
    public required double[][]? Curves { get; init; }
}

/// <summary>The columns that go with one that goes round a circle, with their scores at its cells.</summary>
internal sealed record CyclesFile
{
    public required int Column { get; init; }

    [JsonConverter(typeof(OneLineInt32Converter))]
    public required int[]? Others { get; init; }

    [JsonConverter(typeof(NumberTableConverter))]
    public required double[][]? Means { get; init; }

    [JsonConverter(typeof(NumberTableConverter))]
    public required double[][]? Variances { get; init; }
}
