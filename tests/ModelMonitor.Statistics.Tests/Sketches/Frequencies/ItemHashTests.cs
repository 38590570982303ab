namespace ModelMonitor.Statistics.Tests;

public sealed class ItemHashTests
{
    [Fact]
    public void Text_of_every_length_hashes_by_all_its_characters_and_by_nothing_around_it()
    {
        var hashes = new HashSet<ulong>();
        for (var length = 0; length <= ItemText.MaximumLength; length++)
        {
            var text = new string('x', length);
            ItemHash.Of(("before" + text + "after").AsSpan(6, length)).ShouldBe(ItemHash.Of(text));
            hashes.Add(ItemHash.Of(text)).ShouldBeTrue();
            for (var i = 0; i < length; i++)
            {
                // 8,000 hashes of 64 random bits are all different but for one in 10^12 runs.
                hashes.Add(ItemHash.Of(text[..i] + 'y' + text[(i + 1)..])).ShouldBeTrue($"{length} characters, changed at {i}");
            }
        }
    }

    [Fact]
    public void Numbered_names_spread_over_the_places_of_a_table()
    {
        foreach (var prefix in new[] { "", "u", "user-", "a longer prefix with a number " })
        {
            var places = new int[256];
            for (var i = 0; i < 25_600; i++)
            {
                places[ItemHash.Of(prefix + i) & 255]++;
            }
            // Chi-square of 255 degrees of freedom: mean 255, standard deviation 22.6; eight of them, for the key differs from run to run.
            places.Sum(count => Math.Pow(count - 100, 2) / 100).ShouldBeLessThan(436);
        }
    }
}
