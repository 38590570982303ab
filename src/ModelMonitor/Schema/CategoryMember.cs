namespace ModelMonitor.Schema;

/// <summary>A category of a coded column.</summary>
/// <param name="Code">Its number in the row.</param>
/// <param name="Name">What it is called, such as the name of an enum's member.</param>
public readonly record struct CategoryMember(double Code, string Name);
