using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Collections;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>Turns values into columns: a scalar into one, a vector into several, a key into the last of a row.</summary>
internal sealed class ValueParser(Skips skips, Action<CapturedFeature>? captured)
{
    // The key is the last column of a row, wherever it is found.
    private const string KeyIndex = "^1";

    private readonly List<Column> _features = [];
    private readonly SegmentParser _segments = new(skips);

    public IReadOnlyList<Column> Features => _features;

    public RuleParser Rules { get; } = new(skips);

    public Column? Key { get; private set; }

    /// <summary>Whether a type is one of values, not an object with members.</summary>
    public static bool IsValue(ITypeSymbol type) => Scalar.Of(type) is not null || VectorType.Of(type) is not null;

    public void RefuseSegment(FeaturePlace place) => _segments.Refuse(place);

    /// <summary>Adds the columns of a value; <see langword="null"/> where it becomes none.</summary>
    public ValueRead? Parse(FeaturePlace place, string access) => Scalar.Of(place.Type) is { } scalar
        ? ParseScalar(place, scalar, access)
        : ParseVector(place, VectorType.Of(place.Type)!, access);

    public void AddUnfitLength(FeaturePlace place) => skips.Add(
        SkipReason.UnfitKind, place.Symbol, place.Name, $"a vector of {place.Annotations.Length} elements", place.Type.ToDisplayString());

    private ValueRead? ParseScalar(FeaturePlace place, Scalar scalar, string access)
    {
        if (place.Annotations.IsKey)
        {
            return ParseKey(place, scalar, access);
        }

        if (place.Annotations.Length != 0)
        {
            AddUnfitLength(place);
            return null;
        }

        if (scalar.Family == ScalarFamily.Guid && !place.Annotations.IsFeature)
        {
            Rules.LeaveOut(place.Symbol, place.Name);
            return null;
        }

        if (scalar.Family == ScalarFamily.Guid)
        {
            skips.Add(SkipReason.UnsupportedFeature, place.Symbol, place.Name, place.Type.ToDisplayString());
            return null;
        }

        if (FeatureEncoding.Of(scalar, place.Annotations.Kind) is not { } encoding)
        {
            skips.Add(SkipReason.UnfitKind, place.Symbol, place.Name, place.Annotations.Kind.ToString(), place.Type.ToDisplayString());
            return null;
        }

        if (ColumnNames.Fault(place.Name) is { } fault)
        {
            skips.Add(SkipReason.UnusableColumnName, place.Symbol, fault);
            return null;
        }

        var checks = Rules.OfValue(place.Symbol, place.Name, scalar, encoding, _features.Count);
        _features.Add(new(
            place.Name, encoding.TypeOf(scalar), encoding.Encoding, ColumnRole.Feature, scalar.IsNullable, place.IsSensitive, encoding.Members)
        {
            Rules = checks.Select(check => check.Rule).ToEquatableArray(),
            IsSegment = _segments.Takes(place, encoding),
        });
        captured?.Invoke(new(place.Symbol, place.Name, scalar.Family, place.Annotations, place.IsSensitive));
        return new($"{_features.Count - 1}", access, encoding.Conversion) { Checks = checks };
    }

    private ValueRead? ParseVector(FeaturePlace place, VectorType vector, string access)
    {
        _segments.Refuse(place);
        var annotations = place.Annotations;
        var length = annotations.Length == 0 ? vector.Length ?? 0 : annotations.Length;
        if (annotations.IsKey)
        {
            skips.Add(SkipReason.UnsupportedKey, place.Symbol, place.Name, place.Type.ToDisplayString());
        }
        else if (annotations.Kind is not (FeatureKind.Inferred or FeatureKind.Numeric))
        {
            skips.Add(SkipReason.UnfitKind, place.Symbol, place.Name, annotations.Kind.ToString(), place.Type.ToDisplayString());
        }
        else if (length < 0)
        {
            AddUnfitLength(place);
        }
        else if (length > AnnotationParser.MaxColumns)
        {
            skips.Add(SkipReason.TooManyColumns, place.Symbol, place.Name, $"{length}", $"{AnnotationParser.MaxColumns}");
        }
        else if ((ColumnNames.Fault(place.Name) ?? ColumnNames.Fault(VectorColumns.LongestName(place.Name, length))) is { } fault)
        {
            skips.Add(SkipReason.UnusableColumnName, place.Symbol, fault);
        }
        else
        {
            var first = _features.Count;
            _features.AddRange(VectorColumns.Of(vector, place.Name, length, place.IsSensitive));
            captured?.Invoke(new(place.Symbol, place.Name, vector.Element.Family, annotations, place.IsSensitive));
            return new($"{first}", access, ValueConversion.Vector)
            {
                Vector = new(
                    TypeNames.Of(vector.Element.Type), vector.Element.IsNullableValue, vector.Form, _features.Count - first, length == 0),
                Checks = Rules.OfVector(place.Symbol, place.Name, length == 0, first),
            };
        }

        return null;
    }

    private ValueRead? ParseKey(FeaturePlace place, Scalar scalar, string access)
    {
        _segments.Refuse(place);
        if (scalar.Family is not (ScalarFamily.Integer or ScalarFamily.Text or ScalarFamily.Guid))
        {
            skips.Add(SkipReason.UnsupportedKey, place.Symbol, place.Name, place.Type.ToDisplayString());
            return null;
        }

        if (Key is not null)
        {
            skips.Add(SkipReason.RepeatedKey, place.Symbol, Key.Name, place.Name);
            return null;
        }

        if (ColumnNames.Fault(place.Name) is { } fault)
        {
            skips.Add(SkipReason.UnusableColumnName, place.Symbol, fault);
            return null;
        }

        Rules.LeaveOut(place.Symbol, place.Name);
        Key = new(place.Name, scalar.TypeName, ColumnEncoding.Key, ColumnRole.Key, scalar.IsNullable, place.IsSensitive, []);
        return new(KeyIndex, access, scalar.Family == ScalarFamily.Integer ? ValueConversion.IntegerKey : ValueConversion.Key);
    }
}
