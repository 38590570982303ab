using FsCheck;
using FsCheck.Fluent;

namespace ModelMonitor.Statistics.Tests;

/// <summary>What holds for a sketch of every kind.</summary>
internal interface ISketchContract
{
    Type Sketch { get; }

    void MergingWithAnEmptySketchChangesNothing();

    void TheMergeIsTheSketchOfBothStreamsInAnyOrder();

    void AParsedSketchGoesOnAsTheOneWritten();

    void AResetSketchIsANewOne();

    void MismatchedParametersAreNamedAndNothingIsMerged();

    void AnyBytesAreRefusedOrASketch(int values, int trials);
}

/// <summary>Adds the row that a number stands for.</summary>
internal delegate void SketchFiller<T>(ref T sketch, int value);

/// <summary>How sketches of one kind are made, filled and compared.</summary>
internal sealed class SketchContract<T>(Func<T> create, SketchFiller<T> add) : ISketchContract
    where T : ISketch<T>
{
    private static readonly Gen<(int[] First, int[] Second)> Streams =
        from seed in Gen.Choose(0, 1_000_000)
        from first in Gen.Frequency((1, Gen.Constant(0)), (9, Gen.Choose(1, 120)))
        from second in Gen.Frequency((1, Gen.Constant(0)), (9, Gen.Choose(1, 120)))
        from range in Gen.Elements(0, 3, 40, 300)
        select (Stream(seed, first, range), Stream(seed + 1, second, range));

    /// <summary>Whether the sketches of the same values in another order or from other parts agree; equal to the byte unless said.</summary>
    public Func<T, T, bool> Agree { get; init; } = AreSame;

    /// <summary>
    /// Which of the values that a sketch has no room for it forgets goes by its history, of which bytes hold less: a parsed
    /// sketch goes on to one that agrees, not to the same.
    /// </summary>
    public bool ForgetsByHistory { get; init; }

    /// <summary>What a sketch promises, whatever bytes it was read from.</summary>
    public Action<T> Holds { get; init; } = _ => { };

    /// <summary>Sketches of other parameters, and how a refusal names the two.</summary>
    public (T Other, string Own, string Others)[] Mismatches { get; init; } = [];

    public Type Sketch => typeof(T);

    public void MergingWithAnEmptySketchChangesNothing()
        => Check(streams =>
        {
            var (filled, merged) = (Of(streams.First), Of(streams.First));
            merged.Merge(create());
            var empty = create();
            empty.Merge(filled);
            return AreSame(merged, filled) && Agree(empty, filled) && empty.Count == filled.Count;
        });

    public void TheMergeIsTheSketchOfBothStreamsInAnyOrder()
        => Check(streams =>
        {
            var (forward, backward, all) = (Of(streams.First), Of(streams.Second), Of([.. streams.First, .. streams.Second]));
            var (first, second) = (Of(streams.First), Of(streams.Second));
            forward.Merge(second);
            backward.Merge(first);
            if (!AreSame(second, Of(streams.Second)) || forward.Count != all.Count || backward.Count != all.Count || all.Count != streams.First.Length + streams.Second.Length)
            {
                return false;
            }
            first.Merge(first);
            var twice = Of([.. streams.First, .. streams.First]);
            return Agree(forward, all) && Agree(backward, all) && Agree(backward, forward) && Agree(first, twice) && first.Count == twice.Count;
        });

    public void AParsedSketchGoesOnAsTheOneWritten()
        => Check(streams =>
        {
            var (written, second) = (Of(streams.First), Of(streams.Second));
            var (filled, merged) = (Parsed(written), Parsed(written));
            if (!AreSame(filled, written) || filled.Count != written.Count || !Agree(filled, written))
            {
                return false;
            }
            merged.Merge(Parsed(second));
            Add(ref filled, streams.Second);
            var expected = Of(streams.First);
            expected.Merge(second);
            var continued = Of([.. streams.First, .. streams.Second]);
            return AreSame(merged, expected) && (ForgetsByHistory ? Agree(filled, continued) : AreSame(filled, continued));
        });

    public void AResetSketchIsANewOne()
    {
        var used = create();
        Check(streams =>
        {
            Add(ref used, streams.First);
            used.Merge(used);
            used.Reset();
            var isNew = used.Count == 0 && AreSame(used, create());
            Add(ref used, streams.Second);
            var goesOn = AreSame(used, Of(streams.Second));
            used.Reset();
            return isNew && goesOn;
        });
    }

    public void MismatchedParametersAreNamedAndNothingIsMerged()
    {
        var sketch = Of([3, -2, 8]);
        if (default(T) is null)
        {
            Should.Throw<ArgumentNullException>(() => sketch.Merge(default!)).ParamName.ShouldBe("other");
        }
        foreach (var (other, own, others) in Mismatches)
        {
            var before = other.ToBytes();
            Refusal(sketch, other).ShouldContain(own);
            Refusal(sketch, other).ShouldContain(others);
            Should.Throw<ArgumentException>(() => other.Merge(sketch)).ParamName.ShouldBe("other");
            AreSame(sketch, Of([3, -2, 8])).ShouldBeTrue();
            other.ToBytes().ShouldBe(before);
        }
        // A sketch without parameters cannot be mismatched.
        (Mismatches.Length > 0 || typeof(T).GetConstructors().All(constructor => constructor.GetParameters().Length == 0 || typeof(T).IsValueType)).ShouldBeTrue();
    }

    public void AnyBytesAreRefusedOrASketch(int values, int trials)
        => SketchHostility.ShouldWithstandAnyBytes(Of(Stream(values, values, range: 300)), Holds, trials);

    private static void Check(Func<(int[] First, int[] Second), bool> holds) => Properties.Check(Streams, holds, trials: 100);

    private static string Refusal(T sketch, T other)
    {
        var refusal = Should.Throw<ArgumentException>(() => sketch.Merge(other));
        refusal.ParamName.ShouldBe("other");
        return refusal.Message;
    }

    private static int[] Stream(int seed, int size, int range)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, size).Select(_ => random.Next(-range, range + 1))];
    }

    private static T Parsed(T sketch) => T.FromBytes(sketch.ToBytes());

    private static bool AreSame(T first, T second) => first.ToBytes().AsSpan().SequenceEqual(second.ToBytes());

    private T Of(int[] values)
    {
        var sketch = create();
        Add(ref sketch, values);
        return sketch;
    }

    private void Add(ref T sketch, int[] values)
    {
        foreach (var value in values)
        {
            add(ref sketch, value);
        }
    }
}
