using System.Reflection;
using ModelMonitor.Analyzers.Collections;
using ModelMonitor.Analyzers.Model;

namespace ModelMonitor.Analyzers.Tests.Generation;

/// <summary>
/// What is cached between steps is plain, immutable, equatable data: a symbol or node in it would keep whole
/// compilations alive, and would never be equal to the next one.
/// </summary>
public sealed class ModelShapeTests
{
    private static readonly Type[] Plain = [typeof(string), typeof(bool), typeof(int), typeof(double)];

    private static readonly Type[] ModelTypes = [.. typeof(MonitoredModel).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(MonitoredModel).Namespace && type is { IsEnum: false, IsNested: false })];

    public static TheoryData<Type> Models => [.. ModelTypes];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_holds_equatable_data_only(Type model)
    {
        model.IsSealed.ShouldBeTrue();
        typeof(IEquatable<>).MakeGenericType(model).IsAssignableFrom(model).ShouldBeTrue();
        foreach (var field in model.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            field.IsInitOnly.ShouldBeTrue($"{model.Name}.{field.Name} can change");
            IsAllowed(field.FieldType).ShouldBeTrue($"{model.Name}.{field.Name} is a {field.FieldType}");
        }
    }

    [Fact]
    public void There_are_models() => ModelTypes.Length.ShouldBeGreaterThan(10);

    [Fact]
    public void Arrays_are_equal_by_their_elements()
    {
        EquatableArray<string> left = ["a", "b"];
        EquatableArray<string> right = ["a", "b"];

        left.ShouldBe(right);
        left.GetHashCode().ShouldBe(right.GetHashCode());
        left.Equals(["b", "a"]).ShouldBeFalse();
        default(EquatableArray<string>).Equals([]).ShouldBeTrue();
    }

    private static bool IsAllowed(Type type) =>
        Plain.Contains(type)
        || type.IsEnum
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>) && IsAllowed(type.GetGenericArguments()[0]))
        || ModelTypes.Contains(type);
}
