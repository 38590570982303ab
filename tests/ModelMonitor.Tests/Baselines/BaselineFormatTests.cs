using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using ModelMonitor.Baselines;
using ModelMonitor.Tests.Aggregation;

namespace ModelMonitor.Tests.Baselines;

public sealed class BaselineFormatTests
{
    private static readonly string s_json = Json(Houses.Baseline(rows: 200));

    [Theory]
    [InlineData("", "test: the file is empty. Make the file anew")]
    [InlineData("null", "test: $ is null; an object is needed")]
    [InlineData("[]", "test: $: line 1, byte 2: The JSON value could not be converted")]
    [InlineData("{", "test: line 1, byte 2: Expected depth to be zero at the end of the JSON payload")]
    [InlineData("{\"rows\": 1,\n \"rows\": 2}", "test: $: the property 'rows' is there twice")]
    [InlineData("{\"r\\u006fws\": 1}", "test: $: a property's name is escaped")]
    [InlineData("{\"formatVersion\": 3, \"new\": {}}", "test: $.formatVersion is 3; this version of ModelMonitor.Sdk reads 1 to 2. Update the package")]
    [InlineData("{\"formatVersion\": 1, \"rows\": 0, \"columns\": []}", "test: $.rows is 0: this is a skeleton, which declares the columns of a model for the compiler and holds no counts. Make it whole, with Baseline.FromRows(...).Save.")]
    [InlineData("{\"formatVersion\": 1}", "test: $: line 1, byte 21: JSON deserialization for type 'ModelMonitor.Baselines.BaselineFile' was missing required properties including: 'id'")]
    [InlineData("{\"columns\": [{}, {\"name\": [{\"a\": 1, \"a\": 1}]}]}", "test: $.columns[1].name[0]: the property 'a' is there twice")]
    [InlineData("{\"a\": [[[[[[[[1]]]]]]]]}", "test: line 1, byte 13: The maximum configured depth of 7 has been exceeded")]
    public void What_is_no_baseline_at_all_is_told_with_its_place(string json, string message) => Message(json).ShouldStartWith(message);

