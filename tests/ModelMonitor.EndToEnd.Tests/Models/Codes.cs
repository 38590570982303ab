namespace ModelMonitor.EndToEnd.Models;

/// <summary>40 codes, each of which can have 64 bins and more: over 2,000 series in one metric.</summary>
public sealed record Codes(
    string C00, string C01, string C02, string C03, string C04, string C05, string C06, string C07,
    string C08, string C09, string C10, string C11, string C12, string C13, string C14, string C15,
    string C16, string C17, string C18, string C19, string C20, string C21, string C22, string C23,
    string C24, string C25, string C26, string C27, string C28, string C29, string C30, string C31,
    string C32, string C33, string C34, string C35, string C36, string C37, string C38, string C39)
{
    public static Codes All(string code)
    {
        var c = code;
        return new(
            c, c, c, c, c, c, c, c,
            c, c, c, c, c, c, c, c,
            c, c, c, c, c, c, c, c,
            c, c, c, c, c, c, c, c,
            c, c, c, c, c, c, c, c);
    }
}
