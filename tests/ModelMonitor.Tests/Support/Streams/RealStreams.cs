using System.Globalization;
using ModelMonitor.Schema;

namespace ModelMonitor.Tests.Support;

/// <summary>
/// The real streams. Columns that the data sets lack and applications have are derived from what they hold: the part of
/// the day, the tariff, the hour of a call.
/// </summary>
public static class RealStreams
{
    private static readonly Dictionary<string, Lazy<StreamRows>> All = new()
    {
        ["elec2"] = new(Elec2),
        ["bike"] = new(Bike),
        ["bank"] = new(Bank),
        ["occupancy"] = new(Occupancy),
        ["flights"] = new(Flights),
    };

    /// <summary>A stream by its name: elec2, bike, bank, occupancy, flights; only the last is always there.</summary>
    public static StreamRows Get(string name) => All[name].Value;

    private static StreamRows Elec2()
    {
        var csv = CsvColumns.Read(SharedData.PathOf("data/elec2.csv"));
        return Build(csv, "elec2", PredictionTask.Binary, DemoModel.Load("elec2"), row => csv.Time(row, "timestamp"),
            Numbers("day_of_week", "period", "nsw_price", "nsw_demand", "vic_price", "vic_demand", "transfer"),
            [("tariff", row => Tariff(csv.Time(row, "timestamp")))]);
    }

    private static StreamRows Bike()
    {
        var csv = CsvColumns.Read(SharedData.PathOf("data/bike_sharing_hourly.csv"));
        string[] weather = ["clear", "mist", "rain", "storm"];
        return Build(csv, "bike", PredictionTask.Regression, DemoModel.Load("bike_sharing_hourly"), row => csv.Time(row, "timestamp"),
            Numbers("month", "hour", "weekday", "workingday", "temp", "atemp", "humidity", "windspeed"),
            [("sky", row => weather[(int)csv.Number(row, "weather") - 1])]);
    }

    private static StreamRows Bank()
    {
        var csv = CsvColumns.Read(SharedData.PathOf("data/bank_marketing.csv"));
        var hours = CallHours(csv);
        return Build(csv, "bank", PredictionTask.Binary, DemoModel.Load("bank_marketing"),
            row => DateTime.Parse(csv.Text(row, "year_month"), CultureInfo.InvariantCulture),
            Numbers("age", "duration", "campaign", "pdays", "previous", "emp_var_rate", "cons_conf_idx", "euribor3m"),
            [.. new[] { "job", "marital", "education", "credit_default", "housing", "loan", "contact", "poutcome" }
                .Select(name => (name, (Func<int, object?>)(row => csv.Text(row, name)))), ("call_hour", row => hours[row])]);
    }

    private static StreamRows Occupancy()
    {
        var csv = CsvColumns.Read(SharedData.PathOf("data/occupancy.csv"));
        return Build(csv, "occupancy", PredictionTask.Binary, DemoModel.Load("occupancy"), row => csv.Time(row, "timestamp"),
            Numbers("temperature", "humidity", "light", "co2", "humidity_ratio"),
            [
                ("hour", row => (double)csv.Time(row, "timestamp").Hour),
                ("day_part", row => DayPart(csv.Time(row, "timestamp").Hour)),
            ]);
    }

    private static StreamRows Flights()
    {
        var csv = CsvColumns.Read(Path.Combine(SharedData.Repository, "samples/QuickStart/data/flights.csv"));
        return Build(csv, "flights", PredictionTask.Binary, null, row => csv.Time(row, "departure"),
            Numbers("distance_miles", "arrival_delay_minutes"),
            [
                ("hour", row => (double)csv.Time(row, "departure").Hour),
                ("origin", row => csv.Text(row, "origin")),
                ("day_part", row => DayPart(csv.Time(row, "departure").Hour)),
            ]);
    }

    private static StreamRows Build(
        CsvColumns csv, string name, PredictionTask task, DemoModel? model, Func<int, DateTime> timeOf,
        string[] numbers, (string Name, Func<int, object?> Of)[] derived)
    {
        (string Name, Func<int, object?> Of)[] columns =
            [.. numbers.Select(number => (number, (Func<int, object?>)(row => csv.Number(row, number)))), .. derived];
        var rows = Enumerable.Range(0, csv.Rows).Select(row => Array.ConvertAll(columns, column => column.Of(row))).ToArray();
        ColumnSchema[] features = [.. columns.Select((column, i) => rows[0][i] is string
            ? ColumnSchema.Text(column.Name, "string")
            : ColumnSchema.Number(column.Name, "double"))];
        return new(name, task, features, rows, [.. Enumerable.Range(0, csv.Rows).Select(timeOf)], model);
    }

    private static string[] Numbers(params string[] names) => names;

    /// <summary>The tariff of a business customer: peak in the afternoons of working days, off-peak at night and on Sundays.</summary>
    private static string Tariff(DateTime time) => time switch
    {
        { DayOfWeek: DayOfWeek.Sunday } or { Hour: < 7 or >= 22 } => "off-peak",
        { DayOfWeek: not DayOfWeek.Saturday, Hour: >= 14 and < 20 } => "peak",
        _ => "shoulder",
    };

    private static string DayPart(int hour) => hour switch
    {
        < 6 => "night",
        < 10 => "morning",
        < 18 => "day",
        _ => "evening",
    };

    /// <summary>Calls of one day follow each other in the file; they are taken as made from nine to eighteen, fewer at noon.</summary>
    private static double[] CallHours(CsvColumns csv)
    {
        double[] share = [0, 0.10, 0.24, 0.37, 0.43, 0.50, 0.62, 0.75, 0.88, 1];
        var hours = new double[csv.Rows];
        for (int from = 0, to; from < hours.Length; from = to)
        {
            to = from + 1;
            while (to < hours.Length && csv.Text(to, "day_of_week") == csv.Text(from, "day_of_week"))
            {
                to++;
            }

            for (var row = from; row < to; row++)
            {
                hours[row] = 9 + Array.FindLastIndex(share, start => start <= (row - from + 0.5) / (to - from));
            }
        }

        return hours;
    }
}
