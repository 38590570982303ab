using ModelMonitor.Aggregation;
using ModelMonitor.Baselines;

namespace ModelMonitor.Detection;

/// <summary>How well what may have happened to the values of a baseline explains a window.</summary>
internal sealed class ShapeFit
{
    // Cells that differ so certainly are a change that may be named, though it moves little of the whole.
    private const double CertainChange = 1e-6;

    private readonly WindowFit _fit;
    private readonly BaselinePoints _points;
    private readonly double[] _unmoved;

    public ShapeFit(ColumnBaseline baseline, NumericLayout layout, ColumnCounts window)
    {
        (Baseline, Layout) = (baseline, layout);
        _fit = new(layout, window, baseline.Count);
        _points = new(baseline, layout);
        _unmoved = new double[layout.Edges.Length];
        _points.AddCumulative(1, 0, 1, layout.Edges, _unmoved);
    }

    public ColumnCounts Window => _fit.Counts;

    public ColumnBaseline Baseline { get; }

    public NumericLayout Layout { get; }

    /// <inheritdoc cref="WindowFit.Sampling"/>
    public double Sampling => _fit.Sampling;

    /// <inheritdoc cref="WindowFit.Tolerance"/>
    public double Tolerance => _fit.Tolerance;

    /// <inheritdoc cref="WindowFit.Cumulative"/>
    public ReadOnlySpan<double> Cumulative => _fit.Cumulative;

    /// <summary>Whether the window is a change that no chance explains; a faint one would fit many names, and gets none.</summary>
    public bool IsChanged
    {
        get
        {
            if (_fit.Distance(_unmoved).Largest > _fit.Noise)
            {
                return true;
            }

            long[] before = [.. Baseline.Counts.Cells.AsSpan(0, Layout.OrderedCellCount)];
            long[] now = [.. Window.Cells.AsSpan(0, Layout.OrderedCellCount)];
            return Homogeneity.PValueOf(before, now, areOrdered: true) < CertainChange;
        }
    }

    /// <inheritdoc cref="WindowFit.IsCentredOn"/>
    public bool IsCentred => _fit.IsCentredOn(_points.Moments);

    /// <summary>The fit of the baseline with each value multiplied, and an amount added.</summary>
    /// <param name="factor">The factor, above 0.</param>
    /// <param name="offset">The amount.</param>
    /// <param name="parameters">How many numbers were fitted to the window.</param>
    public FitQuality Linear(double factor, double offset, int parameters) =>
        Of(_fit.OfMoments(_points.Moments.Linear(factor, offset), parameters), factor, [offset]);

    /// <summary>The score of that fit, where it is below a limit; or else one that is not.</summary>
    /// <inheritdoc cref="Linear"/>
    public double LinearScore(double factor, double offset, int parameters, double limit)
    {
        var moments = _fit.OfMoments(_points.Moments.Linear(factor, offset), parameters);
        return moments.Score >= limit ? moments.Score : Score(moments, factor, [offset]);
    }

    /// <summary>The fit of the baseline with noise added.</summary>
    /// <param name="noise">The noise, each amount as probable as the others; 0 on average.</param>
    /// <param name="parameters">How many numbers were fitted to the window.</param>
    public FitQuality Noisy(ReadOnlySpan<double> noise, int parameters) =>
        Of(_fit.OfMoments(_points.Moments.Plus(PointMoments.Of(noise)), parameters), 1, noise);

    /// <summary>The score of that fit, where it is below a limit; or else one that is not.</summary>
    /// <inheritdoc cref="Noisy"/>
    public double NoisyScore(ReadOnlySpan<double> noise, int parameters, double limit)
    {
        var moments = _fit.OfMoments(_points.Moments.Plus(PointMoments.Of(noise)), parameters);
        return moments.Score >= limit ? moments.Score : Score(moments, 1, noise);
    }

