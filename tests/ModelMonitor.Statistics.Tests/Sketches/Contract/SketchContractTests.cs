namespace ModelMonitor.Statistics.Tests;

public sealed class SketchContractTests
{
    public static TheoryData<string> All => [.. SketchContracts.All.Keys];

    [Fact]
    public void Every_sketch_is_listed()
        => typeof(ISketch<>).Assembly.GetTypes()
            .Where(type => type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(ISketch<>)))
            .ShouldBe(SketchContracts.All.Values.Select(contract => contract.Sketch).Distinct(), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(All))]
    public void Merging_with_an_empty_sketch_changes_nothing(string name) => SketchContracts.All[name].MergingWithAnEmptySketchChangesNothing();

    [Theory]
    [MemberData(nameof(All))]
    public void The_merge_is_the_sketch_of_both_streams_in_any_order(string name) => SketchContracts.All[name].TheMergeIsTheSketchOfBothStreamsInAnyOrder();

    [Theory]
    [MemberData(nameof(All))]
    public void A_parsed_sketch_goes_on_as_the_one_written(string name) => SketchContracts.All[name].AParsedSketchGoesOnAsTheOneWritten();

    [Theory]
    [MemberData(nameof(All))]
    public void A_reset_sketch_is_a_new_one(string name) => SketchContracts.All[name].AResetSketchIsANewOne();

    [Theory]
    [MemberData(nameof(All))]
    public void Mismatched_parameters_are_named_and_nothing_is_merged(string name) => SketchContracts.All[name].MismatchedParametersAreNamedAndNothingIsMerged();
}
