using ModelMonitor.Analyzers.Collections;

namespace ModelMonitor.Analyzers.Model;

/// <summary>A value that becomes one column, or several if it is a vector.</summary>
/// <param name="Column">The index of the first column in the row, as an expression.</param>
/// <param name="Access">The expression for a root, the member's name below an object.</param>
/// <param name="Conversion">How the value becomes a <see cref="double"/>.</param>
internal sealed record ValueRead(string Column, string Access, ValueConversion Conversion)
{
    /// <summary>How it is read if it is a vector.</summary>
    public VectorRead? Vector { get; init; }

    /// <summary>The rules of the value.</summary>
    public EquatableArray<RuleCheck> Checks { get; init; } = [];
}

/// <summary>An object whose members become columns.</summary>
/// <param name="Access">The expression for a root, the member's name below an object.</param>
/// <param name="Variable">The local variable that holds it, or the root's own expression.</param>
/// <param name="MayBeNull">Whether it has to be asked for null; missing objects make missing columns.</param>
/// <param name="Columns">The columns of the object and of those in it, except those of vectors.</param>
/// <param name="Values">Its values.</param>
/// <param name="Objects">The objects in it.</param>
internal sealed record ObjectRead(
    string Access,
    string Variable,
    bool MayBeNull,
    EquatableArray<string> Columns,
    EquatableArray<ValueRead> Values,
    EquatableArray<ObjectRead> Objects)
{
    /// <summary>The flags that a missing object sets.</summary>
    public EquatableArray<RuleCheck> Checks { get; init; } = [];
}

/// <summary>What is read from one parameter: a value, or an object.</summary>
/// <param name="Declaration">The parameter of the method that reads.</param>
/// <param name="Argument">What is passed to it.</param>
/// <param name="Value">The value, or <see langword="null"/>.</param>
/// <param name="Object">The object, or <see langword="null"/>.</param>
internal sealed record ParameterRead(string Declaration, string Argument, ValueRead? Value, ObjectRead? Object);

/// <summary>What is read from the result, or from each of the results.</summary>
/// <param name="Type">The type of the prediction, within its task, stream or collection if it is one.</param>
/// <param name="IsTask">Whether the method returns a task of it.</param>
/// <param name="Value">The value, or <see langword="null"/>.</param>
/// <param name="Object">The object, or <see langword="null"/>.</param>
internal sealed record ResultRead(string Type, bool IsTask, ValueRead? Value, ObjectRead? Object)
{
    /// <summary>Whether the method returns an asynchronous stream of results.</summary>
    public bool IsStream { get; init; }

    /// <summary>The prediction after the call, whose own result is <c>__result</c>.</summary>
    public string Expression { get; init; } = "__result";
}

/// <summary>How a value becomes a <see cref="double"/>.</summary>
internal enum ValueConversion
{
    Number,
    NullableNumber,
    Boolean,
    Text,
    Seconds,
    HourOfDay,
    DayOfWeek,
    DayOfMonth,
    Month,
    IntegerKey,
    Key,
    Vector,
}
