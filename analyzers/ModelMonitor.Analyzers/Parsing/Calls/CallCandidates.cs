using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>
/// The candidates of a tree; equal by reference, since a changed tree has changed nodes. They remember what they were
/// bound to, so that an edit elsewhere that changes no declaration leaves them alone.
/// </summary>
internal sealed class CallCandidates(IReadOnlyList<InvocationExpressionSyntax> calls)
{
    public static readonly CallCandidates None = new([]);

    // Written and read as a whole: runs of the generator may overlap.
    private volatile Memory? _memory;

    public IReadOnlyList<InvocationExpressionSyntax> Calls => calls;

    /// <summary>What they were bound to in these surroundings, or else what they are bound to now.</summary>
    public FileCalls BoundIn(Surroundings surroundings, Func<CallCandidates, FileCalls> bind)
    {
        if (_memory is { } memory && ReferenceEquals(memory.Surroundings, surroundings))
        {
            return memory.Calls;
        }

        var bound = bind(this);
        _memory = new(surroundings, bound);
        return bound;
    }

    private sealed record Memory(Surroundings Surroundings, FileCalls Calls);
}

/// <summary>
/// Everything outside of a file that decides what its calls mean: the declarations of all files, references and
/// options. It holds none of them: a new one is made when one of them has changed.
/// </summary>
internal sealed class Surroundings;
