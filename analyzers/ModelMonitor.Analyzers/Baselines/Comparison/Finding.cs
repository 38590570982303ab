using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ModelMonitor.Analyzers.Baselines;

/// <summary>A difference between a baseline and the code.</summary>
/// <param name="Rule">The rule that tells of it.</param>
/// <param name="Place">The place in the baseline's file.</param>
/// <param name="Column">The column of the code where it is shown, or <see langword="null"/> for the model as a whole.</param>
/// <param name="Details">What the message names.</param>
internal sealed record Finding(DiagnosticDescriptor Rule, TextSpan Place, string? Column, params string[] Details)
{
    /// <summary>The properties by which a code fix finds both columns.</summary>
    public const string TrainedProperty = "trained";
    public const string CodeProperty = "column";

    private const int MaxNames = 5;

    /// <summary>The column of the training data that a fix works with.</summary>
    public string? Trained { get; init; }

    public ImmutableDictionary<string, string?> Properties => ImmutableDictionary<string, string?>.Empty
        .Add(TrainedProperty, Trained)
        .Add(CodeProperty, Column);

    /// <summary>A share, 0 to 1, in percent.</summary>
    public static string Share(double share) => share < 0.0001
        ? "less than 0.01 %"
        : (100 * share).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    /// <summary>The first of some names, and the number of the others.</summary>
    public static string List(IReadOnlyList<string> names)
    {
        var told = string.Join(", ", names.Take(MaxNames).Select(name => $"'{name}'"));
        return names.Count > MaxNames ? $"{told} and {names.Count - MaxNames} more" : told;
    }
}
