using ModelMonitor.Aggregation;
using ModelMonitor.Schema;
using ModelMonitor.Statistics;

namespace ModelMonitor.Detection;

/// <summary>
/// Whether the predictions that violate the rules of a column are more than are tolerated: one-sided exact binomial test.
/// </summary>
internal sealed class RuleTest
{
    // A sentence names the rules that say most.
    private const int NamedRules = 3;

    private readonly int _column;
    private readonly IReadOnlyList<FeatureRule> _rules;
    private readonly DriftOptions _options;

    private RuleTest(int column, IReadOnlyList<FeatureRule> rules, DriftOptions options)
    {
        _column = column;
        _rules = rules;
        _options = options;
    }

    /// <summary>The tests of the columns that have rules.</summary>
    public static RuleTest?[] ForColumns(int columns, IReadOnlyList<FeatureRule> rules, DriftOptions options)
    {
        var tests = new RuleTest?[columns];
        foreach (var rule in rules)
        {
            tests[rule.Column] ??= new(rule.Column, rules, options);
        }

        return tests;
    }

    /// <summary>Adds the test, if there are predictions enough; there may be few values, where they are refused.</summary>
    public void AddTo(List<AspectTest> tests, WindowCounts window)
    {
        var total = window.Checked;
        if (total < _options.MinimumCount)
        {
            return;
        }

        var violating = window.Violations.Columns[_column];
        var (share, pValue, _) = ExactBinomial.Test(violating, total, _options.ShareFloor, Alternative.Greater);
        tests.Add(new(DriftAspect.RuleViolations, pValue, pValue, _options.ShareFloor, share, Effect.Of(share, _options.ShareFloor), false));
    }

    /// <summary>Which rules are violated, and how often.</summary>
    public string Explain(WindowCounts window)
    {
        var violated = Enumerable.Range(0, _rules.Count)
            .Where(rule => _rules[rule].Column == _column && window.Violations.Rules[rule] > 0)
            .OrderByDescending(rule => window.Violations.Rules[rule])
            .Take(NamedRules)
            .Select(rule => _rules[rule].Description);
        var share = (double)window.Violations.Columns[_column] / window.Checked;
        return $"{Words.Percent(share)} of the values violate {string.Join(" or ", violated)}";
    }
}
