using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ModelMonitor.Analyzers.Parsing;
using ModelMonitor.CodeFixes.Editing;

namespace ModelMonitor.CodeFixes.Calls;

/// <summary>A method that is named where a delegate is wanted.</summary>
internal sealed class DelegateUse
{
    private readonly SyntaxAnnotation _mark = new();
    private readonly SemanticModel _semantics;
    private readonly INamedTypeSymbol _delegate;
    private readonly IMethodSymbol _method;
    private readonly string[] _names;
    private readonly int _position;
    private readonly bool _isOperand;

    private DelegateUse(SemanticModel semantics, INamedTypeSymbol type, IMethodSymbol method, ExpressionSyntax group)
    {
        _semantics = semantics;
        _delegate = type;
        _method = method;
        _position = group.SpanStart;
        _isOperand = group.Parent is CastExpressionSyntax or BinaryExpressionSyntax;

        // Neither a name around the lambda may be declared again, nor one be hidden that is called.
        var taken = new HashSet<string>(semantics.LookupSymbols(_position)
            .Where(symbol => symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol)
            .Select(symbol => symbol.Name)
            .Concat(group.DescendantTokens().Select(token => token.ValueText)));
        _names = [.. method.Parameters.Select(parameter => Identifiers.Escape(UniqueName.Of(parameter.Name, taken)))];
    }

    /// <summary>Whether parameters are passed by reference, which a lambda has to say.</summary>
    public bool NeedsTypes => Parameters.Any(parameter => parameter.RefKind != RefKind.None);

    private IEnumerable<IParameterSymbol> Parameters => _delegate.DelegateInvokeMethod!.Parameters;

    public static DelegateUse? Of(ExpressionSyntax group, SemanticModel semantics, CancellationToken cancellation) =>
        semantics.GetSymbolInfo(group, cancellation).Symbol is IMethodSymbol method
        && DelegateOf(group, semantics, cancellation) is { DelegateInvokeMethod: { } invoke } type
        && invoke.Parameters.Length == method.Parameters.Length
            ? new(semantics, type, method, group)
            : null;

    public ExpressionSyntax Lambda(ExpressionSyntax called, bool isExplicit)
    {
        var arguments = Parameters.Zip(_names, static (parameter, name) => parameter.RefKind switch
        {
            RefKind.Ref => $"ref {name}",
            RefKind.Out => $"out {name}",
            RefKind.In or RefKind.RefReadOnlyParameter => $"in {name}",
            _ => name,
        });
        var declared = isExplicit
            ? $"({string.Join(", ", Parameters.Zip(_names, Declaration))})"
            : _names.Length == 1 ? _names[0] : $"({string.Join(", ", _names)})";
        var lambda = SyntaxFactory.ParseExpression($"{declared} => {called.WithoutTrivia()}({string.Join(", ", arguments)})")
            .WithAdditionalAnnotations(_mark);
        return (_isOperand ? SyntaxFactory.ParenthesizedExpression(lambda) : lambda).WithTriviaFrom(called);
    }

    /// <summary>Whether the lambda becomes the same delegate, whose call of the same method is then captured.</summary>
    public async Task<bool> Fits(Document changed, CancellationToken cancellation)
    {
        var semantics = (await changed.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var root = await semantics.SyntaxTree.GetRootAsync(cancellation).ConfigureAwait(false);
        var lambda = (LambdaExpressionSyntax)root.GetAnnotatedNodes(_mark).Single();
        var call = (InvocationExpressionSyntax)lambda.Body;
        return DelegateOf(lambda, semantics, cancellation)?.ToDisplayString() == _delegate.ToDisplayString()
            && semantics.GetSymbolInfo(call, cancellation).Symbol?.ToDisplayString() == _method.ToDisplayString()
            && CallSiteParser.Judge(call, semantics, cancellation) is null
            && !semantics.GetDiagnostics(lambda.Span, cancellation).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    private static INamedTypeSymbol? DelegateOf(ExpressionSyntax function, SemanticModel semantics, CancellationToken cancellation) =>
        semantics.GetOperation(function, cancellation)?.Parent is IDelegateCreationOperation { Type: INamedTypeSymbol type } ? type : null;

    private string Declaration(IParameterSymbol parameter, string name)
    {
        var passing = parameter.RefKind switch
        {
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.In => "in ",
            RefKind.RefReadOnlyParameter => "ref readonly ",
            _ => "",
        };
        return $"{passing}{parameter.Type.ToMinimalDisplayString(_semantics, _position)} {name}";
    }
}
