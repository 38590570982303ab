using System.Text.Json;

namespace ModelMonitor.Statistics.Tests;

/// <summary>
/// Every expected result of every reference file is read by a test, which this table names, or the table says why not.
/// A file, a key or a case that is new fails here until it is entered, and so does an entry that matches nothing.
/// </summary>
public sealed class ReferenceCoverageTests
{
    // What a reference library printed, or why it refused the input: tests treat such cases by name.
    private static readonly string[] Remarks = ["warnings", "error", "message"];

    // In these files the case, or the first part of the key, says what was computed.
    private static readonly string[] ByCase = ["special_functions"], ByFirstKey = ["drift_detectors", "adwin_all_cuts"];

    private static readonly (string File, string Keys, string By)[] Table =
    [
        ("multiple_testing", "bonferroni.adjusted bonferroni.reject", nameof(AdjustedPValueTests.Bonferroni_agrees_with_statsmodels)),
        ("multiple_testing", "holm.adjusted holm.reject", nameof(AdjustedPValueTests.Holm_agrees_with_statsmodels)),
        ("multiple_testing", "holm_sidak.adjusted holm_sidak.reject", nameof(AdjustedPValueTests.Holm_Sidak_agrees_with_statsmodels)),
        ("multiple_testing", "hommel.adjusted hommel.reject", nameof(AdjustedPValueTests.Hommel_agrees_with_statsmodels)),
        ("multiple_testing", "fdr_bh.adjusted fdr_bh.reject", nameof(AdjustedPValueTests.Benjamini_Hochberg_agrees_with_statsmodels)),
        ("multiple_testing", "fdr_by.adjusted fdr_by.reject", nameof(AdjustedPValueTests.Benjamini_Yekutieli_agrees_with_statsmodels)),

        ("two_sample_tests", "ks_2samp_exact.statistic ks_2samp_exact.pvalue", nameof(KolmogorovSmirnovTests.Exact_test_agrees_with_scipy)),
        ("two_sample_tests", "ks_2samp_exact.statistic_location ks_2samp_exact.statistic_sign", nameof(KolmogorovSmirnovTests.The_signed_difference_and_location_agree_with_scipy)),
        ("two_sample_tests", "ks_2samp_asymp.statistic ks_2samp_asymp.pvalue", nameof(KolmogorovSmirnovTests.Asymptotic_p_value_is_close_to_the_finite_sample_law)),
        ("two_sample_tests", "ks_2samp_asymp.statistic_location ks_2samp_asymp.statistic_sign", "The same numbers as those of ks_2samp_exact."),
        ("two_sample_tests", "ks_limiting.statistic ks_limiting.pvalue ks_limiting.pvalue_stephens", nameof(KolmogorovSmirnovTests.Limiting_law_agrees_with_scipy)),
        ("two_sample_tests", "anderson_ksamp_midrank.statistic anderson_ksamp_midrank.pvalue anderson_ksamp_midrank.pvalue_capped", nameof(AndersonDarlingTests.Test_agrees_with_scipy)),
        ("two_sample_tests", "anderson_ksamp_right.statistic anderson_ksamp_right.pvalue anderson_ksamp_right.pvalue_capped", nameof(AndersonDarlingTests.Right_continuous_test_agrees_with_scipy)),
        ("two_sample_tests", "anderson_ksamp_midrank.critical_values anderson_ksamp_right.critical_values", "The same seven constants for all pairs; the p-values that come from them are read."),
        ("two_sample_tests", "cramervonmises_2samp_asymptotic.statistic cramervonmises_2samp_asymptotic.pvalue", nameof(CramerVonMisesTests.Asymptotic_test_agrees_with_scipy)),
        ("two_sample_tests", "cramervonmises_2samp_exact.statistic cramervonmises_2samp_exact.pvalue", nameof(CramerVonMisesTests.Exact_test_agrees_with_scipy)),
        ("two_sample_tests", "mannwhitneyu_asymptotic_cc.statistic_u1 mannwhitneyu_asymptotic_cc.statistic_u2 mannwhitneyu_asymptotic_cc.pvalue", nameof(MannWhitneyTests.Asymptotic_test_agrees_with_scipy)),
        ("two_sample_tests", "mannwhitneyu_asymptotic_nocc.statistic_u1 mannwhitneyu_asymptotic_nocc.statistic_u2 mannwhitneyu_asymptotic_nocc.pvalue", nameof(MannWhitneyTests.Asymptotic_test_agrees_with_scipy)),
        ("two_sample_tests", "mannwhitneyu_exact.statistic_u1 mannwhitneyu_exact.statistic_u2 mannwhitneyu_exact.pvalue", nameof(MannWhitneyTests.Exact_test_agrees_with_scipy)),
        ("two_sample_tests", "ttest_welch.statistic ttest_welch.pvalue ttest_welch.df", nameof(WelchTTests.Test_agrees_with_scipy)),
        ("two_sample_tests", "epps_singleton_2samp.statistic epps_singleton_2samp.pvalue", nameof(EppsSingletonTests.Test_agrees_with_scipy)),
        ("two_sample_tests", "energy_distance.value", nameof(EnergyDistanceTests.Distance_agrees_with_scipy)),
        ("two_sample_tests", "wasserstein_distance.value", nameof(WassersteinTests.Distance_agrees_with_scipy)),
        ("two_sample_tests", "levene_median.statistic levene_median.pvalue", nameof(BrownForsytheTests.Test_agrees_with_scipy)),

        ("contingency_tests", "chi2_no_yates.statistic chi2_no_yates.pvalue chi2_no_yates.dof cramers_v", nameof(ChiSquareTests.Test_of_a_table_agrees_with_scipy)),
        ("contingency_tests", "chi2_yates.statistic chi2_yates.pvalue chi2_yates.dof", nameof(ChiSquareTests.Continuity_correction_agrees_with_scipy)),
        ("contingency_tests", "chisquare.statistic chisquare.pvalue chisquare.dof", nameof(ChiSquareTests.Goodness_of_fit_agrees_with_scipy)),
        ("contingency_tests", "g_test_no_williams.statistic g_test_no_williams.pvalue g_test_no_williams.dof", nameof(GTestTests.Test_of_a_table_agrees_with_scipy)),
        ("contingency_tests", "g_test.statistic g_test.pvalue g_test.dof", nameof(GTestTests.Goodness_of_fit_agrees_with_scipy)),
        ("contingency_tests", "fisher_exact_two_sided.odds_ratio fisher_exact_two_sided.pvalue", nameof(FisherExactTests.Test_agrees_with_scipy)),
        ("contingency_tests", "fisher_exact_less.odds_ratio fisher_exact_less.pvalue", nameof(FisherExactTests.Test_agrees_with_scipy)),
        ("contingency_tests", "fisher_exact_greater.odds_ratio fisher_exact_greater.pvalue", nameof(FisherExactTests.Test_agrees_with_scipy)),
        ("contingency_tests", "chi2_no_yates.expected_frequencies chi2_yates.expected_frequencies g_test_no_williams.expected_frequencies", "Intermediate: the statistics that come from them are read."),

        ("proportions", "ztest_pooled_two_sided.z ztest_pooled_two_sided.pvalue ztest_unpooled_two_sided.z ztest_unpooled_two_sided.pvalue", nameof(TwoProportionZTests.Test_agrees_with_statsmodels)),
        ("proportions", "ztest_pooled_larger.z ztest_pooled_larger.pvalue ztest_pooled_smaller.z ztest_pooled_smaller.pvalue", nameof(TwoProportionZTests.Test_agrees_with_statsmodels)),
        ("proportions", "wilson.low wilson.high agresti_coull.low agresti_coull.high clopper_pearson.low clopper_pearson.high", nameof(ProportionIntervalTests.Intervals_agree_with_statsmodels)),
        ("proportions", "jeffreys.low jeffreys.high wald.low wald.high", nameof(ProportionIntervalTests.Intervals_agree_with_statsmodels)),

        ("correlation", "pearson.r pearson.pvalue pearson.ci95_low pearson.ci95_high", nameof(CorrelationTests.Pearson_agrees_with_scipy)),
        ("correlation", "spearman.rho spearman.pvalue", nameof(CorrelationTests.Spearman_agrees_with_scipy)),
        ("correlation", "kendall_asymptotic.tau_b kendall_asymptotic.pvalue", nameof(CorrelationTests.Kendall_agrees_with_scipy)),
        ("correlation", "kendall_exact.tau_b kendall_exact.pvalue", nameof(CorrelationTests.Exact_Kendall_agrees_with_scipy)),
        ("correlation", "kendall_tau_c.tau_c", nameof(CorrelationTests.Stuarts_tau_c_agrees_with_scipy)),
        ("correlation", "covariance_ddof1", nameof(CorrelationTests.Covariance_agrees_with_numpy)),
        ("correlation", "z pvalue_two_sided", nameof(CorrelationTests.Change_of_correlation_agrees_with_scipy)),

        ("histogram_divergences", "p q rule_none.psi rule_none.kl_p_q_nats rule_none.kl_q_p_nats", nameof(DivergenceTests.Shares_agree_with_numpy_under_every_rule_for_empty_cells)),
        ("histogram_divergences", "rule_zero_to_eps.psi rule_zero_to_eps.kl_p_q_nats rule_zero_to_eps.kl_q_p_nats", nameof(DivergenceTests.Shares_agree_with_numpy_under_every_rule_for_empty_cells)),
        ("histogram_divergences", "rule_max_eps_renormalised.psi rule_max_eps_renormalised.kl_p_q_nats rule_max_eps_renormalised.kl_q_p_nats", nameof(DivergenceTests.Shares_agree_with_numpy_under_every_rule_for_empty_cells)),
        ("histogram_divergences", "rule_laplace.psi rule_laplace.kl_p_q_nats rule_laplace.kl_q_p_nats", nameof(DivergenceTests.Counts_with_half_an_observation_added_agree_with_numpy)),
        ("histogram_divergences", "js_divergence_nats js_divergence_bits js_distance_nats js_distance_base2 hellinger", nameof(DivergenceTests.Distances_agree_with_numpy)),
        ("histogram_divergences", "bhattacharyya_coefficient bhattacharyya_distance chi_square_symmetric total_variation", nameof(DivergenceTests.Distances_agree_with_numpy)),
        ("histogram_divergences", "l_infinity wasserstein_on_bin_index ks_on_bins", nameof(DivergenceTests.Distances_agree_with_numpy)),

        ("special_functions", "norm_sf norm_sf_random", nameof(SpecialFunctionTests.Normal_tail)),
        ("special_functions", "norm_ppf norm_ppf_random", nameof(SpecialFunctionTests.Normal_quantile)),
        ("special_functions", "erfc erfc_random", nameof(SpecialFunctionTests.Complementary_error_function)),
        ("special_functions", "chi2_sf chi2_sf_random", nameof(SpecialFunctionTests.Chi_square_tail)),
        ("special_functions", "t_sf t_sf_random", nameof(SpecialFunctionTests.Student_tail)),
        ("special_functions", "betainc betainc_random", nameof(SpecialFunctionTests.Regularised_incomplete_beta_integral)),
        ("special_functions", "beta_ppf beta_ppf_random", nameof(SpecialFunctionTests.Beta_quantile)),
        ("special_functions", "digamma", nameof(SpecialFunctionTests.Digamma)),
        ("special_functions", "kolmogorov_limit_sf kolmogorov_limit_sf_random", nameof(SpecialFunctionTests.Kolmogorov_tail)),
        ("special_functions", "kstwo_sf kstwo_sf_random", nameof(SpecialFunctionTests.Corrected_Kolmogorov_law_is_close_to_the_finite_one_from_an_effective_size_of_thirty)),
        ("special_functions", "norm_cdf", nameof(UnderlyingFunctionTests.Normal_distribution)),
        ("special_functions", "erf", nameof(UnderlyingFunctionTests.Error_function)),
        ("special_functions", "gammaln gammaln_random", nameof(UnderlyingFunctionTests.Logarithm_of_the_gamma_function)),
        ("special_functions", "chi2_ppf chi2_ppf_random", nameof(UnderlyingFunctionTests.Chi_square_quantile)),
        ("special_functions", "gammainc_p gammainc_p_random", nameof(UnderlyingFunctionTests.Lower_incomplete_gamma_integral)),
        ("special_functions", "gammainc_q", nameof(UnderlyingFunctionTests.Upper_incomplete_gamma_integral)),
        ("special_functions", "t_ppf t_ppf_random", nameof(UnderlyingFunctionTests.Student_quantile)),
        ("special_functions", "f_sf f_sf_random", nameof(UnderlyingFunctionTests.F_tail)),
        ("special_functions", "binom_cdf", nameof(UnderlyingFunctionTests.Binomial_distribution)),
        ("special_functions", "binom_sf", nameof(UnderlyingFunctionTests.Binomial_tail)),
        ("special_functions", "poisson_sf", nameof(UnderlyingFunctionTests.Poisson_tail)),
        ("special_functions", "hypergeom_pmf", nameof(UnderlyingFunctionTests.Hypergeometric_probability)),

        ("univariate", "descriptive_exact.mean descriptive_exact.variance_ddof0 descriptive_exact.variance_ddof1 descriptive_exact.std_ddof1 descriptive_exact.skewness_biased descriptive_exact.kurtosis_excess_biased", nameof(RunningMomentsTests.Moments_agree_with_rational_arithmetic)),
        ("univariate", "descriptive_exact.sum descriptive_exact.min descriptive_exact.max standard_error_mean mean_ci95_t.low mean_ci95_t.high", "No type of the package gives them."),
        ("univariate", "q1 median q3 iqr mad_raw mad_scaled quantiles.linear quantiles.median_unbiased quantiles.hazen quantiles.weibull quantiles.lower quantiles.higher quantiles.inverted_cdf", "No type of the package gives them."),
        ("univariate", "iqr_fence_1.5.low iqr_fence_1.5.high iqr_fence_1.5.outlier_indices iqr_fence_3.0.low iqr_fence_3.0.high iqr_fence_3.0.outlier_indices", "No type of the package gives them."),
        ("univariate", "mad_fence_3.0.low mad_fence_3.0.high mad_fence_3.0.outlier_indices mad_fence_3.5.low mad_fence_3.5.high mad_fence_3.5.outlier_indices", "No type of the package gives them."),

        ("adwin_all_cuts", "clock=32|clock=1", nameof(AdwinTests.Alarms_and_window_agree_with_an_independent_implementation)),
        ("drift_detectors", "river/adwin no_reset delta=0.002 clock=32", nameof(AdwinTests.The_window_agrees_with_river_until_the_first_alarm)),
        ("drift_detectors", "river/adwin default|river/adwin clock=1|river/adwin delta=0.05|river/adwin no_reset delta=0.002 clock=1", "River skips the newest bucket of each row; adwin_all_cuts has the results of the published algorithm."),
        ("drift_detectors", "river/page_hinkley default|river/page_hinkley threshold=20 alpha=1 mode=both|river/page_hinkley threshold=10 delta=0.01 mode=up|river/page_hinkley threshold=10 delta=0.01 mode=down", nameof(PageHinkleyTests.Alarms_agree_with_river)),
        ("drift_detectors", "river/ddm default", nameof(ErrorRateDetectorTests.DDM_agrees_with_river)),
        ("drift_detectors", "river/eddm default", nameof(ErrorRateDetectorTests.EDDM_agrees_with_river)),
        ("drift_detectors", "river/hddm_a default", nameof(ErrorRateDetectorTests.HDDM_A_agrees_with_river)),
        ("drift_detectors", "river/ddm warm_start=100 warning=2 drift=3|river/hddm_a two_sided", "Other settings of detectors whose default agrees."),
        ("drift_detectors", "own/kswin_full_window alpha=0.005 window=100 stat=30", nameof(KolmogorovSmirnovWindowTests.Alarms_agree_with_the_exact_test_at_every_step)),
        ("drift_detectors", "river/kswin alpha=0.005 window=100 stat=30 seeds 0..19", "River draws at random from the old part of the window; the window here is compared as a whole."),
        ("drift_detectors", "frouros/adwin default|frouros/ddm default|frouros/eddm default|frouros/hddm_a default|frouros/page_hinkley default", "Frouros differs from river in its definitions, as the notes of the file say."),
        ("drift_detectors", "skmultiflow/adwin default|skmultiflow/ddm default|skmultiflow/eddm default|skmultiflow/hddm_a default|skmultiflow/page_hinkley default", "Scikit-multiflow differs from river in its definitions, as the notes of the file say."),
    ];

