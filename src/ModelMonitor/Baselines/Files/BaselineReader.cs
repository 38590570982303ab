using System.Text.Json;

namespace ModelMonitor.Baselines;

/// <summary>Reads baselines from bytes that anybody may have written.</summary>
internal static class BaselineReader
{
    private const string MakeAnew = "Make the file anew, with Baseline.Save.";

    /// <exception cref="BaselineFormatException">The bytes are no baseline that can be used.</exception>
    public static Baseline Read(Stream stream, string name)
    {
        var json = ReadAll(stream, name);
        try
        {
            var (version, isSkeleton) = JsonShape.Check(json);
            if (version > BaselineFile.CurrentVersion)
            {
                throw new BaselineFormatException(
                    $"{name}: $.formatVersion is {version}; this version of ModelMonitor.Sdk reads {BaselineFile.FirstVersion} to {BaselineFile.CurrentVersion}. " +
                    "Update the package, or save the baseline with this one.");
            }

            if (isSkeleton)
            {
                throw new BaselineFormatException(
                    $"{name}: $.rows is 0: this is a skeleton, which declares the columns of a model for the compiler and holds no counts. " +
                    "Make it whole, with Baseline.FromRows(...).Save.");
            }

            var file = JsonSerializer.Deserialize(json, BaselineJsonContext.Default.BaselineFile);
            return BaselineValidation.ToBaseline(file, new(name));
        }
        catch (JsonException exception)
        {
            throw new BaselineFormatException($"{name}: {Place(exception)}{Reason(exception)}. {MakeAnew}", exception);
        }
    }

    private static ReadOnlySpan<byte> ReadAll(Stream stream, string name)
    {
        // One byte more than allowed tells that there is more, whatever the stream says of its length.
        var length = stream.CanSeek ? stream.Length - stream.Position : BaselineFile.MaxBytes + 1L;
        if (stream.CanSeek && length > BaselineFile.MaxBytes)
        {
            throw TooLong(name);
        }

        using var copy = new MemoryStream(stream.CanSeek ? (int)length : 0);
        var buffer = new byte[Math.Clamp(length, 1, 81_920)];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            copy.Write(buffer.AsSpan(0, read));
            if (copy.Length > BaselineFile.MaxBytes)
            {
                throw TooLong(name);
            }
        }

        var bytes = copy.GetBuffer().AsSpan(0, (int)copy.Length);
        if (bytes.IsEmpty)
        {
            throw new BaselineFormatException($"{name}: the file is empty. {MakeAnew}");
        }

        return bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
    }

    private static BaselineFormatException TooLong(string name) =>
        new($"{name}: it is longer than {BaselineFile.MaxBytes} bytes, which no baseline is. Is it the right file?");

    private static string Place(JsonException exception) =>
        (exception.Path is null or "" ? "" : $"{exception.Path}: ")
        + (exception.LineNumber is { } line ? $"line {line + 1}, byte {exception.BytePositionInLine + 1}: " : "");

    // The serializer's text ends with the place, which has been told.
    private static string Reason(JsonException exception)
    {
        var reason = exception.Message;
        foreach (var place in (string[])[" Path: ", " LineNumber: "])
        {
            var end = reason.IndexOf(place, StringComparison.Ordinal);
            reason = end < 0 ? reason : reason[..end];
        }

        return reason.TrimEnd('.');
    }
}
