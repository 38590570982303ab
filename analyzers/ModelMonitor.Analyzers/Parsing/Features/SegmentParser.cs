using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>Decides which of the features marked <c>[Segment]</c> make segments, and names the others.</summary>
internal sealed class SegmentParser(Skips skips)
{
    // ModelSchema.MaxSegments of the runtime.
    private const int MaxSegments = 4;

    private int _count;

    /// <summary>Whether a scalar feature makes segments.</summary>
    public bool Takes(FeaturePlace place, FeatureEncoding encoding)
    {
        if (!place.Annotations.IsSegment)
        {
            return false;
        }

        if (encoding.Encoding == ColumnEncoding.Number)
        {
            Refuse(place);
            return false;
        }

        if (_count == MaxSegments)
        {
            skips.Add(SkipReason.UnfitSegment, place.Symbol, place.Name, $"a model has segments of at most {MaxSegments} features, and those before it are taken");
            return false;
        }

        _count++;
        return true;
    }

    /// <summary>Names what is marked and is no feature of categories.</summary>
    public void Refuse(FeaturePlace place)
    {
        if (place.Annotations.IsSegment)
        {
            skips.Add(SkipReason.UnfitSegment, place.Symbol, place.Name, "it is no category; mark a feature that is a bool, enum, char or string, or an integer of FeatureKind.Categorical");
        }
    }
}
