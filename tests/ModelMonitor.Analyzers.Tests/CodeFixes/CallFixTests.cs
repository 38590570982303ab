using ModelMonitor.Analyzers.Tests.Support;
using ModelMonitor.CodeFixes.Calls;

namespace ModelMonitor.Analyzers.Tests.CodeFixes;

/// <summary>MMON2006, MMON2007: a call is written so that it is captured.</summary>
public sealed class CallFixTests
{
    private static string Program(string call) => $$"""
        namespace Models
        {
            public interface IModel
            {
                [Monitored("interface")]
                double Predict(double x, int y = 1);
            }
        }

        public class Model : Models.IModel
        {
            public double Predict(double x, int y = 2) => x;

            public Model This => this;
        }

        public struct Value : Models.IModel
        {
            public double Predict(double x, int y = 1) => x;
        }

        public class Base
        {
            [Monitored("base")]
            public virtual object? Predict2(double x) => x;

            [Monitored("plain")]
            public virtual double Plain(double x) => x;
        }

        public class Derived : Base
        {
            public override string? Predict2(double x) => null;

            public override double Plain(double x) => x;
        }

        public class Program
        {
            public object? Use(Model model) => {{call}};
        }
        """;

    [Theory]
    [InlineData("model.Predict(1, 2)", "((Models.IModel)model).Predict(1, 2)")]
    [InlineData("/* now */ model.This /* here */ .Predict(1, 2)", "/* now */ ((Models.IModel)model.This) /* here */ .Predict(1, 2)")]
    [InlineData("new Derived().Plain(1)", "((Base)new Derived()).Plain(1)")]
    [InlineData("(model ?? new()).Predict(1, 2)", "((Models.IModel)(model ?? new())).Predict(1, 2)")]
    [InlineData("model!.Predict(1, 2)", "((Models.IModel)(model!)).Predict(1, 2)")]
    public async Task A_call_goes_through_the_member_that_is_marked(string call, string result) =>
        (await CodeFixRun.Fix(Program(call), new UnmarkedMemberFix(), "MMON2006")).ShouldBe(Program(result));

    [Theory]
    [InlineData("model.Predict(1)")]
    [InlineData("model.Predict(y: 1, x: 2)")]
    [InlineData("new Value().Predict(1, 2)")]
    [InlineData("model?.Predict(1, 2)")]
    public async Task A_call_that_would_mean_something_else_stays(string call) =>
        (await CodeFixRun.Titles(Program(call), new UnmarkedMemberFix(), "MMON2006")).ShouldBeEmpty();

    [Theory]
    [InlineData("(new Base().Plain)(1)", "new Base().Plain(1)")]
    [InlineData("/* a */ ( /* b */ (new Base().Plain) /* c */ ) (1)", "/* a */  /* b */ new Base().Plain /* c */  (1)")]
    public async Task Parentheses_around_a_name_go(string call, string result) =>
        (await CodeFixRun.Fix(Program(call), new ParenthesizedCallFix(), "MMON2007")).ShouldBe(Program(result));

    [Fact]
    public async Task A_call_that_nobody_wrote_stays() =>
        (await CodeFixRun.Titles("""
            public class Bag : List<double>
            {
                [Monitored("added")]
                public new double Add(double x) => x;

                public static Bag Create() => new() { 1.0 };
            }
            """, new ParenthesizedCallFix(), "MMON2007")).ShouldBeEmpty();
}
