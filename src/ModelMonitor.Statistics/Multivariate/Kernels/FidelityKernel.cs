namespace ModelMonitor.Statistics;

/// <summary>
/// The fidelity quantum kernel |⟨ψ(x)|ψ(y)⟩|² of the ZZ feature map (Havlíček et al. 2019), computed exactly from state
/// vectors: twice Hadamard gates on all qubits and a diagonal phase with full entanglement. One column is one qubit. A
/// curiosity to compare with: it concentrates as columns are added, and no advantage over a Gaussian kernel is claimed.
/// O(2^q·q²) for a row of q columns and O(2^q) for each pair. Immutable and thread-safe.
/// </summary>
public sealed class FidelityKernel : IPairKernel
{
    /// <summary>The largest number of columns.</summary>
    public const int LargestQubits = 6;

    private const int Repetitions = 2;
    private const int LargestStates = 1 << LargestQubits;

    private readonly double[]? _lowest;
    private readonly double[]? _range;

    /// <summary>A kernel of columns that are angles in radians.</summary>
    /// <param name="qubits">Number of columns, 1 to 6.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than one or more than six columns.</exception>
    public FidelityKernel(int qubits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(qubits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(qubits, LargestQubits);
        Qubits = qubits;
    }

    private FidelityKernel(double[] lowest, double[] range)
        : this(lowest.Length) => (_lowest, _range) = (lowest, range);

    /// <summary>Number of columns.</summary>
    public int Qubits { get; }

    /// <summary>A kernel that maps the range of each baseline column onto [0, π] and clips what lies outside.</summary>
    /// <param name="baseline">At least one row of 1 to 6 finite columns.</param>
    /// <returns>The kernel; a constant column is always 0.</returns>
    /// <exception cref="ArgumentException">There are no rows, too many columns, or a value is NaN or infinite.</exception>
    public static FidelityKernel ForBaseline(Rows baseline)
    {
        baseline.Require(nameof(baseline));
        var (lowest, range) = (baseline[0].ToArray(), baseline[0].ToArray());
        for (var i = 1; i < baseline.Count; i++)
        {
            for (var k = 0; k < lowest.Length; k++)
            {
                lowest[k] = Math.Min(lowest[k], baseline[i][k]);
                range[k] = Math.Max(range[k], baseline[i][k]);
            }
        }
        for (var k = 0; k < lowest.Length; k++)
        {
            range[k] -= lowest[k];
        }
        return new FidelityKernel(lowest, range);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// Lengths are not the number of qubits, or a row holds NaN or an infinite value.
    /// </exception>
    public double Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        KernelRows.Require(x, y);
        RequireColumns(x.Length, nameof(x));
        var size = 2 << Qubits;
        Span<double> states = stackalloc double[4 * LargestStates];
        Prepare(x, states[..size]);
        Prepare(y, states.Slice(size, size));
        return Fidelity(states[..size], states.Slice(size, size));
    }

    void IPairKernel.Fill(Rows rows, PairMatrix matrix)
    {
        RequireColumns(rows.Dimensions, nameof(rows));
        var size = 2 << Qubits;
        var states = new double[rows.Count * size];
        for (var i = 0; i < rows.Count; i++)
        {
            var state = states.AsSpan(i * size, size);
            Prepare(rows[i], state);
            matrix.Diagonal[i] = 1;
            var below = matrix.Below(i);
            for (var j = 0; j < i; j++)
            {
                below[j] = Fidelity(state, states.AsSpan(j * size, size));
            }
        }
    }

    private void RequireColumns(int columns, string name)
    {
        if (columns != Qubits)
        {
            throw new ArgumentException($"Rows have {columns} columns and the kernel {Qubits} qubits. Choose {Qubits} columns.", name);
        }
    }

    /// <summary>Real parts of the amplitudes, then imaginary parts.</summary>
    private void Prepare(ReadOnlySpan<double> row, Span<double> state)
    {
        Span<double> angles = stackalloc double[LargestQubits];
        for (var k = 0; k < Qubits; k++)
        {
            angles[k] = _lowest is null || _range is null ? row[k]
                : _range[k] > 0 ? Math.PI * Math.Clamp((row[k] - _lowest[k]) / _range[k], 0, 1) : 0;
        }
        var states = 1 << Qubits;
        var real = state[..states];
        var imaginary = state[states..];
        state.Clear();
        real[0] = 1;
        Span<double> cosines = stackalloc double[LargestStates], sines = stackalloc double[LargestStates];
        for (var bits = 0; bits < states; bits++)
        {
            (sines[bits], cosines[bits]) = Math.SinCos(Phase(angles, bits));
        }
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            Hadamard(real);
            Hadamard(imaginary);
            for (var bits = 0; bits < states; bits++)
            {
                (real[bits], imaginary[bits]) = (
                    real[bits] * cosines[bits] - imaginary[bits] * sines[bits],
                    real[bits] * sines[bits] + imaginary[bits] * cosines[bits]);
            }
        }
    }

    private double Phase(ReadOnlySpan<double> angles, int bits)
    {
        var phase = 0.0;
        for (var i = 0; i < Qubits; i++)
        {
            var bit = (bits >> i) & 1;
            phase += 2 * angles[i] * bit;
            for (var j = i + 1; j < Qubits; j++)
            {
                phase += 2 * (Math.PI - angles[i]) * (Math.PI - angles[j]) * (bit ^ ((bits >> j) & 1));
            }
        }
        return phase;
    }

    private static void Hadamard(Span<double> amplitudes)
    {
        for (var bit = 1; bit < amplitudes.Length; bit <<= 1)
        {
            for (var i = 0; i < amplitudes.Length; i++)
            {
                if ((i & bit) == 0)
                {
                    var (zero, one) = (amplitudes[i], amplitudes[i | bit]);
                    (amplitudes[i], amplitudes[i | bit]) = ((zero + one) * Math.Sqrt(0.5), (zero - one) * Math.Sqrt(0.5));
                }
            }
        }
    }

    private static double Fidelity(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var half = x.Length / 2;
        var real = VectorMath.Dot(x, y);
        var imaginary = VectorMath.Dot(x[..half], y[half..]) - VectorMath.Dot(x[half..], y[..half]);
        return Math.Min(1, real * real + imaginary * imaginary);
    }
}
