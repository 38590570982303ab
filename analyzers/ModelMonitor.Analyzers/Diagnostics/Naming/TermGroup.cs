using ModelMonitor.Analyzers.Parsing;

namespace ModelMonitor.Analyzers.Diagnostics.Naming;

/// <summary>Terms that mean the same of a feature.</summary>
/// <param name="Topic">What they stand for, as the rule's page says it.</param>
/// <param name="Families">The types of features that they are looked for in; a count or flag has another.</param>
/// <param name="Terms">The terms, in lower case, with blanks between words.</param>
internal sealed record TermGroup(string Topic, ScalarFamily[] Families, string[] Terms);
