using ModelMonitor.Analyzers.Model;
using ModelMonitor.Analyzers.Parsing;

namespace ModelMonitor.Analyzers.Tests.Generation.Incremental;

public sealed class CallCandidatesTests
{
    private readonly CallCandidates _candidates = new([]);
    private int _bindings;

    [Fact]
    public void Candidates_are_bound_once_in_the_same_surroundings()
    {
        var surroundings = new Surroundings();

        var first = _candidates.BoundIn(surroundings, Bind);

        _candidates.BoundIn(surroundings, Bind).ShouldBeSameAs(first);
        _bindings.ShouldBe(1);
    }

    [Fact]
    public void Other_surroundings_bind_them_again()
    {
        _candidates.BoundIn(new(), Bind);
        _candidates.BoundIn(new(), Bind);

        _bindings.ShouldBe(2);
    }

    [Fact]
    public void A_binding_that_is_cancelled_is_not_remembered()
    {
        var surroundings = new Surroundings();

        Should.Throw<OperationCanceledException>(() => _candidates.BoundIn(surroundings, _ => throw new OperationCanceledException()));

        _candidates.BoundIn(surroundings, Bind);
        _bindings.ShouldBe(1);
    }

    private FileCalls Bind(CallCandidates candidates)
    {
        _bindings++;
        return new([]);
    }
}