    [Theory]
    [InlineData("\"id\": \"[0-9a-f]+\"", "\"id\": \"XYZ\"", "$.id is not 16 hexadecimal digits in lower case")]
    [InlineData("\"model\": \"houses\"", "\"model\": null", "$.model is no name: Value cannot be null.")]
    [InlineData("\"model\": \"houses\"", "\"model\": \"\\u001b[31m\"", "$.model is no name: A name holds the character U+001B at position 0")]
    [InlineData("\"task\": \"Regression\"", "\"task\": \"Guessing\"", "$.task: line")]
    [InlineData("\"task\": \"Regression\"", "\"task\": 77", "$.task is none of Regression, Binary, Multiclass")]
    [InlineData("\"rows\": 200", "\"rows\": 2.5", "$.rows: line")]
    [InlineData("\"rows\": 200", "\"rows\": 29", "$.rows is 29; 30 to 10000000 are allowed")]
    [InlineData("\"rows\": 200", "\"rows\": 201", "$.columns[0].cells add up to 200, not to 201, the number of rows")]
    [InlineData("\"rows\": 200", "\"lines\": 200", "The JSON property 'lines' could not be mapped")]
    [InlineData("\"columns\": \\[", "\"columns\": [null, ", "$.columns[0] is null; an object is needed")]
    [InlineData("(?s)\"columns\": .*", "\"columns\": []}", "$.columns has 0 elements; 1 to 512 are allowed")]
    [InlineData("\"name\": \"rooms\"", "\"name\": \"area\"", "$.columns[1].name is 'area', as another column's; names must differ")]
    [InlineData("\"role\": \"Feature\"", "\"role\": \"Key\"", "$.columns[0].role is none of Feature, Prediction, Score")]
    [InlineData("\"role\": \"Feature\"", "\"role\": \"Score\"", "$.columns[1].role is Feature after an output; features come first")]
    [InlineData("\"encoding\": \"Number\"", "\"encoding\": \"Hash\"", "$.columns[0].encoding is none of Number, Code, Text")]
    [InlineData("\"encoding\": \"Number\"", "\"encoding\": \"Text\"", "$.columns[0] needs 'categories' and no 'quantity', being of encoding Text")]
    [InlineData("\"cells\": \\[", "\"cells\": [-1, ", "$.columns[0].cells[0] is -1; counts are 0 or more and add up to 200")]
    [InlineData("\"cells\": \\[", "\"cells\": [9223372036854775807, ", "$.columns[0].cells[0] is 9223372036854775807; counts are 0 or more")]
    [InlineData("\"cells\": \\[", "\"cells\": [9223372036854775808, ", "$.columns[0].cells: line 17, byte 36: Element 0 is no Int64 number")]
    [InlineData("\"cells\": \\[", "\"cells\": [0, ", "$.columns[0].quantity.edges has 41 elements and cells 46; there are four cells more than edges")]
    [InlineData("\"cells\": \\[[^]]*\\]", "\"cells\": null", "$.columns[0].cells add up to 0, not to 200, the number of rows")]
    [InlineData("\"edges\": \\[", "\"edges\": [1e999, ", "$.columns[0].quantity.edges[0] is Infinity; edges are strictly increasing, from -1e288 to 1e288")]
    [InlineData("\"edges\": \\[", "\"edges\": [NaN, ", "'N' is an invalid start of a value")]
    [InlineData("\"edges\": \\[", "\"edges\": [\"NaN\", ", "$.columns[0].quantity.edges: line 19, byte 24: Element 0 is no Double number")]
    [InlineData("\"edges\": \\[", "\"edges\": [500, ", "$.columns[0].quantity.edges[1] is 40")]
    [InlineData("\"edges\": \\[([0-9.]+)", "\"edges\": [$1, $1", "; edges are strictly increasing, from -1e288 to 1e288")]
    [InlineData("\"binStarts\": \\[0", "\"binStarts\": [1", "$.columns[0].quantity.binStarts[0] is 1; the first cells of bins are strictly increasing from 0")]
    [InlineData("\"binStarts\": \\[0", "\"binStarts\": [0, 77", "$.columns[0].quantity.binStarts[1] is 77; the first cells")]
    [InlineData("\"binStarts\": \\[[^]]*\\]", "\"binStarts\": []", "$.columns[0].quantity.binStarts has 0 elements; 1 to 24 are allowed")]
    [InlineData("\"sums\": \\[0", "\"sums\": [5", "$.columns[0].quantity.sums[0] is 5; sums are finite, at most 0 in the first cell")]
    [InlineData("\"sums\": \\[0", "\"sums\": [0, 0", "$.columns[0].quantity.sums has 43 elements; 42 are needed")]
    [InlineData("\"mean\": [0-9.]+", "\"mean\": null", "$.columns[0].quantity.mean and .m2 must be there and finite")]
    [InlineData("\"mean\": [0-9.]+", "\"mean\": 1e999", "$.columns[0].quantity.mean and .m2 must be there and finite")]
    [InlineData("\"m2\": ", "\"m2\": -", "$.columns[0].quantity.mean and .m2 must be there and finite, m2 at least 0")]
    [InlineData("\"min\": ", "\"min\": 9", "$.columns[0].quantity.min and .max must be there, finite and in order")]
    [InlineData("\"tracked\": \\[\\s*\"Gas\"", "\"tracked\": [\"Oil\"", "$.columns[2].categories.tracked[1] is there twice")]
    [InlineData("\"tracked\": \\[\\s*\"Gas\"", "\"tracked\": [null", "$.columns[2].categories.tracked[0] is null, longer than 128 characters, or no Unicode")]
    [InlineData("\"tracked\": \\[\\s*\"Gas\"", "\"tracked\": [\"\\ud800\"", "$.columns[2].categories.tracked")]
    [InlineData("\"tracked\": \\[\\s*\"Gas\"", "\"tracked\": [\"x\", \"Gas\"", "$.columns[2].categories.tracked has 3 elements and cells 5; there are three cells more")]
    [InlineData("\"singletons\": 0", "\"singletons\": 201", "$.columns[2].categories.singletons is 201; 0 to 200 are allowed")]
    [InlineData("\"type\": \"int\"", "\"type\": \"long\"", null)]
    [InlineData("\"mean\": 5", "\"mean\": 6", "$.id is ")]
    [InlineData("\"Gas\"", "\"Coal\"", "but what the file counts has the id ")]
    public void Each_fault_is_named_with_its_place_and_what_is_allowed(string pattern, string replacement, string? message)
    {
        var edited = new Regex(pattern).Replace(s_json, replacement, 1);
        edited.ShouldNotBe(s_json);

        if (message is null)
        {
            // Labels are no counts; the comparison with the model's schema tells of them.
            Load(edited).Columns[1].Type.ShouldBe("long");
            return;
        }

        var told = Message(edited);
        told.ShouldStartWith("test: ");
        told.ShouldContain(message);
        told.ShouldMatch(@"Make the file anew, with Baseline\.Save\.$|Make the file anew with Baseline\.Save rather than edit it\.$");
    }

