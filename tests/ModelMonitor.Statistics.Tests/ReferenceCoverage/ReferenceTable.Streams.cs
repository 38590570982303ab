namespace ModelMonitor.Statistics.Tests;

/// <summary>Streaming detectors, single samples, forecasts and samples of several columns.</summary>
internal static partial class ReferenceTable
{
    private static readonly (string File, string Keys, string By)[] StreamsAndSamples =
    [
        ("adwin_all_cuts", "clock=32|clock=1", nameof(AdwinTests.Alarms_and_window_agree_with_an_independent_implementation)),
        ("drift_detectors", "river/adwin default|river/adwin clock=1|river/adwin delta=0.05", nameof(AdwinTests.With_the_cuts_of_river_the_alarms_are_those_of_river)),
        ("drift_detectors", "river/adwin no_reset delta=0.002 clock=32|river/adwin no_reset delta=0.002 clock=1", nameof(AdwinTests.With_the_cuts_of_river_the_window_is_that_of_river)),
        ("drift_detectors", "river/page_hinkley default|river/page_hinkley threshold=20 alpha=1 mode=both|river/page_hinkley threshold=10 delta=0.01 mode=up|river/page_hinkley threshold=10 delta=0.01 mode=down", nameof(PageHinkleyTests.Alarms_agree_with_river)),
        ("drift_detectors", "river/ddm default|river/ddm warm_start=100 warning=2 drift=3|frouros/ddm default|skmultiflow/ddm default", nameof(ErrorRateDetectorTests.DDM_as_published_agrees_with_three_libraries)),
        ("drift_detectors", "river/eddm default", nameof(ErrorRateDetectorTests.EDDM_agrees_with_river)),
        ("drift_detectors", "river/hddm_a default|river/hddm_a two_sided", nameof(ErrorRateDetectorTests.HDDM_A_agrees_with_river)),
        ("drift_detectors", "own/kswin_full_window alpha=0.005 window=100 stat=30", nameof(KolmogorovSmirnovWindowTests.Alarms_agree_with_the_exact_test_at_every_step)),
        ("drift_detectors", "river/kswin alpha=0.005 window=100 stat=30 seeds 0..19", nameof(KolmogorovSmirnovWindowTests.With_a_random_draw_the_first_alarms_of_many_seeds_are_distributed_as_those_of_river)),
        ("drift_detectors", "frouros/adwin default", nameof(AdwinTests.With_the_cuts_of_river_the_alarms_are_those_of_frouros)),
        ("drift_detectors", "frouros/eddm default|frouros/hddm_a default|frouros/page_hinkley default|skmultiflow/adwin default|skmultiflow/eddm default|skmultiflow/hddm_a default|skmultiflow/page_hinkley default", "These differ from river in their definitions, as the notes of the file say, and no option follows them."),

        ("univariate", "descriptive_exact.mean descriptive_exact.variance_ddof0 descriptive_exact.variance_ddof1 descriptive_exact.std_ddof1 descriptive_exact.skewness_biased descriptive_exact.kurtosis_excess_biased", nameof(RunningMomentsTests.Moments_agree_with_rational_arithmetic)),
        ("univariate", "descriptive_exact.sum descriptive_exact.min descriptive_exact.max", "The sum is the mean times n; the extremes are the quantiles at 0 and 1."),
        ("univariate", "standard_error_mean mean_ci95_t.low mean_ci95_t.high", nameof(MeanIntervalTests.Error_and_interval_agree_with_scipy)),
        ("univariate", "quantiles.linear quantiles.median_unbiased quantiles.hazen quantiles.weibull quantiles.lower quantiles.higher quantiles.inverted_cdf", nameof(QuantileTests.Every_type_agrees_with_numpy)),
        ("univariate", "q1 median q3 iqr mad_raw mad_scaled", nameof(OutlierFencesTests.Quartiles_deviations_and_fences_agree_with_numpy)),
        ("univariate", "iqr_fence_1.5.low iqr_fence_1.5.high iqr_fence_1.5.outlier_indices iqr_fence_3.0.low iqr_fence_3.0.high iqr_fence_3.0.outlier_indices", nameof(OutlierFencesTests.Quartiles_deviations_and_fences_agree_with_numpy)),
        ("univariate", "mad_fence_3.0.low mad_fence_3.0.high mad_fence_3.0.outlier_indices mad_fence_3.5.low mad_fence_3.5.high mad_fence_3.5.outlier_indices", nameof(OutlierFencesTests.Quartiles_deviations_and_fences_agree_with_numpy)),

        ("forecasting", "fitted forecast sse final_level final_trend", nameof(HoltWintersTests.The_recursion_agrees_with_statsmodels)),
        ("forecasting", "forecast_statsmodels", "Statsmodels leaves out the last seasonal update, as the notes say; forecast has it."),
        ("forecasting", "alpha beta gamma beta_state_space gamma_state_space pi_lower pi_upper", nameof(HoltWintersTests.Interval_widths_at_the_parameters_of_statsmodels_agree)),
        ("forecasting", "log_likelihood", "Belongs to the optimum of another criterion; the fit is judged by its squared error."),

        ("mmd", "median_pairwise_distance mmd2_unbiased mmd2_biased mmd2_unbiased_sigma_1 mmd2_biased_sigma_1", nameof(MaximumMeanDiscrepancyTests.Estimates_agree_with_the_reference)),
        ("mmd", "permuted_mmd2_unbiased permutation_pvalue", nameof(MaximumMeanDiscrepancyTests.Permutations_agree_with_the_reference)),
        ("multivariate", "k1.n_components k1.row_error_test k1.mean_error_test k1.mean_error_reference k1.std_error_reference_ddof1", nameof(PrincipalComponentsTests.Components_and_errors_agree_with_scikit_learn)),
        ("multivariate", "k2.n_components k2.row_error_test k2.mean_error_test k2.mean_error_reference k2.std_error_reference_ddof1", nameof(PrincipalComponentsTests.Components_and_errors_agree_with_scikit_learn)),
        ("multivariate", "var_0.65.n_components var_0.65.row_error_test var_0.65.mean_error_test var_0.65.mean_error_reference var_0.65.std_error_reference_ddof1", nameof(PrincipalComponentsTests.Components_and_errors_agree_with_scikit_learn)),
        ("multivariate", "var_0.95.n_components var_0.95.row_error_test var_0.95.mean_error_test var_0.95.mean_error_reference var_0.95.std_error_reference_ddof1", nameof(PrincipalComponentsTests.Components_and_errors_agree_with_scikit_learn)),
        ("multivariate", "scale_ddof0 explained_variance_ddof1 explained_variance_ratio", nameof(PrincipalComponentsTests.Components_and_errors_agree_with_scikit_learn)),
        ("multivariate", "mean covariance_ddof1 distance distance_squared chi2_sf", nameof(CovarianceTests.Distances_of_Mahalanobis_agree_with_scipy)),
    ];
}
