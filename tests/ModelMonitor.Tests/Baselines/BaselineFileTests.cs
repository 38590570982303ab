using System.Text;
using System.Text.RegularExpressions;
using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;
using ModelMonitor.Schema;
using ModelMonitor.Tests.Aggregation;

namespace ModelMonitor.Tests.Baselines;

public sealed class BaselineFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    [Fact]
    public void What_is_loaded_is_what_was_saved()
    {
        var saved = Houses.Baseline();
        saved.Save(PathOf("houses.baseline.json"));

        ShouldBeSame(Baseline.Load(PathOf("houses.baseline.json")), saved);
    }

    [Fact]
    public void Any_sample_survives_a_file() => Samples.Check(Samples.Any, values =>
    {
        double[] matrix = [.. Enumerable.Repeat(values, 30).SelectMany(each => each)];
        foreach (var column in new[] { ColumnSchema.Number("x", "double"), ColumnSchema.Number("x", "double") with { Sensitive = true }, ColumnSchema.Code("x", "double", []) })
        {
            var saved = Baseline.FromMatrix(Houses.Of(column), matrix, (_, _) => "");
            ShouldBeSame(Load(Json(saved)), saved);
        }

        return true;
    }, times: 100);

    [Fact]
    public void Any_name_survives_a_file()
    {
        string[] names = ["", "\0", "a\nb\t\"\\", "\uD800", "\uD83C\uDFE0", "</script>", "\u2028", new('\u20AC', 500), "\u202E", "null"];
        var saved = Baseline.FromRows(Houses.Of(ColumnSchema.Text("t", "string")), Enumerable.Range(0, 100).Select(i => new object?[] { names[i % 10] }));

        var loaded = Load(Json(saved));

        ShouldBeSame(loaded, saved);
        names.ShouldAllBe(name => ((CategoricalLayout)loaded.Columns[0].Layout).CellOf(name) < 10);
    }

    [Fact]
    public void The_same_baseline_is_written_byte_for_byte_again()
    {
        var json = Json(Houses.Baseline());

        Json(Houses.Baseline()).ShouldBe(json);
        Json(Load(json)).ShouldBe(json);
    }

    [Fact]
    public void A_file_can_be_read_by_people_and_by_later_versions()
    {
        var baseline = Baseline.FromRows(
            Houses.Of(ColumnSchema.Number("x", "double"), ColumnSchema.Text("t", "string")),
            Enumerable.Range(0, 40).Select(i => new object?[] { i % 2 + 0.5, i < 30 ? "a" : null }));

        // Of 128 sums the first is enough.
        Regex.Replace(Json(baseline).ReplaceLineEndings("\n"), "(\"sums\": \\[-1.533110202, )[^]]*", "$1...").ShouldBe("""
            {
              "formatVersion": 2,
              "id": "ID",
              "model": "houses",
              "modelVersion": "3",
              "task": "Regression",
              "schemaFingerprint": "FP",
              "rows": 40,
              "columns": [
                {
                  "name": "x",
                  "role": "Feature",
                  "type": "double",
                  "encoding": "Number",
                  "nullable": false,
                  "sensitive": false,
                  "cells": [0, 20, 0, 20, 0, 0, 0, 0],
                  "quantity": {
                    "edges": [0.49999999999999994, 0.5, 1.4999999999999998, 1.5],
                    "binStarts": [0, 2],
                    "sums": [0, 1.1102230246251565E-15, 0, 4.440892098500626E-15, 0],
                    "mean": 1,
                    "m2": 10,
                    "min": 0.5,
                    "max": 1.5
                  }
                },
                {
                  "name": "t",
                  "role": "Feature",
                  "type": "string",
                  "encoding": "Text",
                  "nullable": false,
                  "sensitive": false,
                  "cells": [30, 0, 0, 10],
                  "categories": {
                    "tracked": [
                      "a"
                    ],
                    "others": [],
                    "complete": true,
                    "singletons": 0
                  }
                }
              ],
              "profile": {
                "autocorrelationTimes": [1, 1],
                "duplicateShare": 0.9,
                "joint": {
                  "rows": 40,
                  "seed": 1,
                  "bandwidth": 1,
                  "sums": [-1.533110202, ...],
                  "squares": 36.2216912,
                  "nullSizes": [64, 128, 256, 512, 1024, 2048, 4096],
                  "nullMeans": [0, 0, 0, 0, 0, 0, 0],
                  "nullDeviations": [0.0262938, 0.0212716, 0.0187754, 0.017531, 0.0169097, 0.0165993, 0.0164442],
                  "nullSkewness": [2.77103, 2.76709, 2.75991, 2.7544, 2.75104, 2.74919, 2.74822]
                }
              }
            }

            """.Replace("ID", baseline.Id, StringComparison.Ordinal).Replace("FP", baseline.SchemaFingerprint, StringComparison.Ordinal).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void The_id_is_sixteen_digits_and_depends_on_what_was_counted()
    {
        Houses.Baseline().Id.ShouldBe(Houses.Baseline().Id);
        Houses.Baseline().Id.ShouldNotBe(Houses.Baseline(seed: 2).Id);
        Houses.Baseline().Id.ShouldMatch("^[0-9a-f]{16}$");
    }

    [Fact]
    public void Saving_replaces_a_file_and_leaves_nothing_beside_it()
    {
        File.WriteAllText(PathOf("b.json"), "old");
        Houses.Baseline().Save(PathOf("b.json"));

        Baseline.Load(PathOf("b.json")).Rows.ShouldBe(1000);
        _folder.GetFiles().Select(file => file.Name).ShouldBe(["b.json"]);
    }

    [Fact]
    public void A_save_that_fails_leaves_the_old_file_and_nothing_beside_it()
    {
        Directory.CreateDirectory(PathOf("taken"));

        Should.Throw<Exception>(() => Houses.Baseline().Save(PathOf("taken"))).ShouldBeAssignableTo<SystemException>();

        _folder.GetFileSystemInfos().Select(entry => entry.Name).ShouldBe(["taken"]);
        Should.Throw<DirectoryNotFoundException>(() => Houses.Baseline().Save(PathOf("nowhere/b.json")));
    }

    [Fact]
    public void A_missing_file_is_missing() => Should.Throw<FileNotFoundException>(() => Baseline.Load(PathOf("none.json")));

    [Fact]
    public void A_byte_order_mark_is_passed_over()
    {
        byte[] json = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Json(Houses.Baseline()))];

        Baseline.Load(new MemoryStream(json), "b").Rows.ShouldBe(1000);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private static string Json(Baseline baseline)
    {
        using var stream = new MemoryStream();
        baseline.Save(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static Baseline Load(string json) => Baseline.Load(new MemoryStream(Encoding.UTF8.GetBytes(json)), "test");

    private static void ShouldBeSame(Baseline loaded, Baseline saved)
    {
        loaded.Id.ShouldBe(saved.Id);
        (loaded.Model, loaded.ModelVersion, loaded.Task, loaded.SchemaFingerprint, loaded.Rows).ShouldBe(
            (saved.Model, saved.ModelVersion, saved.Task, saved.SchemaFingerprint, saved.Rows));
        loaded.Columns.Count.ShouldBe(saved.Columns.Count);
        foreach (var (now, then) in loaded.Columns.Zip(saved.Columns))
        {
            (now.Name, now.Role, now.Type, now.Encoding, now.Nullable, now.Sensitive).ShouldBe(
                (then.Name, then.Role, then.Type, then.Encoding, then.Nullable, then.Sensitive));
            (now.Count, now.MissingShare, now.Mean, now.StandardDeviation, now.Min, now.Max).ShouldBe(
                (then.Count, then.MissingShare, then.Mean, then.StandardDeviation, then.Min, then.Max));
            now.Counts.Cells.ShouldBe(then.Counts.Cells);
            now.Counts.Sums.ShouldBe(then.Counts.Sums);
            now.Counts.M2.ShouldBe(then.Counts.M2);
            now.Layout.BinOfCell.ToArray().ShouldBe(then.Layout.BinOfCell.ToArray());
            now.Quantile(0.3).ShouldBe(then.Quantile(0.3));
            if (now.Layout is NumericLayout quantity)
            {
                quantity.Edges.ShouldBe(((NumericLayout)then.Layout).Edges);
            }
            else if (now.Layout is CategoricalLayout categories)
            {
                var old = (CategoricalLayout)then.Layout;
                categories.Tracked.ShouldBe(old.Tracked);
                categories.Others.ShouldBe(old.Others);
                (categories.IsComplete, categories.Singletons).ShouldBe((old.IsComplete, old.Singletons));
            }
        }
    }
}