    [Fact]
    public void A_number_of_bins_beyond_reason_is_refused_before_anything_is_built()
    {
        // Four megabytes of zeros as edges.
        var zeros = string.Concat(Enumerable.Repeat("0,", 2_000_000));
        var json = Encoding.UTF8.GetBytes(new Regex("\"edges\": \\[").Replace(s_json, $"\"edges\": [{zeros}", 1));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var message = Should.Throw<BaselineFormatException>(() => Baseline.Load(new MemoryStream(json), "test")).Message;

        message.ShouldStartWith("test: $.columns[0].quantity.edges: there are more than 1024 elements");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(json.Length + 1_000_000);
    }

    [Fact]
    public void More_than_sixteen_megabytes_are_refused_before_they_are_read()
    {
        using var seekable = new MemoryStream(new byte[BaselineFile.MaxBytes + 1]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<BaselineFormatException>(() => Baseline.Load(seekable, "big")).Message.ShouldBe(
            "big: it is longer than 16777216 bytes, which no baseline is. Is it the right file?");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100_000);
        seekable.Position.ShouldBe(0);

        using var endless = new EndlessStream();
        Should.Throw<BaselineFormatException>(() => Baseline.Load(endless, "big"));
        endless.BytesRead.ShouldBeLessThan(BaselineFile.MaxBytes + 200_000);
    }

    [Fact]
    public void Arbitrary_bytes_are_refused_and_nothing_worse() =>
        Samples.Check(Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf().Resize(300), bytes => IsRefused(bytes), times: 1000);

    [Fact]
    public void Cut_files_are_refused_and_nothing_worse()
    {
        var bytes = Encoding.UTF8.GetBytes(s_json.TrimEnd());
        Samples.Check(Gen.Choose(0, bytes.Length - 1), length => IsRefused(bytes[..length]));
    }

    [Fact]
    public void Files_with_flipped_bits_are_refused_or_say_the_same_counts()
    {
        var bytes = Encoding.UTF8.GetBytes(s_json);
        var flips = from place in Gen.Choose(0, bytes.Length - 1)
                    from bit in Gen.Choose(0, 7)
                    select (place, bit);
        Samples.Check(flips.NonEmptyListOf().Select(list => list.Take(3).ToArray()), places =>
        {
            var flipped = bytes.ToArray();
            foreach (var (place, bit) in places)
            {
                flipped[place] ^= (byte)(1 << bit);
            }

            // Labels and blanks may change; what was counted may not.
            return IsRefused(flipped) || Load(Encoding.UTF8.GetString(flipped)).Id == Load(s_json).Id;
        }, times: 2000);
    }

    [Fact]
    public void Files_with_shuffled_pieces_are_refused_and_nothing_worse()
    {
        // Pieces of valid JSON reach further into the reader than bytes do.
        string[] pieces =
        [
            "{", "}", "[", "]", ",", ":", "null", "true", "0", "-1", "1e400", "1.5", "\"\"", "\"\\ud800\"", "\"id\"", "\"rows\"", "\"columns\"", "\"cells\"",
            "\"quantity\"", "\"edges\"", "\"formatVersion\"", "\"formatVersion\": 1,", "\"name\": \"x\",", "\"\uFFFF\"", " ", "//", "/*",
        ];
        Samples.Check(Gen.Elements(pieces).ArrayOf().Resize(30), chosen => IsRefused(Encoding.UTF8.GetBytes(string.Concat(chosen))), times: 2000);
        Samples.Check(
            from piece in Gen.Elements(pieces)
            from place in Gen.Choose(0, s_json.Length - 1)
            from length in Gen.Choose(0, 20)
            select s_json[..place] + piece + s_json[Math.Min(s_json.Length, place + length)..],
            json => IsRefused(Encoding.UTF8.GetBytes(json)) || Load(json).Id == Load(s_json).Id,
            times: 2000);
    }

    private static bool IsRefused(byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Baseline.Load(new MemoryStream(bytes), "test");
            return false;
        }
        catch (BaselineFormatException)
        {
            // The serializer's own tables are built once, on the first call.
            return GC.GetAllocatedBytesForCurrentThread() - before < 20 * bytes.Length + 2_000_000;
        }
    }

    private static string Message(string json) => Should.Throw<BaselineFormatException>(() => Load(json)).Message;

    private static Baseline Load(string json) => Baseline.Load(new MemoryStream(Encoding.UTF8.GetBytes(json)), "test");

    private static string Json(Baseline baseline)
    {
        using var stream = new MemoryStream();
        baseline.Save(stream);
        return Encoding.UTF8.GetString(stream.ToArray()).ReplaceLineEndings("\n");
    }

    private sealed class EndlessStream : Stream
    {
        public long BytesRead { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => BytesRead; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)' ');
            BytesRead += count;
            return count;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
