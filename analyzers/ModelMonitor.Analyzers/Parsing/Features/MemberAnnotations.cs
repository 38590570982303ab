using Microsoft.CodeAnalysis;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>What the attributes of a parameter, property or field say.</summary>
internal sealed record MemberAnnotations
{
    /// <summary>Whether <c>[Feature]</c> is there, with or without a name.</summary>
    public bool IsFeature { get; private init; }

    public string? FeatureName { get; private init; }

    public FeatureKind Kind { get; private init; }

    /// <summary>The length that <c>[Feature]</c> or ML.NET's <c>[VectorType]</c> gives; 0 if none does.</summary>
    public int Length { get; private init; }

    public bool IsNotFeature { get; private init; }

    public bool IsKey { get; private init; }

    public bool IsSensitive { get; private init; }

    public bool IsSegment { get; private init; }

    public bool IsScore { get; private init; }

    public bool IsPredictedLabel { get; private init; }

    /// <summary>The name that ML.NET's <c>[ColumnName]</c> gives.</summary>
    public string? ColumnName { get; private init; }

    /// <summary>
    /// Reads a symbol's attributes; for a property also those of a constructor's parameter of the same name, where
    /// attributes of a record's properties stand unless they say <c>property:</c>.
    /// </summary>
    public static MemberAnnotations Of(ISymbol symbol) =>
        Attributes(symbol).Aggregate(new MemberAnnotations(), static (known, attribute) => known.With(attribute));

    /// <summary>The attributes that are read.</summary>
    public static IEnumerable<AttributeData> Attributes(ISymbol symbol) => symbol is IPropertySymbol { ContainingType: { } type }
        ? symbol.GetAttributes().Concat(type.InstanceConstructors
            .SelectMany(constructor => constructor.Parameters)
            .Where(parameter => parameter.Name == symbol.Name)
            .SelectMany(parameter => parameter.GetAttributes()))
        : symbol.GetAttributes();

    private MemberAnnotations With(AttributeData attribute) => attribute.AttributeClass switch
    {
        { Name: "ColumnNameAttribute" } => this with { ColumnName = Annotations.FirstArgument(attribute) },
        { Name: "VectorTypeAttribute" } when Length == 0 => this with { Length = Product(attribute) },
        var type when Annotations.IsOurs(type, "FeatureAttribute") => this with
        {
            IsFeature = true,
            FeatureName = Annotations.Named<string>(attribute, "Name"),
            Kind = (FeatureKind)Annotations.Named<int>(attribute, "Kind"),
            Length = Annotations.Named<int>(attribute, "Length") is not 0 and var length ? length : Length,
        },
        var type when Annotations.IsOurs(type, "NotFeatureAttribute") => this with { IsNotFeature = true },
        var type when Annotations.IsOurs(type, "PredictionKeyAttribute") => this with { IsKey = true },
        var type when Annotations.IsOurs(type, "SensitiveAttribute") => this with { IsSensitive = true },
        var type when Annotations.IsOurs(type, "SegmentAttribute") => this with { IsSegment = true },
        var type when Annotations.IsOurs(type, "ScoreAttribute") => this with { IsScore = true },
        var type when Annotations.IsOurs(type, "PredictedLabelAttribute") => this with { IsPredictedLabel = true },
        _ => this,
    };

    // A dimension of 0 is not known, nor is then the length.
    private static int Product(AttributeData attribute)
    {
        var dimensions = attribute.ConstructorArguments
            .SelectMany(argument => argument.Kind == TypedConstantKind.Array ? argument.Values : [argument])
            .Select(argument => argument.Value)
            .OfType<int>()
            .ToList();
        var product = dimensions.Aggregate(1L, static (product, dimension) => Math.Min(product * dimension, int.MaxValue));
        return dimensions.Count == 0 ? 0 : (int)product;
    }
}

/// <summary>The runtime's <c>FeatureKind</c>, by number.</summary>
internal enum FeatureKind
{
    Inferred,
    Numeric,
    Categorical,
    HourOfDay,
    DayOfWeek,
    DayOfMonth,
    Month,
}
