using System.Buffers.Binary;
using System.Text;

namespace ModelMonitor.Statistics.Tests;

public sealed class StableHashTests
{
    // Published test vectors of XXH64 with seed 0.
    [Theory]
    [InlineData("", 0xEF46DB3751D8E999)]
    [InlineData("a", 0xD24EC4F1A98C6E5B)]
    [InlineData("abc", 0x44BC2CF5AD770999)]
    [InlineData("Nobody inspects the spammish repetition", 0xFBCEA83C8A378BF1)]
    public void Bytes_hash_as_the_specification_says(string text, ulong expected)
        => StableHash.Of(Encoding.ASCII.GetBytes(text)).ShouldBe(expected);

    // The hash of the hashes of 0 to 100 bytes, from a second implementation that follows the specification step by step.
    [Fact]
    public void Bytes_of_every_length_hash_as_the_specification_says()
    {
        var hashes = new byte[101 * sizeof(ulong)];
        var bytes = new byte[100];
        for (var length = 0; length <= bytes.Length; length++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(hashes.AsSpan(length * sizeof(ulong)), StableHash.Of(bytes.AsSpan(0, length)));
            if (length < bytes.Length)
            {
                bytes[length] = (byte)(7 * length + 3);
            }
        }
        StableHash.Of(hashes).ShouldBe(0x69278944434ABCF6ul);
    }

    [Fact]
    public void Text_hashes_by_its_little_endian_code_units()
        => StableHash.Of("Zürich").ShouldBe(StableHash.Of(Encoding.Unicode.GetBytes("Zürich")));

    [Fact]
    public void Equal_numbers_have_equal_hashes()
    {
        StableHash.Of(-0.0).ShouldBe(StableHash.Of(0.0));
        StableHash.Of(BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_0001)).ShouldBe(StableHash.Of(double.NaN));
    }

    [Fact]
    public void Small_numbers_have_no_small_hashes()
    {
        for (var value = -100L; value <= 100; value++)
        {
            // Of 402 random hashes one starts with 24 zeros with a probability of 1 in 40,000, and none has ten bits set or fewer.
            System.Numerics.BitOperations.LeadingZeroCount(StableHash.Of(value)).ShouldBeLessThan(24);
            System.Numerics.BitOperations.LeadingZeroCount(StableHash.Of((double)value)).ShouldBeLessThan(24);
            System.Numerics.BitOperations.PopCount(StableHash.Of(value)).ShouldBeGreaterThan(10);
        }
    }

    [Fact]
    public void One_bit_of_the_number_changes_half_the_bits_of_its_hash()
    {
        var random = new Random(5);
        for (var bit = 0; bit < 64; bit++)
        {
            var changed = 0;
            for (var trial = 0; trial < 200; trial++)
            {
                var value = random.NextInt64();
                changed += System.Numerics.BitOperations.PopCount(StableHash.Of(value) ^ StableHash.Of(value ^ (1L << bit)));
            }
            // 12,800 fair bits: standard deviation 56.6 of 6,400; six of them.
            changed.ShouldBeInRange(6060, 6740);
        }
    }
}
