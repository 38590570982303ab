using System.Text.Json.Serialization;
using ModelMonitor.Schema;

namespace ModelMonitor.Baselines;

/// <summary>A baseline as its file has it, property by property. What has been read may still be wrong in every way.</summary>
internal sealed record BaselineFile
{
    /// <summary>The version that is written. The first one has no profile.</summary>
    public const int CurrentVersion = 2;

    /// <summary>The earliest version that is read.</summary>
    public const int FirstVersion = 1;

    /// <summary>A baseline of 512 columns takes some 3 MB, with seasons and segments 8; long category names take the rest.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    public required int FormatVersion { get; init; }

    public required string? Id { get; init; }

    public required string? Model { get; init; }

    public required string? ModelVersion { get; init; }

    public required PredictionTask Task { get; init; }

    public required string? SchemaFingerprint { get; init; }

    public required long Rows { get; init; }

    public required ColumnFile?[]? Columns { get; init; }

    public ProfileFile? Profile { get; init; }

    public SampleFile? Sample { get; init; }
}

/// <summary>A sample of rows, in the order of their hashes, as cells. Bytes are base64; a hash has eight, the lowest first.</summary>
internal sealed record SampleFile
{
    public required long Rows { get; init; }

    public required byte[]? Hashes { get; init; }

    [JsonConverter(typeof(OneLineInt64Converter))]
    public required long[]? Copies { get; init; }

    public required byte[]? Cells { get; init; }
}

/// <summary>A column; its cells are those of the one of <see cref="Quantity"/> and <see cref="Categories"/> that it has.</summary>
internal sealed record ColumnFile
{
    public required string? Name { get; init; }

    public required ColumnRole Role { get; init; }

    public required string? Type { get; init; }

    public required ColumnEncoding Encoding { get; init; }

    public required bool Nullable { get; init; }

    public required bool Sensitive { get; init; }

    [JsonConverter(typeof(OneLineInt64Converter))]
    public required long[]? Cells { get; init; }

    public QuantityFile? Quantity { get; init; }

    public CategoriesFile? Categories { get; init; }
}

/// <summary>The ordered cells of a quantity. Without finite values there are no moments; a sensitive column tells no extremes.</summary>
internal sealed record QuantityFile
{
    [JsonConverter(typeof(OneLineDoubleConverter))]
    public required double[]? Edges { get; init; }

    [JsonConverter(typeof(OneLineInt32Converter))]
    public required int[]? BinStarts { get; init; }

    [JsonConverter(typeof(OneLineDoubleConverter))]
    public required double[]? Sums { get; init; }

    public double? Mean { get; init; }

    public double? M2 { get; init; }

    public double? Min { get; init; }

    public double? Max { get; init; }
}

/// <summary>The categories that were seen: those with a cell of their own, and the others.</summary>
internal sealed record CategoriesFile
{
    public required string?[]? Tracked { get; init; }

    public required string?[]? Others { get; init; }

    public required bool Complete { get; init; }

    public required long Singletons { get; init; }
}

[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(BaselineFile))]
internal sealed partial class BaselineJsonContext : JsonSerializerContext;
