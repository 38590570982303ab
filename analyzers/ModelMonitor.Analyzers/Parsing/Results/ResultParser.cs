using Microsoft.CodeAnalysis;
using ModelMonitor.Analyzers.Collections;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Parsing;

/// <summary>Turns a result into the columns <c>prediction</c> and <c>score</c>, and infers the task from it.</summary>
internal sealed class ResultParser(Skips skips, IMethodSymbol method, Prediction prediction, PredictionTask task)
{
    private readonly List<Column> _outputs = [];

    public IReadOnlyList<Column> Outputs => _outputs;

    public PredictionTask Task { get; private set; } = task;

    /// <summary>Whether a type parameter decides what the prediction is.</summary>
    public bool IsOpen { get; private set; }

    /// <param name="firstColumn">The index of the first output in the row.</param>
    public ResultRead? Parse(int firstColumn)
    {
        var type = prediction.Type;
        if (Undecided(type))
        {
            IsOpen = true;
            return null;
        }

        if (Scalar.Of(type) is { Family: <= ScalarFamily.Text } scalar)
        {
            return Add(ResultEncoding.OfScalar(scalar, Task), firstColumn, "__result") is { } value ? Read(value, null) : null;
        }

        return ReadObject(type, firstColumn) is { } read ? Read(null, read) : null;
    }

    private ResultRead Read(ValueRead? value, ObjectRead? members) =>
        new(TypeNames.Of(prediction.Type), prediction.IsTask, value, members)
        {
            Expression = prediction.Expression,
            IsStream = prediction.IsStream,
        };

    private static bool Undecided(ITypeSymbol type) =>
        TypeArguments.IsOpen(type)
        && (!ReadableMembers.IsUserType(type) || ReadableMembers.Of(type).Any(member => TypeArguments.IsOpen(member.Type)));

    private ObjectRead? ReadObject(ITypeSymbol type, int firstColumn)
    {
        var isNullableValue = type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        var underlying = isNullableValue ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
        var members = prediction.Members is { } given ? ResultMembers.Of(given)
            : ReadableMembers.IsUserType(underlying) ? ResultMembers.Of(ReadableMembers.Of(underlying).Select(ResultMember.Of))
            : null;
        if (members is not { Label: not null } and not { Score: not null })
        {
            skips.Add(SkipReason.UnknownResult, method, TypeNames.Of(method), type.ToDisplayString(), prediction.IsReturned ? BatchShape.Remedy(type) : BatchShape.GivenRemedy(type));
            return null;
        }

        var values = new List<ValueRead>();
        if (members.Label is { } label)
        {
            var encoding = ResultEncoding.OfLabel(label.Scalar, Task, members.Score is { IsProbability: true });
            values.AddRange(Add(encoding, firstColumn, label.Access) is { } value ? [value] : []);
        }

        if (members.Score is { } score)
        {
            var encoding = members.Label is null
                ? ResultEncoding.OfLoneScore(score.Scalar, Task, score.IsProbability)
                : ResultEncoding.OfScore(score.Scalar, Task);
            values.AddRange(Add(encoding, firstColumn + values.Count, score.Access) is { } value ? [value] : []);
        }

        var mayBeNull = isNullableValue || type.IsReferenceType;
        return values.Count == 0 ? null : new(
            "__result",
            mayBeNull ? "__o" : "__result",
            mayBeNull,
            values.Select(value => value.Column).ToEquatableArray(),
            values.ToEquatableArray(),
            []);
    }

    private ValueRead? Add(ResultEncoding? encoding, int column, string access)
    {
        if (encoding is null)
        {
            skips.Add(SkipReason.UnfitTask, method, TypeNames.Of(method), Task.ToString(), prediction.Type.ToDisplayString());
            return null;
        }

        Task = encoding.Task;
        _outputs.Add(encoding.Column);
        return new($"{column}", access, encoding.Conversion);
    }
}

/// <summary>The runtime's <c>PredictionTask</c>, by number.</summary>
internal enum PredictionTask
{
    Inferred,
    Regression,
    Binary,
    Multiclass,
}