    /// <summary>The fit of the baseline with what lies beyond limits moved to them.</summary>
    public FitQuality Clipped(double lower, double upper, int parameters)
    {
        Span<double> values = stackalloc double[_points.Values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Math.Clamp(_points.Values[i], lower, upper);
        }

        var moments = _fit.OfMoments(PointMoments.Of(values, _points.Weights), parameters);
        if (!moments.IsAccepted)
        {
            return moments;
        }

        Span<double> cumulative = stackalloc double[Layout.Edges.Length];
        for (var i = 0; i < cumulative.Length; i++)
        {
            cumulative[i] = Layout.Edges[i] >= upper ? 1 : Layout.Edges[i] < lower ? 0 : _unmoved[i];
        }

        return _fit.Of(moments, cumulative);
    }

    /// <summary>The fit of the baseline with each value replaced by another.</summary>
    public FitQuality Mapped(Func<double, double> map, int parameters)
    {
        var values = new double[_points.Values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = map(_points.Values[i]);
        }

        var moments = _fit.OfMoments(PointMoments.Of(values, _points.Weights), parameters);
        return moments.IsAccepted ? _fit.Of(moments, Cumulated(values)) : moments;
    }

    /// <summary>The fit of the baseline of which a share has gone to one value.</summary>
    public FitQuality Stuck(double value, double share, int parameters)
    {
        var moments = _fit.OfMoments(_points.Moments.With(value, share), parameters);
        return moments.IsAccepted ? _fit.Of(moments, Mixed(1 - share, [(value, share)])) : moments;
    }

    /// <summary>The largest and the mean squared difference from the baseline of which shares have gone to some values.</summary>
    /// <param name="rest">The share that has not.</param>
    /// <param name="atoms">The values and the shares.</param>
    public (double Largest, double MeanSquare) DistanceFrom(double rest, ReadOnlySpan<(double Value, double Share)> atoms) =>
        _fit.Distance(Mixed(rest, atoms));

    private FitQuality Of(FitQuality moments, double factor, ReadOnlySpan<double> offsets)
    {
        if (!moments.IsAccepted)
        {
            return moments;
        }

        Span<double> cumulative = stackalloc double[Layout.Edges.Length];
        return _fit.Of(moments, Cumulate(cumulative, factor, offsets));
    }

    private double Score(FitQuality moments, double factor, ReadOnlySpan<double> offsets)
    {
        Span<double> cumulative = stackalloc double[Layout.Edges.Length];
        return _fit.Of(moments, Cumulate(cumulative, factor, offsets)).Score;
    }

    private ReadOnlySpan<double> Cumulate(Span<double> cumulative, double factor, ReadOnlySpan<double> offsets)
    {
        cumulative.Clear();
        foreach (var offset in offsets)
        {
            _points.AddCumulative(factor, offset, 1d / offsets.Length, Layout.Edges, cumulative);
        }

        return cumulative;
    }

    /// <summary>The distribution function of points in any order.</summary>
    private double[] Cumulated(ReadOnlySpan<double> values)
    {
        var cells = new double[Layout.Edges.Length + 1];
        for (var i = 0; i < values.Length; i++)
        {
            var found = Array.BinarySearch(Layout.Edges, values[i]);
            cells[found < 0 ? ~found : found] += _points.Weights[i];
        }

        for (var i = 1; i < cells.Length; i++)
        {
            cells[i] += cells[i - 1];
        }

        return cells;
    }

    private double[] Mixed(double rest, ReadOnlySpan<(double Value, double Share)> atoms)
    {
        var cumulative = Array.ConvertAll(_unmoved, below => rest * below);
        foreach (var (value, share) in atoms)
        {
            for (var edge = Layout.Edges.AsSpan().BinarySearch(value) is var found && found < 0 ? ~found : found; edge < cumulative.Length; edge++)
            {
                cumulative[edge] += share;
            }
        }

        return cumulative;
    }
}
