namespace ModelMonitor;

/// <summary>What happens to a prediction whose features violate their declared rules, such as <c>[Range]</c>.</summary>
/// <remarks>
/// Under every policy violations are counted by feature and rule. Of a call that makes a batch of predictions each row is
/// checked; one row that violates a rule makes <see cref="Throw"/> refuse the whole batch, and <see cref="Fallback"/>
/// answer all of it. A call that returns an asynchronous stream is checked once, when it is made.
/// </remarks>
public enum ViolationPolicy
{
    /// <summary>The prediction is made and judged like any other.</summary>
    Count,

    /// <summary>
    /// The prediction is made and its observation flagged: counted apart, and kept out of the distributions that
    /// drift is judged on.
    /// </summary>
    Flag,

    /// <summary>The model does not run: a <see cref="System.ComponentModel.DataAnnotations.ValidationException"/> is thrown instead.</summary>
    Throw,

    /// <summary>The method named by <see cref="MonitoredAttribute.Fallback"/> answers instead of the model.</summary>
    Fallback,
}
