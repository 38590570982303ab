using Microsoft.CodeAnalysis;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>A parameter or member on its way to becoming columns.</summary>
/// <param name="Symbol">The parameter, property or field.</param>
/// <param name="Type">Its type, that of an element where it is a collection of a batch.</param>
/// <param name="Annotations">What its attributes say.</param>
/// <param name="Name">The name of the feature, with those of the objects around it.</param>
/// <param name="IsSensitive">Whether it, or an object around it, is.</param>
internal sealed record FeaturePlace(ISymbol Symbol, ITypeSymbol Type, MemberAnnotations Annotations, string Name, bool IsSensitive);
