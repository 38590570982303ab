namespace ModelMonitor.Statistics.Tests;

/// <summary>Metrics of models, and real data.</summary>
internal static partial class ReferenceTable
{
    private static readonly (string File, string Keys, string By)[] Performance =
    [
        ("calibration", "equal_width_10.ece equal_width_10.mce equal_width_10.rmsce equal_width_10.bins", nameof(CalibrationErrorTests.Errors_agree_with_the_reference)),
        ("calibration", "equal_width_15.ece equal_width_15.mce equal_width_15.rmsce equal_width_15.bins", nameof(CalibrationErrorTests.Errors_agree_with_the_reference)),
        ("calibration", "equal_mass_10.ece equal_mass_10.mce equal_mass_10.rmsce equal_mass_10.bins", nameof(CalibrationErrorTests.Errors_agree_with_the_reference)),
        ("calibration", "x_thresholds y_thresholds fitted_at_x predicted_at_query", nameof(IsotonicRegressionTests.Thresholds_and_predictions_agree_with_scikit_learn)),
        ("calibration", "platt_A platt_B platt_objective p_at_query sklearn_A sklearn_B", nameof(PlattScalingTests.Parameters_agree_with_an_independent_Newton_iteration)),
        ("calibration", "logistic_no_prior_slope logistic_no_prior_intercept logistic_objective", "A fit without the prior of Platt, which no type offers."),
        ("classification_metrics", "accuracy balanced_accuracy mcc cohen_kappa labels confusion_matrix_rows_true precision_micro recall_micro f1_micro", nameof(ConfusionMatrixTests.Metrics_agree_with_scikit_learn)),
        ("classification_metrics", "precision_macro recall_macro f1_macro precision_weighted recall_weighted f1_weighted per_class.precision per_class.recall per_class.f1 per_class.support", nameof(ConfusionMatrixTests.Metrics_agree_with_scikit_learn)),
        ("classification_metrics", "roc_auc average_precision average_precision.value roc_auc_max_fpr_0.1 ks_statistic_max_tpr_minus_fpr", nameof(RocAucTests.Areas_precision_and_separation_agree_with_scikit_learn)),
        ("classification_metrics", "log_loss brier", nameof(ProbabilityLossTests.Losses_agree_with_scikit_learn)),
        ("classification_metrics", "accuracy_argmax roc_auc_ovr_macro roc_auc_ovr_weighted roc_auc_ovo_macro top2_accuracy brier_multiclass_sum", nameof(MulticlassTests.Areas_losses_and_top_k_accuracy_agree_with_scikit_learn)),
        ("regression_metrics", "mae mse rmse mape_fraction r2 r2.value explained_variance median_absolute_error max_error mean_error_pred_minus_true pinball_0.1 pinball_0.5 pinball_0.9 smape_0_to_2 msle", nameof(RegressionErrorsTests.Metrics_agree_with_scikit_learn)),
        ("ndcg", "sklearn_ndcg@all sklearn_ndcg@3 sklearn_ndcg@5 sklearn_dcg@all sklearn_ndcg_ignore_ties clarify_ndcg", nameof(NdcgTests.Gains_agree_with_scikit_learn_and_attribution_drift_with_clarify)),
        ("ndcg", "clarify_rank_live clarify_rank_training", "Intermediate: the gain that comes from the ranks is read."),

        ("e2e", "numeric.*.n numeric.*.missing numeric.*.mean numeric.*.std_ddof1 numeric.*.min numeric.*.max numeric.*.median numeric.*.distinct", nameof(NumericDriftTests.Every_chunk_has_drifted_as_expected)),
        ("e2e", "numeric.*.ks_statistic numeric.*.ks_pvalue_limiting numeric.*.ks_pvalue_scipy_asymp numeric.*.wasserstein numeric.*.wasserstein_over_ref_std numeric.*.bin_counts numeric.*.psi numeric.*.js_distance_base2 numeric.*.hellinger numeric.*.welch_t", nameof(NumericDriftTests.Every_chunk_has_drifted_as_expected)),
        ("e2e", "categorical.*.categories categorical.*.ref_counts categorical.*.counts categorical.*.chi2_statistic categorical.*.chi2_pvalue categorical.*.chi2_dof categorical.*.psi categorical.*.js_distance_base2 categorical.*.l_infinity categorical.*.new_categories categorical.*.absent_categories", nameof(CategoricalDriftTests.Every_chunk_has_drifted_as_expected)),
        ("e2e", "performance_all_labels.n_labelled performance_all_labels.positives performance_all_labels.predicted_positives performance_all_labels.confusion_tn_fp_fn_tp performance_all_labels.accuracy performance_all_labels.balanced_accuracy performance_all_labels.precision performance_all_labels.recall performance_all_labels.f1 performance_all_labels.mcc", nameof(ModelTests.Scores_meet_the_labels_as_expected)),
        ("e2e", "performance_all_labels.roc_auc performance_all_labels.average_precision performance_all_labels.log_loss performance_all_labels.brier performance_all_labels.ece_equal_width_10 performance_all_labels.mae performance_all_labels.rmse performance_all_labels.r2 performance_all_labels.mean_error_pred_minus_true performance_all_labels.median_absolute_error", nameof(ModelTests.Scores_meet_the_labels_as_expected)),
        ("e2e", "labels_available_at_end_of_this_chunk", nameof(ModelTests.Labels_arrive_late_or_never_as_the_rule_says)),
    ];
}
