using System.Collections.Immutable;
using ModelMonitor.Analyzers.Diagnostics;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Baselines;

/// <summary>
/// Compares a model's code with a baseline. Each cause is told once: what follows from a difference that is told
/// already is not told again.
/// </summary>
internal sealed class ModelComparison
{
    private readonly MonitoredModel _model;
    private readonly TrainedModel _trained;
    private readonly ImmutableArray<Column> _code;
    private readonly ColumnPairs _features;
    private readonly ColumnPairs _outputs;

    private ModelComparison(MonitoredModel model, TrainedModel trained)
    {
        (_model, _trained) = (model, trained);
        _code = [.. model.Columns.Where(column => column.Role != ColumnRole.Key)];
        _features = PairsOf(column => column.Role == ColumnRole.Feature);
        _outputs = PairsOf(column => column.Role != ColumnRole.Feature);
    }

    public static IReadOnlyList<Finding> Compare(MonitoredModel model, TrainedModel trained) => new ModelComparison(model, trained).Findings();

    private ColumnPairs PairsOf(Func<Column, bool> isWanted) =>
        ColumnPairs.Of([.. _trained.Columns.Where(column => isWanted(column.Schema))], [.. _code.Where(isWanted)]);

    private List<Finding> Findings()
    {
        List<Finding> findings = [.. Missing(), .. Extra(), .. Outputs()];
        ColumnPair[] same = [.. _features.Pairs.Concat(_outputs.Pairs).Where(pair => !pair.IsRenamed)];
        var areMembersKnown = AreMembersThoseOfTraining();
        foreach (var pair in same)
        {
            var isFeature = pair.Code.Role == ColumnRole.Feature;
            string[] differences = [.. ColumnDifferences.OfKind(pair.Trained.Schema, pair.Code)];
            string[] told = differences.Length > 0 || !isFeature ? differences : [.. ColumnDifferences.OfNullability(pair.Trained, pair.Code)];
            if (told.Length > 0 && isFeature)
            {
                findings.Add(new(Descriptors.TypeDiffers, pair.Trained.Place, pair.Code.Name, pair.Code.Name, string.Join(" and ", told)) { Trained = pair.Trained.Name });
            }

            if (differences.Length == 0)
            {
                findings.AddRange(!areMembersKnown && CategoryComparison.OfMembers(pair) is { } members ? [members] : []);
                findings.AddRange(CategoryComparison.OfRules(pair));
                findings.AddRange(RangeComparison.Compare(pair));
            }
        }

        var explained = findings.Exists(finding => finding.Rule != Descriptors.RangeExcludesBaseline);
        findings.AddRange(same.SelectMany(Sensitivity));
        findings.AddRange(explained || findings.Exists(finding => finding.Rule == Descriptors.OutdatedFingerprint) ? [] : Outdated(areMembersKnown));
        return findings;
    }

    private IEnumerable<Finding> Missing() =>
    [
        .. _features.Pairs.Where(pair => pair.IsRenamed).Select(pair => new Finding(
            Descriptors.FeatureMissingInCode, pair.Trained.Place, pair.Code.Name, pair.Trained.Name, pair.Trained.Schema.Type, _model.Display,
            $"if it is '{pair.Code.Name}', name that [Feature(Name = \"{pair.Trained.Name}\")]") { Trained = pair.Trained.Name }),
        .. _features.Missing.Select(column => new Finding(
            Descriptors.FeatureMissingInCode, column.Place, null, column.Name, column.Schema.Type, _model.Display,
            "add it, or train without it and make the baseline anew") { Trained = column.Name }),
    ];

    private IEnumerable<Finding> Extra()
    {
        foreach (var column in _features.Extra)
        {
            var other = _features.Missing.FirstOrDefault(missing => !ColumnDifferences.OfKind(missing.Schema, column).Any());
            yield return new(
                Descriptors.FeatureMissingInBaseline, _trained.NamePlace, column.Name, column.Name, column.Type,
                other is null ? "" : $"; if it is '{other.Name}', name it so")
            {
                Trained = other?.Name,
            };
        }
    }

    // The task and the outputs follow from one another.
    private IEnumerable<Finding> Outputs()
    {
        string[] differences =
        [
            .. _trained.Task == _model.Task ? Array.Empty<string>() : [$"the task is {_trained.Task} in the baseline and {_model.Task} in the code"],
            .. _outputs.Missing.Select(column => $"'{column.Name}' ({column.Schema.Type}) is missing in the code"),
            .. _outputs.Extra.Select(column => $"'{column.Name}' ({column.Type}) is missing in the baseline"),
            .. _outputs.Pairs.Where(pair => pair.IsRenamed).Select(pair => $"'{pair.Trained.Name}' is called '{pair.Code.Name}' in the code"),
            .. _outputs.Pairs.Where(pair => !pair.IsRenamed).SelectMany(pair =>
                ColumnDifferences.OfKind(pair.Trained.Schema, pair.Code)
                    .Concat(ColumnDifferences.OfRole(pair.Trained.Schema, pair.Code))
                    .Select(difference => $"'{pair.Code.Name}' {difference}")),
        ];
        return differences.Length == 0
            ? []
            : [new(Descriptors.OutputDiffers, _trained.TaskPlace, null, _model.Display, string.Join("; ", differences))];
    }

    private IEnumerable<Finding> Sensitivity(ColumnPair pair) =>
        ColumnDifferences.OfSensitivity(pair.Trained.Schema, pair.Code).Select(difference =>
            new Finding(Descriptors.OutdatedFingerprint, pair.Trained.Place, pair.Code.Name, _model.Display, $"'{pair.Code.Name}' {difference}"));

    private IEnumerable<Finding> Outdated(bool areMembersKnown)
    {
        string[] then = [.. _trained.Columns.Select(column => column.Name)];
        string[] now = [.. _code.Select(column => column.Name)];
        return !then.SequenceEqual(now)
                ? [Whole($"its columns are in the order {string.Join(", ", then)}, and in the code it is {string.Join(", ", now)}")]
            : !areMembersKnown
                ? [Whole("its fingerprint is that of another schema, whose enums had other numbers, or whose key was another")]
            : [];
    }

    /// <summary>
    /// Whether the members of enums were the same at training: the columns of then with the members of now must have
    /// the fingerprint of then. The key is no column of a baseline, so that one may have been there or not.
    /// </summary>
    private bool AreMembersThoseOfTraining()
    {
        var pairs = _features.Pairs.Concat(_outputs.Pairs).ToDictionary(pair => pair.Trained, pair => pair.Code);
        var columns = _trained.Columns.Select(column => pairs.TryGetValue(column, out var code)
            ? column.Schema with { Members = code.Members }
            : column.Schema).ToList();
        var keys = _model.Columns.Where(column => column.Role == ColumnRole.Key);
        return SchemaFingerprint.Of(columns) == _trained.Fingerprint || SchemaFingerprint.Of(columns.Concat(keys)) == _trained.Fingerprint;
    }

    private Finding Whole(string difference) => new(Descriptors.OutdatedFingerprint, _trained.FingerprintPlace, null, _model.Display, difference);
}