    public static TheoryData<string> Files => [.. Names()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_expected_result_is_read_by_a_test_or_excused(string file)
    {
        var entered = Table.Where(row => row.File == file)
            .SelectMany(row => row.Keys.Split(ByFirstKey.Contains(file) ? '|' : ' ')).ToArray();

        entered.ShouldBeUnique();
        entered.Order(StringComparer.Ordinal).ShouldBe(Keys(file).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_file_of_the_table_is_there()
        => Table.Select(row => row.File).Distinct().Order().ShouldBe(Names());

    private static IEnumerable<string> Names()
        => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Reference"), "*.json")
            .Select(path => Path.GetFileNameWithoutExtension(path)).Order();

    private static HashSet<string> Keys(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", file + ".json")));
        var keys = new HashSet<string>();
        foreach (var item in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            if (ByCase.Contains(file))
            {
                keys.Add(item.GetProperty("name").GetString()!);
            }
            else
            {
                AddKeys(item.GetProperty("expected"), "", ByFirstKey.Contains(file), keys);
            }
        }
        return keys;
    }

    private static void AddKeys(JsonElement expected, string path, bool firstOnly, HashSet<string> keys)
    {
        foreach (var property in expected.EnumerateObject().Where(property => !Remarks.Contains(property.Name)))
        {
            if (property.Value.ValueKind == JsonValueKind.Object && !firstOnly)
            {
                AddKeys(property.Value, path + property.Name + ".", firstOnly, keys);
            }
            else
            {
                keys.Add(path + property.Name);
            }
        }
    }
}
