using ModelMonitor.Tests.Shared;

namespace ModelMonitor.Statistics.Tests;

public sealed class SketchReaderTests
{
    [Fact]
    public void Checks_that_hold_allocate_nothing()
    {
        var writer = new SketchWriter(SketchKind.CountMin);
        for (var i = 0; i < 1000; i++)
        {
            writer.WriteCount(i);
        }
        var bytes = writer.ToBytes();
        var sum = 0L;

        Allocations.Each(() => sum = Read(bytes)).ShouldBe(0);
        sum.ShouldBe(999 * 1000 / 2);
    }

    [Fact]
    public void A_refusal_says_what_was_found_and_what_is_allowed()
    {
        var writer = new SketchWriter(SketchKind.CountMin);
        writer.WriteCount(17);
        var bytes = writer.ToBytes();

        Should.Throw<InvalidDataException>(() => new SketchReader(bytes, SketchKind.CountMin).ReadInt32(4, 16, "the precision"))
            .Message.ShouldContain("the precision is 17 and not 4 to 16");
    }

    private static long Read(byte[] bytes)
    {
        var reader = new SketchReader(bytes, SketchKind.CountMin);
        var sum = 0L;
        for (var i = 0; i < 1000; i++)
        {
            sum += reader.ReadInt32(0, 999, "a number");
        }
        reader.RequireEnd();
        return sum;
    }
}
