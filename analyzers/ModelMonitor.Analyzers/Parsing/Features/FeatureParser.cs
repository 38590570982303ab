using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Collections;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>Turns parameters into columns: scalars as they are, objects by their members, nested one level.</summary>
internal sealed class FeatureParser(Skips skips, Action<CapturedFeature>? captured)
{
    private const int MaxDepth = 2;

    // The key is the last column of a row, wherever it is found.
    private const string KeyIndex = "^1";

    private readonly List<Column> _features = [];
    private readonly RuleParser _rules = new(skips);
    private int _variables;

    public IReadOnlyList<Column> Features => _features;

    public IReadOnlyList<ModelRule> Rules => _rules.Rules;

    public Column? Key { get; private set; }

    /// <summary>Whether a type parameter stands where a column may be.</summary>
    public bool IsOpen { get; private set; }

    /// <param name="parameter">The parameter.</param>
    /// <param name="forward">The parameter in generated code.</param>
    /// <param name="batch">The batch, of whose collections one element at a time is read.</param>
    public ParameterRead? Parse(IParameterSymbol parameter, MethodParameter forward, BatchShape? batch)
    {
        var annotations = MemberAnnotations.Of(parameter);
        if (annotations.IsNotFeature || parameter.RefKind == RefKind.Out || batch?.IsDestination(parameter) == true)
        {
            _rules.LeaveOut(parameter, parameter.Name);
            return null;
        }

        var element = batch?.Collection(parameter)?.Element;
        _rules.Collection = element is null ? null : parameter;
        var type = element is null ? TypeArguments.ColumnType(parameter.Type, parameter) : TypeArguments.ElementType(element, parameter);
        var place = new Place(parameter, type, annotations, annotations.FeatureName ?? parameter.Name, annotations.IsSensitive);
        if (Scalar.Of(type) is { } scalar)
        {
            return ReadValue(place, scalar, forward.Name) is { } value ? Read(type, element is not null, forward, value, null) : null;
        }

        if (VectorType.Of(type) is { } vector)
        {
            return ReadVector(place, vector, forward.Name) is { } value ? Read(type, element is not null, forward, value, null) : null;
        }

        // Members are named by themselves, unless the parameter is given a name to tell them apart.
        return ReadObject(place, annotations.FeatureName, forward.Name, depth: 1) is { } read
            ? Read(type, element is not null, forward, null, read)
            : null;
    }

    private static ParameterRead Read(ITypeSymbol type, bool isElement, MethodParameter forward, ValueRead? value, ObjectRead? members)
    {
        // Structs are passed by reference, save what must not outlive the call; an element is, where it can be.
        var byReference = members is not null && type is { IsValueType: true, IsRefLikeType: false };
        var scoped = type.IsRefLikeType ? "scoped " : "";
        return new(
            $"{scoped}{(byReference ? "in " : "")}{TypeNames.Of(type)} {forward.Name}",
            isElement ? $"{forward.Name}[{BatchShape.Index}]" : $"{(byReference ? "in " : "")}{forward.Name}",
            value,
            members);
    }

    private ObjectRead? ReadObject(Place place, string? prefix, string access, int depth)
    {
        var isNullableValue = place.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        var type = isNullableValue ? ((INamedTypeSymbol)place.Type).TypeArguments[0] : place.Type;
        if (place.Annotations.IsKey)
        {
            skips.Add(SkipReason.UnsupportedKey, place.Symbol, place.Name, place.Type.ToDisplayString());
            return null;
        }

        if (Services.Include(type))
        {
            return null;
        }

        if (TypeArguments.IsOpen(type) && !ReadableMembers.IsUserType(type))
        {
            IsOpen = true;
            return null;
        }

        if (place.Annotations.Length != 0)
        {
            AddUnfitLength(place);
            return null;
        }

        if (!ReadableMembers.IsUserType(type) || depth > MaxDepth)
        {
            skips.Add(SkipReason.UnsupportedFeature, place.Symbol, place.Name, place.Type.ToDisplayString());
            return null;
        }

        var mayBeNull = isNullableValue || type.IsReferenceType;
        var variable = mayBeNull || depth > 1 ? $"__o{++_variables}" : access;
        var firstColumn = _features.Count;
        var values = new List<ValueRead>();
        var objects = new List<ObjectRead>();
        foreach (var (member, memberType) in ReadableMembers.Of(type))
        {
            ReadMember(place, prefix, member, memberType, depth, values, objects);
        }

        var columns = values.Where(value => value.Vector is null).Select(value => value.Column)
            .Concat(objects.SelectMany(nested => nested.Columns));
        return values.Count + objects.Count == 0
            ? null
            : new(access, variable, mayBeNull, columns.ToEquatableArray(), values.ToEquatableArray(), objects.ToEquatableArray())
            {
                Checks = _rules.OfObject(place.Symbol, place.Name, firstColumn),
            };
    }

