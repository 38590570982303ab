using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ModelMonitor.Analyzers.Tests.Fuzzing;

/// <summary>
/// Whatever the signature and however it is called: the generator does not throw, what it generates compiles without a
/// warning, and every call is intercepted or a rule says why it is not.
/// </summary>
public sealed partial class MethodFuzzTests
{
    private const int Methods = 100;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task No_call_is_lost_and_nothing_breaks(int seed)
    {
        var grammar = new MethodGrammar(seed);
        var drawn = Enumerable.Range(0, 3 * Methods).Select(_ => grammar.Next()).ToList();
        var valid = new FuzzedProject(drawn).Valid.Take(Methods).ToList();
        valid.Count.ShouldBe(Methods);
        var project = new FuzzedProject(valid);

        var faults = await project.Faults();

        if (faults.Count > 0)
        {
            throw new InvalidOperationException(await Explain(valid, faults));
        }

        project.Intercepted.ShouldBeInRange(project.Calls / 5, project.Calls - 1);
    }

    // Few of a group are at fault, each in its own way: the smallest source of each way.
    private static async Task<string> Explain(List<FuzzedMethod> methods, IReadOnlyList<string> faults)
    {
        var smallest = ImmutableSortedDictionary<string, string>.Empty;
        // A fault names the file, or a type of the file.
        var suspects = faults.SelectMany(fault => Number().Matches(fault)).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
        foreach (var suspect in suspects.Distinct())
        {
            var current = methods[suspect - FuzzedProject.FirstFile];
            var fault = await FaultOf(current);
            while (fault is not null)
            {
                smallest = smallest.SetItem(Kind(fault), $"{fault}\n{current.Source(0)}");
                var kind = Kind(fault);
                fault = null;
                foreach (var less in current.Smaller())
                {
                    if (await FaultOf(less) is { } still && Kind(still) == kind)
                    {
                        (current, fault) = (less, still);
                        break;
                    }
                }
            }
        }

        return smallest.IsEmpty ? string.Join("\n", faults) : string.Join("\n\n", smallest.Values);
    }

    private static async Task<string?> FaultOf(FuzzedMethod method)
    {
        var project = new FuzzedProject([method]);
        return project.Valid.Any() && await project.Faults() is [var fault, ..] ? fault : null;
    }

    // What is said, but not where.
    private static string Kind(string fault)
    {
        var said = fault[(fault.IndexOf(": ", StringComparison.Ordinal) + 2)..];
        return said[..Math.Min(24, said.Length)];
    }

    [GeneratedRegex(@"\b(?:C|File)(\d+)(?=[._(])")]
    private static partial Regex Number();
}
