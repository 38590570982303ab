using System.Text;
using Spectre.Console;

namespace QuickStart.Screen;

/// <summary>The console: live and in colour on a terminal; plain lines of a fixed width in a file or a pipe.</summary>
internal static class Terminal
{
    private const int WidthOfPlainLines = 110;

    public static IAnsiConsole Open()
    {
        Console.OutputEncoding = Encoding.UTF8;
        if (!Console.IsOutputRedirected)
        {
            return AnsiConsole.Create(new AnsiConsoleSettings());
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No });
        console.Profile.Width = WidthOfPlainLines;
        return console;
    }

    public static bool IsLive(this IAnsiConsole console) => console.Profile.Capabilities is { Ansi: true, Interactive: true };

    public static void Heading(this IAnsiConsole console, string text)
    {
        console.WriteLine();
        console.Write(new Rule($"[bold]{Markup.Escape(text)}[/]").LeftJustified().RuleStyle("grey"));
    }
}