    private void ReadMember(
        Place owner, string? prefix, ISymbol member, ITypeSymbol type, int depth, List<ValueRead> values, List<ObjectRead> objects)
    {
        var annotations = MemberAnnotations.Of(member);
        if (annotations.IsNotFeature)
        {
            _rules.LeaveOut(member, member.Name);
            return;
        }

        type = TypeArguments.ColumnType(type, member);
        var name = annotations.FeatureName ?? member.Name;
        var path = prefix is null ? name : $"{prefix}.{name}";
        var place = new Place(member, type, annotations, path, owner.IsSensitive || annotations.IsSensitive);
        if (Scalar.Of(type) is { } scalar)
        {
            if (ReadValue(place, scalar, Identifiers.Escape(member.Name)) is { } value)
            {
                values.Add(value);
            }
        }
        else if (VectorType.Of(type) is { } vector)
        {
            if (ReadVector(place, vector, Identifiers.Escape(member.Name)) is { } value)
            {
                values.Add(value);
            }
        }
        else if (ReadObject(place, path, Identifiers.Escape(member.Name), depth + 1) is { } nested)
        {
            objects.Add(nested);
        }
    }

    private ValueRead? ReadValue(Place place, Scalar scalar, string access)
    {
        if (place.Annotations.IsKey)
        {
            return ReadKey(place, scalar, access);
        }

        if (place.Annotations.Length != 0)
        {
            AddUnfitLength(place);
            return null;
        }

        if (scalar.Family == ScalarFamily.Guid && !place.Annotations.IsFeature)
        {
            _rules.LeaveOut(place.Symbol, place.Name);
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

        var checks = _rules.OfValue(place.Symbol, place.Name, scalar, encoding, _features.Count);
        _features.Add(new(
            place.Name, encoding.TypeOf(scalar), encoding.Encoding, ColumnRole.Feature, scalar.IsNullable, place.IsSensitive, encoding.Members)
        {
            Rules = checks.Select(check => check.Rule).ToEquatableArray(),
        });
        captured?.Invoke(new(place.Symbol, place.Name, scalar.Family, place.Annotations, place.IsSensitive));
        return new($"{_features.Count - 1}", access, encoding.Conversion) { Checks = checks };
    }

    private ValueRead? ReadVector(Place place, VectorType vector, string access)
    {
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
                Checks = _rules.OfVector(place.Symbol, place.Name, length == 0, first),
            };
        }

        return null;
    }

    private void AddUnfitLength(Place place) => skips.Add(
        SkipReason.UnfitKind, place.Symbol, place.Name, $"a vector of {place.Annotations.Length} elements", place.Type.ToDisplayString());

    private ValueRead? ReadKey(Place place, Scalar scalar, string access)
    {
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

        _rules.LeaveOut(place.Symbol, place.Name);
        Key = new(place.Name, scalar.TypeName, ColumnEncoding.Key, ColumnRole.Key, scalar.IsNullable, place.IsSensitive, []);
        return new(KeyIndex, access, scalar.Family == ScalarFamily.Integer ? ValueConversion.IntegerKey : ValueConversion.Key);
    }

    /// <summary>A parameter or member on its way to becoming columns.</summary>
    private sealed record Place(ISymbol Symbol, ITypeSymbol Type, MemberAnnotations Annotations, string Name, bool IsSensitive);
}
