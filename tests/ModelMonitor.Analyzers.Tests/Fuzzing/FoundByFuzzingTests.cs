using ModelMonitor.Analyzers.Tests.Support;

namespace ModelMonitor.Analyzers.Tests.Fuzzing;

/// <summary>What fuzzing found once, smaller and by name.</summary>
public sealed class FoundByFuzzingTests
{
    [Fact]
    public void A_name_is_found_where_invisible_characters_stand_in_it() => Interceptors("""
        public class Model
        {
            [Monitored("invisible")]
            public double Predict(double x) => x;
        }
        """, "public static class Caller { public static double Call() => new Model().Pre\u200Cdict(1); }").ShouldContain("File2.cs");

    [Fact]
    public void A_virtual_method_with_an_in_parameter_is_intercepted_without_a_warning() => Interceptors("""
        public interface IModel
        {
            [Monitored("in")]
            double Predict(in double x, ref readonly int y);
        }
        public static class Caller
        {
            public static double Call(IModel model, double x, int y) => model.Predict(in x, in y);
        }
        """).ShouldContain("IModel_Predict_");

    private static string Interceptors(params string[] sources)
    {
        var generated = new UserProject(sources).Generate();
        generated.Emit().ShouldNotBeEmpty();
        return generated.Source("Interceptors.g.cs");
    }
}
