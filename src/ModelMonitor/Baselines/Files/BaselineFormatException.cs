namespace ModelMonitor.Baselines;

/// <summary>
/// A baseline file that cannot be used. The message names the file, the place in it, what is wrong, what is allowed
/// and how to mend it.
/// </summary>
public sealed class BaselineFormatException : FormatException
{
    /// <summary>Creates the exception.</summary>
    public BaselineFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    public BaselineFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
