using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Collections;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>Turns parameters into columns: scalars as they are, objects by their members, nested one level.</summary>
internal sealed class FeatureParser(Skips skips, Action<CapturedFeature>? captured)
{
    private const int MaxDepth = 2;

    private readonly ValueParser _values = new(skips, captured);
    private int _variables;

    public IReadOnlyList<Column> Features => _values.Features;

    public IReadOnlyList<ModelRule> Rules => _values.Rules.Rules;

    public Column? Key => _values.Key;

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
            _values.Rules.LeaveOut(parameter, parameter.Name);
            return null;
        }

        var element = batch?.Collection(parameter)?.Element;
        _values.Rules.Collection = element is null ? null : parameter;
        var type = element is null ? TypeArguments.ColumnType(parameter.Type, parameter) : TypeArguments.ElementType(element, parameter);
        var place = new FeaturePlace(parameter, type, annotations, annotations.FeatureName ?? parameter.Name, annotations.IsSensitive);
        if (ValueParser.IsValue(type))
        {
            return _values.Parse(place, forward.Name) is { } value ? Read(type, element is not null, forward, value, null) : null;
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

    private ObjectRead? ReadObject(FeaturePlace place, string? prefix, string access, int depth)
    {
        _values.RefuseSegment(place);
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
            _values.AddUnfitLength(place);
            return null;
        }

        if (!ReadableMembers.IsUserType(type) || depth > MaxDepth)
        {
            skips.Add(SkipReason.UnsupportedFeature, place.Symbol, place.Name, place.Type.ToDisplayString());
            return null;
        }

        var mayBeNull = isNullableValue || type.IsReferenceType;
        var variable = mayBeNull || depth > 1 ? $"__o{++_variables}" : access;
        var firstColumn = _values.Features.Count;
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
                Checks = _values.Rules.OfObject(place.Symbol, place.Name, firstColumn),
            };
    }

    private void ReadMember(
        FeaturePlace owner, string? prefix, ISymbol member, ITypeSymbol type, int depth, List<ValueRead> values, List<ObjectRead> objects)
    {
        var annotations = MemberAnnotations.Of(member);
        if (annotations.IsNotFeature)
        {
            _values.Rules.LeaveOut(member, member.Name);
            return;
        }

        type = TypeArguments.ColumnType(type, member);
        var name = annotations.FeatureName ?? member.Name;
        var path = prefix is null ? name : $"{prefix}.{name}";
        var place = new FeaturePlace(member, type, annotations, path, owner.IsSensitive || annotations.IsSensitive);
        if (ValueParser.IsValue(type))
        {
            if (_values.Parse(place, Identifiers.Escape(member.Name)) is { } value)
            {
                values.Add(value);
            }
        }
        else if (ReadObject(place, path, Identifiers.Escape(member.Name), depth + 1) is { } nested)
        {
            objects.Add(nested);
        }
    }
}
